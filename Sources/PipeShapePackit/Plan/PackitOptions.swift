/// Which pipelines of a configuration are wanted.
public struct PackitOptions: Hashable, Sendable {
  /// Keeps pipelines of one trigger: `commit` keeps `commit` and `dist-git:commit`, a full name keeps one.
  public var trigger: String?
  /// Keeps what an event on this branch sets off: matching upstream jobs, and this branch's cells of dist-git jobs.
  public var branch: String?
  /// Joins sync, Koji builds and updates, which several events in two repositories set off, into one pipeline.
  public var workflow: Bool

  /// Wants everything unless told otherwise.
  public init(trigger: String? = nil, branch: String? = nil, workflow: Bool = false) {
    self.trigger = trigger
    self.branch = branch
    self.workflow = workflow
  }
}
