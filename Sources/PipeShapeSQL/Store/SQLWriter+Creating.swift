public import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

extension SQLWriter {
  /// Makes a pipeline with its event.
  ///
  /// - Complexity: the rows of one table go in one batch; where statements are answered later, two batches are all.
  public func create(_ draft: PipelineDraft) throws(StoreError) -> PipelineID {
    if session.isPipelined, let made = try createTogether([draft])?.first { return made }
    return try make(draft).id
  }

  /// Makes a pipeline, statement by statement.
  ///
  /// - Parameter events: those of earlier drafts of the same `load`.
  func make(
    _ draft: PipelineDraft, after events: [EventID] = []
  ) throws(StoreError) -> (id: PipelineID, event: EventID) {
    let draft = try stored.context.kinds.registered.checked(draft).resolved(events)
    // The event may exist, and its project must be known before the pipeline's row.
    var project: Int64?
    if case .event(let id) = draft.origin {
      project = try integer(header.projectOfEvent, [.integer(id.raw)])
      if project == nil { throw StoreError(.notFound, "there is no event \(id.raw)") }
    }
    // The history is checked before anything is written: a refusal leaves nothing behind.
    let pipeline = try draft.pipeline(id: PipelineID(0), event: EventID(0), ids: parts.ids)
    return try refusable { () throws(StoreError) in try add(pipeline, draft, project: project) }
  }

  private func add(
    _ pipeline: Pipeline, _ draft: PipelineDraft, project known: Int64?
  ) throws(StoreError) -> (id: PipelineID, event: EventID) {
    var project = known
    let event: EventID
    switch draft.origin {
    case .event(let id): event = id
    case .ofDraft(let place): throw .noDraft(place)
    case .new(let url, let reference, let commit, let at):
      (event, project) = try addEvent(url, reference, commit, at)
    }
    let id = try addRows(of: pipeline, draft, event: event, project: project ?? 0) { (columns) throws(StoreError) in
      try addRow(header.addPipeline, columns, last: \.pipeline, greatest: header.greatestPipeline)
    }
    return (id, event)
  }

  /// Adds a pipeline whose event is there.
  ///
  /// - Parameter addPipeline: adds the first of its rows, with these columns behind a new id, which it gives.
  func addRows(
    of new: Pipeline, _ draft: PipelineDraft, event: EventID, project: Int64,
    _ addPipeline: (_ columns: [Value]) throws(StoreError) -> Int64
  ) throws(StoreError) -> PipelineID {
    let id = try addPipeline([
      .integer(event.raw), .integer(project), .integer(Int64(new.runs.count)), Value(draft.madeAt), .null,
      .bytes(GraphCodec.bytes(draft.graph)),
    ])
    let pipeline = new.identified(as: PipelineID(id), event: event)
    for run in pipeline.runs {
      try session.change(
        header.addRun, [.integer(id), Value(run.number), Value(run.request), Value(run.createdAt)])
      if let request = run.request {
        try session.change(header.addRequest, [.integer(id), .text(request), .null, .null])
      }
    }
    try stored.add(pipeline, session)
    return PipelineID(id)
  }

  /// Adds a row under a new id; one that somebody else has taken is followed by the next.
  ///
  /// - Parameter known: finds the row that somebody else has added meanwhile, whose name and not whose id was in the way.
  private func addRow(
    _ plan: Plan, _ columns: [Value], last: WritableKeyPath<LastIDs, Int64?>, greatest: Plan,
    known: () throws(StoreError) -> Int64? = { () throws(StoreError) in nil }
  ) throws(StoreError) -> Int64 {
    var before: Int64
    if let known = self.last[keyPath: last] { before = known } else { before = try integer(greatest, []) ?? 0 }
    while true {
      let id = try newID(after: before)
      if try session.change(plan, [.integer(id)] + columns) == 1 {
        self.last[keyPath: last] = id
        return id
      }
      if let found = try known() { return found }
      before = id
    }
  }

  func newID(after greatest: Int64) throws(StoreError) -> Int64 {
    guard greatest < .max else { throw StoreError(.limit, "no id is left: the greatest one is taken") }
    return parts.ids.next(after: greatest)
  }

  private func addEvent(
    _ url: String, _ reference: GitReference, _ commit: Commit, _ at: Int64
  ) throws(StoreError) -> (EventID, Int64) {
    let project: Int64
    if let known = try integer(header.projectByURL, [.text(url)]) {
      project = known
    } else {
      project = try addRow(header.addProject, [.text(url)], last: \.project, greatest: header.greatestProject) {
        () throws(StoreError) in
        try integer(header.projectByURL, [.text(url)])
      }
    }
    let name: [Value] = [.integer(project), .text(reference.kind.rawValue), .text(reference.name)]
    let referenceID: Int64
    if let known = try integer(header.referenceByName, name) {
      referenceID = known
    } else {
      referenceID = try addRow(header.addReference, name, last: \.reference, greatest: header.greatestReference) {
        () throws(StoreError) in
        try integer(header.referenceByName, name)
      }
    }
    let event = try addRow(
      header.addEvent, [.integer(project), .integer(referenceID), .text(commit.hash), .integer(at)], last: \.event,
      greatest: header.greatestEvent)
    return (EventID(event), project)
  }
}
