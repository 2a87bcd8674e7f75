/// The trial that offers the service's mix at rates that do not wait for the store.
public struct OpenLoopTrial: Chapter {
  /// The key of its files.
  public let name = "open-loop"
  /// The heading of its section.
  public let title = "The service's mix at offered rates"
  private let settings: TrialSettings
  private let baseline: String

  /// Offers calls to every layout.
  public init(_ settings: TrialSettings, baseline: String = "normalized") {
    self.settings = settings
    self.baseline = baseline
  }

  static let capacity = "capacity in a closed loop"
  static let latency = "latency from the intended start"
  static let offered = "offered"
  static let achieved = "achieved"
  static let kept = "achieved by offered"
  static let served = "served"
  static let step = "rates"

  private var shares: [Double] { settings.isQuick ? [0.1, 0.5] : [0.1, 0.3, 0.5, 0.7, 0.85, 0.95] }

  /// One step: all layouts at all rates, since the rates are shares of what the baseline can do in it.
  public var steps: [ExperimentStep] {
    let (settings, shares) = (settings, shares)
    let comparison = OpenLoopRun.comparison(settings)
    return [
      ExperimentStep(
        Self.step, weight: settings.isQuick ? 2 : 360,
        fingerprint: comparison.facts + [
          Fact("calls before the first that is measured", "\(OpenLoopRun.burnIn(settings))"),
          Fact(
            "calls at a rate that are measured", "\(settings.calls), or those of 7.5 seconds, but not of more than 22.5"
          ),
          Fact("passes of a rate", "\(OpenLoopRun.passes(settings)), the first quarter of each not measured"),
          Fact("rates", shares.map(NumberText.percent).joined(separator: ", ")),
          Fact("pipelines in flight", "\(ServiceMix.inFlight)"),
          Fact("weights", ServiceMix.weights.map { "\($0.share) \($0.name)" }.joined(separator: "; ")),
        ]
      ) { (context) throws(ComparisonError) in
        var run = OpenLoopRun(settings, shares: shares)
        return try await run.run(context)
      }
    ]
  }

  /// Capacities, latencies over rates, and where each layout stops keeping up.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var weights = TextTable(["drawn", "share"])
    for weight in ServiceMix.weights { weights.add([weight.name, NumberText.percent(weight.share)]) }
    var section = ReportSection(
      title,
      [
        .paragraph(
          "Calls arrive at random times (a Poisson process of a seed), at shares of what \(baseline) can do when it is asked for the next call only after the last. A call's latency counts from when it was to arrive, so waiting behind another call counts. One client serves in order of arrival; all layouts get the same calls at the same times. Each rate is offered \(OpenLoopRun.passes(settings)) times, layouts in random order in each pass, and brackets hold the 95 % interval over passes; the first quarter of a pass counts for no percentile, since nobody waits there yet. No p99 below \(NumberText.count(ComparisonSettings.samplesForNinetyNinth)) samples. A layout keeps up where the passes show that it achieves at least \(NumberText.percent(OfferedRate.enough)) of a rate; where they show less, it does not: its latencies there depend on for how long it was asked, and it is not asked at higher rates. “cut off” marks a layout that was so far behind that it was not asked for the rest: its percentiles are of the calls before."
        ),
        .table(weights),
      ])
    guard let result = results[Self.step] else { return section }
    let view = OpenLoopView(result: result, baseline: baseline)
    section.blocks += view.statements.map { .statement($0) }
    section.blocks += [.table(view.table), .plots(view.plots), .folded("The equality gate", [.facts(result.facts)])]
    return section
  }
}

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
      ["layout", "capacity", "rate", "offered", "achieved", "p50", "p90", "p99", "keeps up"], groups: true)
    for name in names {
      let capacity = result.figure(OpenLoopTrial.capacity, of: name)?.text ?? "–"
      for share in shares {
        guard let pace = pace(name, share) else { continue }
        table.add(
          [name, capacity, "\(PlotAxis.plain(share)) %"]
            + [OpenLoopTrial.offered, OpenLoopTrial.achieved].map { figure($0, name, share, "rate")?.text ?? "–" }
            + ["p50", "p90", "p99"].map { figure(OpenLoopTrial.latency, name, share, $0)?.text ?? "–" }
            + [word(pace)])
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
      return "\(name) serves the mix at \(capacity) in a closed loop and \(end)"
    }
  }
}
