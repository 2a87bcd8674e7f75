public import PipeShape

/// A session that changes the in-memory store; how to take each change back is kept until the body returns.
public final class MemoryWriter: MemoryReader, WriteSession {
  private let ids: any IDGenerator
  private var undo: [(inout MemoryTables) -> Void] = []

  init(_ shared: Shared, ids: any IDGenerator) {
    self.ids = ids
    super.init(shared)
  }

  func commit() { undo.removeAll(keepingCapacity: true) }

  func rollBack() {
    for step in undo.reversed() { step(&shared.tables) }
    undo.removeAll(keepingCapacity: true)
  }

  /// Makes a pipeline with its event.
  public func create(_ draft: PipelineDraft) throws(StoreError) -> PipelineID {
    let checked = try checkedContent(of: draft)
    if case .event(let id) = draft.origin, tables.events[id] == nil {
      throw StoreError(.notFound, "there is no event \(id.raw)")
    }
    let id = PipelineID(ids.next(after: tables.greatestPipeline))
    // The history is checked before its event is made: a refusal leaves nothing behind.
    let event: EventID
    switch draft.origin {
    case .event(let existing): event = existing
    case .new: event = EventID(ids.next(after: tables.greatestEvent))
    }
    let pipeline = try refusing { () throws(PipelineError) in
      switch checked {
      case .fresh(let states):
        return try Pipeline(
          id: id, event: event, graph: draft.graph, states: states, createdAt: draft.createdAt, ids: ids)
      case .history(let runs, let attempts):
        var restored = try Pipeline(id: id, event: event, graph: draft.graph, runs: runs, attempts: attempts)
        try restored.settle()
        return restored
      }
    }
    if case .new(let url, let reference, let commit, let at) = draft.origin {
      add(Event(id: event, project: project(of: url), reference: reference, commit: commit, at: at))
    }
    add(pipeline)
    return id
  }

  private func checkedContent(of draft: PipelineDraft) throws(StoreError) -> PipelineDraft.Content {
    do {
      if case .new(let url, let reference, let commit, _) = draft.origin {
        for text in [url, reference.name, commit.hash] { _ = try PayloadValue.text(text).storable() }
      }
      for step in draft.graph.steps {
        for text in [step.key, step.kind] + step.targets.flatMap({ [$0.name, $0.identifier ?? ""] }) {
          _ = try PayloadValue.text(text).storable()
        }
      }
    } catch { throw StoreError(error) }
    switch draft.content {
    case .fresh(let states):
      guard states.map({ $0.count == draft.graph.cellCount }) ?? true else {
        throw StoreError(.inconsistentState, "there is one state for each of the \(draft.graph.cellCount) cells")
      }
      return draft.content
    case .history(let runs, var attempts):
      for index in attempts.indices {
        let cell = Int(attempts[index].cell)
        guard cell >= 0, cell < draft.graph.cellCount else {
          throw StoreError(.inconsistentState, "attempt \(attempts[index].id.raw) belongs to no cell of the pipeline")
        }
        let attempt = attempts[index]
        let change = try shared.kinds.checked(
          AttemptChange(external: attempt.external, payload: attempt.payload, digest: attempt.digest),
          kind: draft.graph.kind(ofCellAt: cell))
        attempts[index].payload = change.payload ?? .null
      }
      for run in runs {
        do { _ = try PayloadValue.text(run.request ?? "").storable() } catch { throw StoreError(error) }
      }
      return .history(runs: runs, attempts: attempts)
    }
  }

