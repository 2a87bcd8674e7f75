public import PipeShape
import PipeShapeJSON
public import PipeShapeStore

/// The format has no place for times. They travel as members `x-pipeshape` of runs (`createdAt`) and attempts
/// (`startedAt`, `endedAt`), in milliseconds since 1970.
extension PipelineDocument {
  private static let key = "x-pipeshape"

  /// Describes a pipeline with its whole history and all times.
  ///
  /// - Complexity: O(attempts).
  public init(name: String? = nil, event: RawJSON? = nil, timedHistory pipeline: Pipeline) {
    self.init(name: name, event: event, history: pipeline)
    for run in pipeline.runs { set([("createdAt", run.createdAt)], at: .run(run.number)) }
    for attempt in pipeline.attempts {
      set(
        [("startedAt", attempt.startedAt), ("endedAt", attempt.endedAt)],
        at: .attempt(cell: attempt.cell, ordinal: attempt.ordinal))
    }
  }

  /// What a store makes the pipeline of, with the times that the document carries.
  ///
  /// - Complexity: O(attempts).
  public func timedDraft(origin: PipelineDraft.Origin) -> PipelineDraft {
    var draft = draft(origin: origin)
    guard case .history(var runs, var attempts) = draft.content else { return draft }
    for index in runs.indices { runs[index].createdAt = time("createdAt", at: .run(runs[index].number)) }
    for index in attempts.indices {
      let place = DocumentExtensions.Place.attempt(cell: attempts[index].cell, ordinal: attempts[index].ordinal)
      guard extensions[place] != nil else { continue }
      attempts[index].startedAt = time("startedAt", at: place)
      attempts[index].endedAt = time("endedAt", at: place)
    }
    draft.content = .history(runs: runs, attempts: attempts)
    return draft
  }

  private mutating func set(_ times: [(key: String, at: Int64?)], at place: DocumentExtensions.Place) {
    var object = JSONObject()
    for time in times { object[time.key] = time.at.map { .integer($0) } }
    if !object.isEmpty { extensions[place] = [(Self.key, RawJSON(.object(object)))] }
  }

  private func time(_ key: String, at place: DocumentExtensions.Place) -> Int64? {
    extensions[place]?.first { $0.key == Self.key }?.value.value?[key]?.integerValue
  }
}
