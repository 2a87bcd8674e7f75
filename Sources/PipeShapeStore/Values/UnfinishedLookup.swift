public import PipeShape

/// What is unfinished in the pipelines of an event or a reference.
///
/// Of those that were made before a time, this is what a newer push makes needless.
public struct UnfinishedLookup: Hashable, Sendable {
  /// What set the pipelines off.
  public enum Origin: Hashable, Sendable {
    /// One event.
    case event(EventID)
    /// Every event about a branch, tag or pull request of a project.
    case reference(ProjectID, GitReference)
  }

  /// The kind of the steps whose attempts are meant.
  public var kind: String
  /// What set their pipelines off.
  public var origin: Origin
  /// Only pipelines that were made before this time; nil for all.
  ///
  /// A pipeline of which nobody said when it was made was not made before any time.
  public var createdBefore: Int64?

  /// Asks for head attempts that are pending or running.
  public init(kind: String, of origin: Origin, createdBefore: Int64? = nil) {
    self.kind = kind
    self.origin = origin
    self.createdBefore = createdBefore
  }

  /// Whether a pipeline is meant, given when it was made.
  public func matches(_ event: Event, createdAt: Int64?) -> Bool {
    if let createdBefore { guard let createdAt, createdAt < createdBefore else { return false } }
    return switch origin {
    case .event(let id): event.id == id
    case .reference(let project, let reference):
      event.project == project && event.reference.kind == reference.kind
        && Target(event.reference.name) == Target(reference.name)
    }
  }
}
