/// What set a pipeline off: something happened in a project, about a reference, at a commit.
public struct Event: Hashable, Sendable {
  /// The event's id.
  public var id: EventID
  /// The project that it happened in; direct, without a chain of lookups.
  public var project: ProjectID
  /// What it was about.
  public var reference: GitReference
  /// The commit that it happened at.
  public var commit: Commit
  /// When it happened, in milliseconds since 1970.
  public var at: Int64

  /// Describes an event.
  public init(id: EventID, project: ProjectID, reference: GitReference, commit: Commit, at: Int64) {
    self.id = id
    self.project = project
    self.reference = reference
    self.commit = commit
    self.at = at
  }
}
