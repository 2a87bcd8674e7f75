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
  static let finalCapacity = "capacity in a closed loop, at the end"
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
          "Calls arrive at random times (a Poisson process of a seed), at shares of what \(baseline) can do when it is asked for the next call only after the last. A call's latency counts from when it was to arrive, so waiting behind another call counts. One client serves in order of arrival; all layouts get the same calls at the same times. Each rate is offered \(OpenLoopRun.passes(settings)) times, layouts in random order in each pass, and brackets hold the 95 % interval over passes; the first quarter of a pass counts for no percentile, since nobody waits there yet. No p99 below \(NumberText.count(ComparisonSettings.samplesForNinetyNinth)) samples. A layout keeps up where the passes show that it achieves at least \(NumberText.percent(OfferedRate.enough)) of a rate; where they show less, it does not: its latencies there depend on for how long it was asked, and it is not asked at higher rates. The mix makes pipelines and removes none, so the store grows from rate to rate, as the facts say; the capacity that rates are shares of is that before the first one, and beside it stands the capacity after the last. Logs are cut off before each pass, and that is not timed; what a store does of it by itself is in the latencies. “cut off” marks a layout that was so far behind that it was not asked for the rest: its percentiles are of the calls before."
        ),
        .table(weights),
      ])
    guard let result = results[Self.step] else { return section }
    let view = OpenLoopView(result: result, baseline: baseline)
    section.blocks += view.statements.map { .statement($0) }
    section.blocks += [.table(view.table), .plots(view.plots)]
    section.blocks.append(.folded("Sizes, and the equality gate", [.facts(result.facts)]))
    return section
  }
}
