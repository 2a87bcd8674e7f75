public import PipeShape
import PipeShapeStore

/// Fills every candidate with the same pipelines, makes the same calls of all, and reports what they cost.
public struct Comparison: Sendable {
  /// Size, duration and seed.
  public var settings: ComparisonSettings
  /// The graphs that pipelines are drawn from; none means generated ones only.
  public var shapes: [WorkloadShape]
  /// The pipelines that candidates are filled with in place of drawn ones; shapes do not count then.
  public var given: GivenPipelines?
  /// Who takes part.
  public var candidates: [Candidate]
  /// Who cannot, and why.
  public var unsupported: [UnsupportedCandidate] = []
  /// The layout that all are compared with.
  public var baseline = "normalized"
  /// What the report says about the machine and the versions.
  public var environment: [Fact] = []
  /// The command line that repeats the comparison.
  public var command = ""
  /// Nanoseconds of a clock that never goes back.
  public var clock: @Sendable () -> Int64
  /// Is told what is being done.
  public var progress: @Sendable (String) -> Void = { _ in }

  /// Describes a comparison; the other properties have defaults.
  public init(
    _ settings: ComparisonSettings, shapes: [WorkloadShape], candidates: [Candidate],
    clock: @escaping @Sendable () -> Int64
  ) {
    self.settings = settings
    self.shapes = shapes
    self.candidates = candidates
    self.clock = clock
  }

  /// The kinds that every store of the comparison is opened with.
  public var kinds: KindRegistry { given?.kinds ?? WorkloadKinds.registry }

  /// Runs it, on no actor: calls of a store are not to wait for one.
  ///
  /// - Throws: `badSettings`, `badShape`; `notEqual` with the first difference, and then there is no report; `store`.
  @concurrent
  public func run() async throws(ComparisonError) -> ComparisonReport {
    var run = try await ComparisonRun(self)
    do {
      try await run.load()
      try await run.gauge()
      try await run.measure()
      try await run.compareStates()
    } catch {
      await run.close()
      throw error
    }
    await run.close()
    return run.report()
  }
}
