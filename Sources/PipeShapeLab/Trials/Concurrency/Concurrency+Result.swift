extension Concurrency {
  /// The figures of tallies, one list for each form, an entry for each repeat; the raw samples are all of these.
  static func result(
    _ tallies: some Sequence<(String, [ContentionTally])>, writers: Int, seed: UInt64
  ) -> StepResult {
    var result = StepResult(figures: [], samples: "form,repeat,measure,value\n")
    for (name, tallies) in tallies {
      let form = FormFigures(name: name, tallies: tallies, seed: seed)
      result.figures += form.figures.map { figure in
        var figure = figure
        figure.x = Double(writers)
        return figure
      }
      let late = tallies.count { $0.beganLate }
      if late > 0 {
        result.facts.append(
          Fact("no rate of \(name)", "\(late) of \(tallies.count) repeats: a writer began late"))
      }
      for (number, tally) in tallies.enumerated() {
        result.samples += tally.lines(after: "\(CSVField.text(name)),\(number + 1)")
      }
    }
    return result
  }
}

/// What the repeats of one form came to; sums over repeats by sums, intervals over repeats.
private struct FormFigures {
  let name: String
  let tallies: [ContentionTally]
  let seed: UInt64

  var figures: [Figure] { counts + rate + latencies }

  private func figure(
    _ quantity: Concurrency.Quantity, _ unit: Figure.Unit, _ label: String, _ value: Interval, _ samples: Int
  ) -> Figure {
    Figure(series: name, quantity: quantity.rawValue, unit: unit, label: label, value: value, samples: samples)
  }

  private static func acknowledgements(_ tallies: [ContentionTally]) -> Int {
    tallies.reduce(0) { $0 + $1.acknowledgements }
  }

  private var counts: [Figure] {
    let counted: [(Concurrency.Quantity, (ContentionTally) -> Int)] = [
      (.lost, \.lost), (.retries, \.retries), (.deadlocks, \.deadlocks), (.failures, \.failures),
    ]
    return counted.map { quantity, count in
      let value = Statistics.bootstrap(tallies, seed: seed) { tallies in
        Double(tallies.reduce(0) { $0 + count($1) }) * 1000 / Double(max(1, Self.acknowledgements(tallies)))
      }
      return figure(quantity, .count, "mean", value, Self.acknowledgements(tallies))
    }
  }

  /// Of the repeats in which all began together.
  private var rate: [Figure] {
    let together = tallies.filter { !$0.beganLate }
    guard !together.isEmpty else { return [] }
    let value = Statistics.bootstrap(together, seed: seed) { tallies in
      Double(Self.acknowledgements(tallies)) * 1e9 / Double(max(1, tallies.reduce(0) { $0 + $1.nanoseconds }))
    }
    return [figure(.rate, .perSecond, "mean", value, Self.acknowledgements(together))]
  }

  private var latencies: [Figure] {
    [(Concurrency.Quantity.write, \ContentionTally.writes), (.read, \.reads)].flatMap { quantity, times in
      let pooled = PooledRounds(tallies.map { $0[keyPath: times].map(Double.init) })
      return ComparisonSettings.percentiles(of: pooled.count).compactMap { label, share in
        pooled.quantile(share, seed: seed).map { figure(quantity, .nanoseconds, label, $0, pooled.count) }
      }
    }
  }
}

extension ContentionTally {
  /// The same with at most so many latencies of each kind, evenly over the repeat.
  func keepingLatencies(_ most: Int) -> ContentionTally {
    let thin = { (times: [Int64]) in
      times.count <= most ? times : (0..<most).map { times[$0 * times.count / most] }
    }
    var tally = self
    (tally.writes, tally.reads) = (thin(writes), thin(reads))
    return tally
  }

  /// One line for each count, each beginning and end, and each latency that was kept.
  fileprivate func lines(after start: String) -> String {
    var lines = [
      ("acknowledged", acknowledgements), ("lost", lost), ("retries", retries), ("deadlocks", deadlocks),
      ("given up", failures),
      ("nanoseconds", Int(nanoseconds)),
    ].reduce(into: "") { $0 += "\(start),\($1.0),\($1.1)\n" }
    for span in spans { lines += "\(start),begun,\(span.begun)\n\(start),ended,\(span.ended)\n" }
    for time in writes { lines += "\(start),change,\(time)\n" }
    for time in reads { lines += "\(start),read,\(time)\n" }
    return lines
  }
}
