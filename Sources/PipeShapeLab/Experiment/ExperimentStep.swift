import PipeShape

/// A part of a chapter that is measured in one go, kept in a file, and not repeated where its result is there.
public struct ExperimentStep: Sendable {
  /// The key of its file: small letters, digits and `-`; unique in its chapter.
  public var name: String
  /// How many seconds it may take on two processors: what the remaining time is reckoned from.
  public var weight: Double
  /// Every setting that its result depends on; the experiment adds engine, build, candidates and shapes.
  public var fingerprint: [Fact]
  /// Measures.
  public var run: @Sendable (StepContext) async throws(ComparisonError) -> StepResult

  /// Describes a step.
  public init(
    _ name: String, weight: Double, fingerprint: [Fact],
    run: @escaping @Sendable (StepContext) async throws(ComparisonError) -> StepResult
  ) {
    self.name = name
    self.weight = weight
    self.fingerprint = fingerprint
    self.run = run
  }
}

/// What a step measures with.
public struct StepContext: Sendable {
  /// Who takes part; stores are opened empty, and removed after the step.
  public var candidates: [Candidate]
  /// Who cannot, and why.
  public var unsupported: [UnsupportedCandidate]
  /// The layout that all are compared with.
  public var baseline: String
  /// Graphs that were given; none means generated ones.
  public var shapes: [WorkloadShape]
  /// Nanoseconds of a clock that never goes back.
  public var clock: @Sendable () -> Int64
  /// Is told what the step is doing.
  public var progress: @Sendable (String) -> Void

  /// The candidate of that layout.
  ///
  /// - Throws: `badSettings` where there is none.
  func candidate(ofLayout layout: String) throws(ComparisonError) -> Candidate {
    guard let candidate = candidates.first(where: { Target($0.layout) == Target(layout) }) else {
      throw ComparisonError(.badSettings, "no candidate has the layout \(layout)")
    }
    return candidate
  }

  /// A comparison of the candidates.
  public func comparison(_ settings: ComparisonSettings, shapes: [WorkloadShape]? = nil) -> Comparison {
    var comparison = Comparison(settings, shapes: shapes ?? self.shapes, candidates: candidates, clock: clock)
    comparison.unsupported = unsupported
    comparison.baseline = baseline
    comparison.progress = progress
    return comparison
  }
}
