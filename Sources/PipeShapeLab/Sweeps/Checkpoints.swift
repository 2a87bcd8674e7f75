import PipeShapeStore

/// The chapter that measures every operation under two regimes of checkpoints: one before every round, and none.
///
/// An engine that logs an image of a page with its first change after a checkpoint pays for it in the first regime, and
/// not in the second; a service is somewhere in between.
public struct Checkpoints: Chapter {
  /// The key of its files.
  public let name = "checkpoints"
  /// The heading of its section.
  public let title = "Right after a checkpoint, and long after one"
  private let settings: SweepSettings
  private let baseline: String

  /// Measures with those sizes.
  public init(_ settings: SweepSettings, baseline: String = "normalized") {
    self.settings = settings
    self.baseline = baseline
  }

  /// When the log begins anew.
  enum Regime: String, CaseIterable {
    case eachRound = "each-round"
    case none

    var label: String { self == .eachRound ? "a checkpoint before every round" : "no checkpoint at all" }
  }

  /// One comparison for each regime.
  public var steps: [ExperimentStep] {
    Regime.allCases.map { regime in
      let comparison = settings.comparison()
      return ExperimentStep(
        regime.rawValue, weight: settings.isQuick ? 1 : 45,
        fingerprint: comparison.facts + [Fact("checkpoints", regime.label)]
      ) { (context) throws(ComparisonError) in
        var context = context
        if regime == .none { context.candidates = context.candidates.map(Self.unsettled) }
        return StepResult(try await context.comparison(comparison).run(), x: regime == .none ? 1 : 0)
      }
    }
  }

  /// The same candidate, whose stores are never settled, not even after they were loaded.
  private static func unsettled(_ candidate: Candidate) -> Candidate {
    var unsettled = candidate
    unsettled.open = { (label) throws(StoreError) in
      var store = try await candidate.open(label)
      store.settle = { () throws(StoreError) in }
      return store
    }
    return unsettled
  }

  /// Ratios and counters of both regimes.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "Each regime is a comparison of its own, with new stores: ratios of one table took turns, times of two tables did not. The counters tell how much of the log is images of whole pages."
        )
      ])
    for regime in Regime.allCases {
      guard let result = results[regime.rawValue] else { continue }
      let view = ComparisonView(result: result, baseline: baseline)
      section.blocks += [.heading(regime.label), .table(view.ratios)]
      section.blocks.append(.folded("Counters per call, \(regime.label)", [.table(view.counters)]))
      section.blocks.append(.folded("Latencies, \(regime.label)", [.table(view.latencies)]))
      section.blocks.append(.folded("The data and the equality gate, \(regime.label)", [.facts(view.facts)]))
    }
    return section
  }
}
