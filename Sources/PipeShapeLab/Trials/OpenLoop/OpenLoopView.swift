/// Tables and plots of offered rates.
struct OpenLoopView {
  let result: StepResult
  let baseline: String

  private var names: [String] { result.figures.filter { $0.quantity == OpenLoopTrial.capacity }.map(\.series) }
  private var shares: [Double] {
    Set(result.figures.filter { $0.quantity == OpenLoopTrial.offered }.compactMap(\.x)).sorted()
  }

  private func figure(_ quantity: String, _ name: String, _ share: Double, _ label: String) -> Figure? {
    result.figures.first { $0.quantity == quantity && $0.series == name && $0.x == share && $0.label == label }
  }

  private func pace(_ name: String, _ share: Double) -> OfferedRate.Pace? {
    guard let kept = figure(OpenLoopTrial.kept, name, share, "rate"),
      let served = figure(OpenLoopTrial.served, name, share, "rate")
    else { return nil }
    return OfferedRate.pace(served: served.value.estimate, kept: kept.value)
  }

  var table: TextTable {
    var table = TextTable(
      ["layout", "capacity", "at the end", "rate", "offered", "achieved", "p50", "p90", "p99", "keeps up"],
      groups: true)
    for name in names {
      let capacities = [OpenLoopTrial.capacity, OpenLoopTrial.finalCapacity].map {
        result.figure($0, of: name)?.text ?? "–"
      }
      for share in shares {
        guard let pace = pace(name, share) else { continue }
        let rates = [OpenLoopTrial.offered, OpenLoopTrial.achieved].map {
          figure($0, name, share, "rate")?.text ?? "–"
        }
        let latencies = ["p50", "p90", "p99"].map { figure(OpenLoopTrial.latency, name, share, $0)?.text ?? "–" }
        var row = [name] + capacities
        row.append("\(PlotAxis.plain(share)) %")
        row += rates + latencies
        row.append(word(pace))
        table.add(row)
      }
    }
    return table
  }

  private func word(_ pace: OfferedRate.Pace) -> String {
    switch pace {
    case .keepsUp: "yes"
    case .behind: "no"
    case .cutOff: "no, cut off"
    case .open: "not shown"
    }
  }

  var plots: [LinePlot] {
    ["p50", "p90", "p99"].map { label in
      LinePlot(
        "\(OpenLoopTrial.latency), \(label)", xTitle: "rate in percent of \(baseline)'s capacity", unit: .nanoseconds,
        xScale: .linear,
        lines: names.filter { $0 != "\(baseline) again" }.map { name in
          LinePlot.Line(
            name,
            points: shares.compactMap { share in
              figure(OpenLoopTrial.latency, name, share, label).map { LinePlot.Point(share, $0.value) }
            })
        }.filter { !$0.points.isEmpty })
    }.filter { !$0.lines.isEmpty }
  }

  var statements: [String] {
    names.filter { $0 != "\(baseline) again" }.map { name in
      let capacity = result.figure(OpenLoopTrial.capacity, of: name)?.text ?? "–"
      let kept = shares.last { pace(name, $0) == .keepsUp }
      let lost = shares.first { pace(name, $0) == .behind || pace(name, $0) == .cutOff }
      let open = shares.filter { pace(name, $0) == .open }.map { "\(PlotAxis.plain($0)) %" }
      let last = shares.last.map { "\(PlotAxis.plain($0)) %" } ?? "–"
      var end: String
      switch (kept, lost) {
      case (let kept?, let lost?):
        end = "keeps up at \(PlotAxis.plain(kept)) % of \(baseline)'s capacity and not at \(PlotAxis.plain(lost)) %"
      case (nil, let lost?): end = "does not keep up at \(PlotAxis.plain(lost)) % of \(baseline)'s capacity"
      case (_?, nil) where shares.allSatisfy { pace(name, $0) == .keepsUp }:
        end = "keeps up with every rate offered, up to \(last) of \(baseline)'s capacity"
      case (let kept?, nil): end = "keeps up at \(PlotAxis.plain(kept)) % of \(baseline)'s capacity"
      case (nil, nil): end = "is not shown to keep up at any rate"
      }
      if !open.isEmpty, kept != nil || lost != nil { end += " (not shown: \(open.joined(separator: ", ")))" }
      let grown = result.figure(OpenLoopTrial.finalCapacity, of: name).map {
        ", at \($0.text) when the store has grown,"
      }
      return "\(name) serves the mix at \(capacity) in a closed loop\(grown ?? "") and \(end)"
    }
  }
}
