import PipeShapeStore

/// The trial of several writers on different cells of the same documents: what forms of writing lose, and what they cost.
public struct Concurrency: Chapter {
  /// The key of its files.
  public let name = "concurrency"
  /// The heading of its section.
  public let title = "Several writers"
  let settings: TrialSettings
  let forms: [WriteForm]

  /// Tries those forms.
  public init(_ settings: TrialSettings, forms: [WriteForm]) {
    self.settings = settings
    self.forms = forms
  }

  static let readers = 2

  var writerCounts: [Int] { settings.isQuick ? [4] : [1, 2, 4, 8] }
  private var repeats: Int { settings.isQuick ? 1 : 5 }
  private var changes: Int { settings.isQuick ? 40 : 400 }

  static func step(_ place: Contention.Place, _ writers: Int) -> String {
    "\(place == .tasks ? "tasks" : "processes")-\(writers)"
  }

  /// One step for each number of writers, as tasks and as processes.
  public var steps: [ExperimentStep] {
    Contention.Place.allCases.flatMap { place in
      let forms = forms.filter { $0.places.contains(place) }
      return writerCounts.map { writers in
        ExperimentStep(
          Self.step(place, writers), weight: settings.isQuick ? 1 : Double(forms.count * (writers + 2)),
          fingerprint: settings.facts + [
            Fact("changes of a writer", "\(changes)"), Fact("repeats", "\(repeats)"),
            Fact("readers", "\(Self.readers)"), Fact("forms", forms.map(\.name).joined(separator: ", ")),
          ]
        ) { (context) throws(ComparisonError) in
          try await run(
            forms,
            Contention(
              place: place, writers: writers, readers: Self.readers, changes: changes, seed: settings.seed, label: ""),
            context)
        }
      }
    }
  }

  /// The quantities of a form.
  enum Quantity: String, CaseIterable {
    case lost = "lost changes per 1,000"
    case rate = "changes per second"
    case retries = "retries per 1,000 changes"
    case failures = "given up per 1,000 changes"
    case write = "change"
    case read = "read beside the writers"
  }

  private func run(
    _ forms: [WriteForm], _ contention: Contention, _ context: StepContext
  ) async throws(ComparisonError) -> StepResult {
    var tallies: [[ContentionTally]] = Array(repeating: [], count: forms.count)
    var random = SeededRandom(seed: settings.seed, purpose: 21)
    // The first time fills caches and is thrown away.
    for number in (settings.isQuick ? 1 : 0)...repeats {
      for index in random.shuffled(Array(forms.indices)) {
        var contention = contention
        contention.seed = settings.seed &+ UInt64(number)
        contention.label = "contended-\(index)-\(number)"
        do throws(StoreError) {
          let tally = try await forms[index].run(contention)
          if number > 0 { tallies[index].append(tally) }
        } catch { throw ComparisonError(error, of: forms[index].name) }
      }
      context.progress("\(contention.writers) writers, \(contention.place.rawValue): \(number) of \(repeats)")
    }
    return Self.result(zip(forms.map(\.name), tallies), writers: contention.writers, seed: settings.seed)
  }

  /// The figures of tallies, one list for each form, an entry for each repeat.
  static func result(
    _ tallies: some Sequence<(String, [ContentionTally])>, writers: Int, seed: UInt64
  ) -> StepResult {
    var result = StepResult(figures: [], samples: "")
    var raw = "form,repeat,measure,value\n"
    for (name, tallies) in tallies {
      let add = { (quantity: Quantity, unit: Figure.Unit, label: String, value: Interval, samples: Int) in
        result.figures.append(
          Figure(
            series: name, quantity: quantity.rawValue, unit: unit, label: label, x: Double(writers), value: value,
            samples: samples))
      }
      let thousandth = { (tally: ContentionTally, count: Int) in
        Double(count) * 1000 / Double(max(1, tally.acknowledgements))
      }
      let rounds = { (value: (ContentionTally) -> Double) in
        Statistics.bootstrap(tallies.map(value), seed: seed, statistic: Statistics.mean)
      }
      let all = tallies.reduce(0) { $0 + $1.acknowledgements }
      add(.lost, .count, "mean", rounds { thousandth($0, $0.lost) }, all)
      add(.retries, .count, "mean", rounds { thousandth($0, $0.retries) }, all)
      add(.failures, .count, "mean", rounds { thousandth($0, $0.failures) }, all)
      let together = tallies.filter { !$0.beganLate }
      if !together.isEmpty {
        add(
          .rate, .perSecond, "mean",
          Statistics.bootstrap(
            together.map { Double($0.acknowledgements) * 1e9 / Double(max(1, $0.nanoseconds)) }, seed: seed,
            statistic: Statistics.mean), together.reduce(0) { $0 + $1.acknowledgements })
      }
      if together.count < tallies.count {
        result.facts.append(
          Fact(
            "no rate of \(name)", "\(tallies.count - together.count) of \(tallies.count) repeats: a writer began late"))
      }
      for (quantity, times) in [(Quantity.write, \ContentionTally.writes), (.read, \.reads)] {
        let sorted = tallies.flatMap { $0[keyPath: times] }.map(Double.init).sorted()
        guard !sorted.isEmpty else { continue }
        for (label, share) in [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)]
        where share < 0.99 || sorted.count >= ComparisonSettings.samplesForNinetyNinth {
          add(
            quantity, .nanoseconds, label, Interval(exactly: Statistics.quantile(share, ofSorted: sorted)),
            sorted.count)
        }
      }
      let field = CSVField.text(name)
      for (number, tally) in tallies.enumerated() {
        for (measure, value) in [
          ("acknowledged", tally.acknowledgements), ("lost", tally.lost), ("retries", tally.retries),
          ("given up", tally.failures), ("nanoseconds", Int(tally.nanoseconds)),
        ] { raw += "\(field),\(number + 1),\(measure),\(value)\n" }
        for span in tally.spans {
          raw += "\(field),\(number + 1),begun,\(span.begun)\n\(field),\(number + 1),ended,\(span.ended)\n"
        }
        for time in tally.writes { raw += "\(field),\(number + 1),change,\(time)\n" }
        for time in tally.reads { raw += "\(field),\(number + 1),read,\(time)\n" }
      }
    }
    result.samples = raw
    return result
  }
}
