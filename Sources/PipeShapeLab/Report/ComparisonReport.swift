/// Everything that a comparison found; all forms of the report are made from it.
public struct ComparisonReport: Sendable {
  /// Size, duration and seed.
  public var settings: ComparisonSettings
  /// The command line that repeats the comparison.
  public var command: String
  /// The machine and the versions.
  public var environment: [Fact]
  /// Who took part; the baseline comes first, its second store second.
  public var candidates: [CandidateInfo]
  /// Who could not take part, and why.
  public var unsupported: [UnsupportedCandidate]
  /// What the data turned out to be.
  public var workload: WorkloadFacts
  /// How many shapes were given.
  public var shapes: Int
  /// Whose pipelines they are; nil where they were drawn.
  public var given: GivenFigures?
  /// What the equality gate saw.
  public var gate: GateFigures
  /// The figures of each operation, in the order of the experiment.
  public var operations: [OperationFigures]
  /// What each candidate's store held after loading, in the order of the candidates.
  public var storage: [StorageFigures]
  /// Where each candidate pays.
  public var breakEvens: [BreakEven]
  /// Operations that were not measured, and why.
  public var skipped: [Fact]
  /// Every measured call.
  public var samples: [Sample]
  /// How long the comparison took, in seconds.
  public var seconds: Double
}

/// What the equality gate saw.
public struct GateFigures: Hashable, Sendable {
  /// How many calls were answered alike by the reference and every candidate.
  public var calls: Int
  /// How many of them were refused, by all alike.
  public var refusals: Int
  /// Digests of the answers and of the final state.
  public var answers, state: String
}
