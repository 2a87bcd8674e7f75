public import PipeShape

extension MemoryWriter {
  /// Makes a pipeline with its event.
  public func create(_ draft: PipelineDraft) throws(StoreError) -> PipelineID { try make(draft).id }

  /// Makes a pipeline.
  ///
  /// - Parameter events: those of earlier drafts of the same `load`.
  func make(
    _ draft: PipelineDraft, after events: [EventID] = []
  ) throws(StoreError) -> (id: PipelineID, event: EventID) {
    let draft = try shared.kinds.checked(draft).resolved(events)
    if case .event(let id) = draft.origin, tables.events[id] == nil {
      throw StoreError(.notFound, "there is no event \(id.raw)")
    }
    let id = PipelineID(ids.next(after: tables.greatestPipeline))
    // The history is checked before its event is made: a refusal leaves nothing behind.
    let event =
      switch draft.origin {
      case .event(let existing): existing
      case .new: EventID(ids.next(after: tables.greatestEvent))
      case .ofDraft(let place): throw .noDraft(place)
      }
    let pipeline = try draft.pipeline(id: id, event: event, ids: ids)
    if case .new(let url, let reference, let commit, let at) = draft.origin {
      add(Event(id: event, project: project(of: url), reference: reference, commit: commit, at: at))
    }
    add(pipeline, madeAt: draft.madeAt)
    return (id, event)
  }

  func project(of url: String) -> ProjectID {
    let key = MemoryTables.key(url)
    if let id = tables.projectOfURL[key] { return id }
    let greatest = tables.greatestProject
    let id = ProjectID(ids.next(after: greatest))
    shared.tables.projects[id] = Project(id: id, url: url)
    shared.tables.projectOfURL[key] = id
    shared.tables.greatestProject = id.raw
    undo.append { tables in
      tables.projects[id] = nil
      tables.projectOfURL[key] = nil
      tables.greatestProject = greatest
    }
    return id
  }

  func add(_ event: Event) {
    let greatest = tables.greatestEvent
    let key = MemoryTables.key(event.commit.hash)
    shared.tables.events[event.id] = event
    shared.tables.eventsOfProject[event.project, default: []].append(event.id)
    shared.tables.eventsAtCommit[key, default: []].append(event.id)
    shared.tables.greatestEvent = event.id.raw
    undo.append { tables in
      tables.events[event.id] = nil
      tables.eventsOfProject[event.project]?.removeLast()
      tables.eventsAtCommit[key]?.removeLast()
      tables.greatestEvent = greatest
    }
  }

  func add(_ pipeline: Pipeline, madeAt: Int64?) {
    let greatest = tables.greatestPipeline
    let imported = pipeline.runs.compactMap(\.request)
    shared.tables.order.append(pipeline.id)
    shared.tables.madeAt[pipeline.id] = madeAt
    shared.tables.pipelinesOfEvent[pipeline.event, default: []].append(pipeline.id)
    shared.tables.greatestPipeline = pipeline.id.raw
    for attempt in pipeline.attempts {
      note(attempt.external, of: pipeline.id)
      note(fieldsOf: attempt, in: pipeline)
    }
    for request in imported { shared.tables.requests[pipeline.id, default: [:]][MemoryTables.key(request)] = .init() }
    shared.tables.pipelines[pipeline.id] = pipeline
    shared.tables.index(pipeline)
    undo.append { tables in
      tables.order.removeLast()
      tables.madeAt[pipeline.id] = nil
      tables.pipelinesOfEvent[pipeline.event]?.removeLast()
      tables.greatestPipeline = greatest
      tables.requests[pipeline.id] = nil
      tables.pipelines[pipeline.id] = nil
      tables.unfinished.remove(pipeline.id)
    }
  }
}
