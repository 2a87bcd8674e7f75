/// What a configuration means: its pipelines, and what was remarked while reading it.
public struct PackitPlan: Sendable {
  /// The pipelines in the order of their first jobs; none is without steps.
  public var pipelines: [PackitPipeline]
  /// All remarks in the order in which they were made, each once.
  public var warnings: [PackitWarning]
  /// The date of the table that names were resolved with; a rerun never resolves again.
  public var resolved: String

  /// Creates a plan from its parts.
  public init(pipelines: [PackitPipeline], warnings: [PackitWarning], resolved: String) {
    self.pipelines = pipelines
    self.warnings = warnings
    self.resolved = resolved
  }
}
