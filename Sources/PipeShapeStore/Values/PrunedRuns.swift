public import PipeShape

/// What pruning freed in one pipeline.
public struct PrunedRuns: Hashable, Sendable {
  /// How many runs went.
  public var runs: Int
  /// How many attempts went.
  public var attempts: Int

  /// Describes what went; nothing without arguments.
  public init(runs: Int = 0, attempts: Int = 0) {
    self.runs = runs
    self.attempts = attempts
  }
}

extension RerunOutcome {
  /// What a request did, in a pipeline whose oldest runs went; nil where what it was about went with them.
  public func pruned(_ pruned: PrunedPipeline) -> RerunOutcome? {
    guard let plan = pruned.plan(plan, created: created) else { return nil }
    return RerunOutcome(
      run: run - pruned.runs, created: created, replayed: replayed, plan: plan, ended: ended.map(pruned.ended))
  }
}