  private func project(of url: String) -> ProjectID {
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

  private func add(_ event: Event) {
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

  private func add(_ pipeline: Pipeline) {
    let greatest = tables.greatestPipeline
    let imported = pipeline.runs.compactMap(\.request)
    shared.tables.order.append(pipeline.id)
    shared.tables.pipelinesOfEvent[pipeline.event, default: []].append(pipeline.id)
    shared.tables.greatestPipeline = pipeline.id.raw
    for attempt in pipeline.attempts { note(attempt.external, of: pipeline.id) }
    for request in imported { shared.tables.requests[pipeline.id, default: [:]][MemoryTables.key(request)] = .init() }
    shared.tables.pipelines[pipeline.id] = pipeline
    shared.tables.index(pipeline)
    undo.append { tables in
      tables.order.removeLast()
      tables.pipelinesOfEvent[pipeline.event]?.removeLast()
      tables.greatestPipeline = greatest
      tables.requests[pipeline.id] = nil
      tables.pipelines[pipeline.id] = nil
      tables.unfinished.remove(pipeline.id)
    }
  }

  /// A pipeline that carried an id once stays listed under it: readers look again.
  private func note(_ external: ExternalID?, of id: PipelineID) {
    if let external { shared.tables.pipelinesOfExternal[external, default: []].insert(id) }
  }

  private func replace(_ old: Pipeline, by new: Pipeline) {
    shared.tables.pipelines[new.id] = new
    shared.tables.index(new)
    undo.append { tables in
      tables.pipelines[old.id] = old
      tables.index(old)
    }
  }
}

extension MemoryWriter {
  /// Records what happened to an attempt.
  public func record(_ change: AttemptChange, of reference: AttemptReference) throws(StoreError) -> Recorded {
    let (old, index) = try find(reference)
    let attempt = old.attempts[index]
    let kind = old.graph.kind(ofCellAt: Int(attempt.cell))
    let checked = try shared.kinds.checked(change, kind: kind)
    if attempt.state.isInFlight {
      try shared.kinds.refuseIncomplete(checked, kind: kind, current: attempt.payload)
    }
    var new = old
    let recorded = try refusing { () throws(PipelineError) in try new.record(checked, at: index) }
    if case .changed = recorded {
      note(checked.external, of: new.id)
      replace(old, by: new)
    }
    return recorded
  }

  private func find(_ reference: AttemptReference) throws(StoreError) -> (Pipeline, Int) {
    switch reference {
    case .id(let id, let pipelineID):
      let pipeline = try existing(pipelineID)
      guard let index = pipeline.attempts.firstIndex(where: { $0.id == id }) else {
        throw StoreError(.notFound, "pipeline \(pipelineID.raw) has no attempt \(id.raw)")
      }
      return (pipeline, index)
    case .cell(let cell, let ordinal, let pipelineID):
      let pipeline = try existing(pipelineID)
      guard let position = pipeline.graph.position(of: cell) else {
        throw StoreError(.notFound, "there is no cell \(cell)")
      }
      guard let ordinal else { return (pipeline, Int(pipeline.bound[position])) }
      guard let index = pipeline.attempt(ofCell: position, ordinal: ordinal) else {
        throw StoreError(.notFound, "\(cell) has no attempt \(ordinal)")
      }
      return (pipeline, index)
    case .external(let lookup, let ordinal):
      let found = attempts(lookup).filter { ordinal == nil || $0.pipeline.attempts[$0.index].ordinal == ordinal }
      let open = found.filter { $0.pipeline.attempts[$0.index].state.isInFlight }
      let meant = open.isEmpty ? found : open
      guard let first = meant.first else { throw StoreError(.notFound, "no attempt is known as \(lookup.external)") }
      guard meant.count == 1 else {
        throw .ambiguous(
          lookup.external,
          meant.map { pipeline, index in
            let attempt = pipeline.attempts[index]
            return StoreError.Candidate(
              pipeline: pipeline.id, cell: pipeline.graph.cells[Int(attempt.cell)], ordinal: attempt.ordinal)
          })
      }
      return first
    }
  }

  /// Plans and applies a rerun in one step.
  public func rerun(_ request: RerunRequest, of id: PipelineID) throws(StoreError) -> RerunOutcome {
    let old = try existing(id)
    if let name = request.id {
      do { _ = try PayloadValue.text(name).storable() } catch { throw StoreError(error) }
      if let known = tables.requests[id]?[MemoryTables.key(name)] {
        guard known.fingerprint == request.scope.fingerprint, let outcome = try outcome(ofRequest: name, in: id) else {
          throw .requestReused(name)
        }
        return outcome
      }
    }
    let plan = try refusing { () throws(PipelineError) in try old.plan(request.scope) }
    if let token = request.token, token != plan.token.description { throw .planChanged() }
    let ended = old.endings(of: plan)
    var new = old
    try refusing { () throws(PipelineError) in
      _ = try new.apply(plan, request: request.id, at: request.at, ids: ids)
    }
    let outcome = RerunOutcome(run: new.runs.count, created: !plan.isEmpty, plan: plan, ended: ended)
    if !plan.isEmpty { replace(old, by: new) }
    if let name = request.id {
      let key = MemoryTables.key(name)
      shared.tables.requests[id, default: [:]][key] = .init(fingerprint: request.scope.fingerprint, outcome: outcome)
      undo.append { $0.requests[id]?[key] = nil }
    }
    return outcome
  }

  /// Removes whole pipelines whose head ended before a time.
  public func remove(endedBefore time: Int64, limit: Int) throws(StoreError) -> Int {
    let doomed = tables.order.lazy.compactMap { self.tables.pipelines[$0] }
      .filter { $0.endedAt.map { $0 < time } ?? false }.prefix(max(0, limit))
    let removed = Array(doomed)
    guard !removed.isEmpty else { return 0 }
    let ids = Set(removed.map(\.id))
    let order = tables.order
    shared.tables.order.removeAll { ids.contains($0) }
    undo.append { $0.order = order }
    for pipeline in removed {
      let requests = tables.requests[pipeline.id]
      let siblings = tables.pipelinesOfEvent[pipeline.event]
      shared.tables.pipelines[pipeline.id] = nil
      shared.tables.requests[pipeline.id] = nil
      shared.tables.pipelinesOfEvent[pipeline.event]?.removeAll { $0 == pipeline.id }
      for attempt in pipeline.attempts {
        if let external = attempt.external { shared.tables.pipelinesOfExternal[external]?.remove(pipeline.id) }
      }
      undo.append { tables in
        tables.pipelines[pipeline.id] = pipeline
        tables.requests[pipeline.id] = requests
        tables.pipelinesOfEvent[pipeline.event] = siblings
        for attempt in pipeline.attempts {
          if let external = attempt.external { tables.pipelinesOfExternal[external, default: []].insert(pipeline.id) }
        }
      }
    }
    return removed.count
  }
}
