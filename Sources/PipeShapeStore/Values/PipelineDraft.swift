public import PipeShape

/// What a new pipeline is made of.
public struct PipelineDraft: Sendable {
  /// Which event the pipeline belongs to.
  public enum Origin: Sendable {
    /// One that the store has.
    case event(EventID)
    /// A new one; its project and reference are found or made.
    case new(project: String, reference: GitReference, commit: Commit, at: Int64)
    /// That of an earlier draft of the same `load`, by its place from 0.
    case ofDraft(Int)
  }

  /// What its attempts are.
  public enum Content: Sendable {
    /// Run 1, everything pending, or in the states given by cell position.
    case fresh([AttemptState]? = nil)
    /// A whole history, as a document or another store had it; attempt ids are kept.
    case history(runs: [Run], attempts: [Attempt])
  }

  /// Where the pipeline comes from.
  public var origin: Origin
  /// Steps, edges and cells.
  public var graph: PipelineGraph
  /// The attempts.
  public var content: Content
  /// When it is made, in milliseconds since 1970.
  public var createdAt: Int64?

  /// Describes a new pipeline.
  public init(origin: Origin, graph: PipelineGraph, content: Content = .fresh(), createdAt: Int64? = nil) {
    self.origin = origin
    self.graph = graph
    self.content = content
    self.createdAt = createdAt
  }

  /// The draft with the event that an earlier one of the same `load` got.
  ///
  /// - Parameter events: those of the drafts before this one.
  /// - Throws: `notFound` where there is no such draft.
  public func resolved(_ events: [EventID]) throws(StoreError) -> PipelineDraft {
    guard case .ofDraft(let place) = origin else { return self }
    guard events.indices.contains(place) else { throw .noDraft(place) }
    var draft = self
    draft.origin = .event(events[place])
    return draft
  }

  /// When the pipeline was made: as the draft says, else as the first run of its history does.
  public var madeAt: Int64? {
    if let createdAt { return createdAt }
    guard case .history(let runs, _) = content else { return nil }
    return runs.first?.createdAt
  }
}

extension StoreError {
  /// The refusal of a draft whose event is that of a draft which is not there.
  public static func noDraft(_ place: Int) -> StoreError {
    StoreError(
      .notFound, "there is no draft \(place) before this one, whose event it could belong to; only a load has several")
  }
}
