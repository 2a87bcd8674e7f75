public import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

extension SQLWriter {
  /// Makes a pipeline with its event.
  ///
  /// - Complexity: the rows of one table go in one batch.
  public func create(_ draft: PipelineDraft) throws(StoreError) -> PipelineID {
    let content = try checkedContent(of: draft)
    // The event may exist, and its project must be known before the pipeline's row.
    var project: Int64?
    if case .event(let id) = draft.origin {
      project = try integer(header.projectOfEvent, [.integer(id.raw)])
      if project == nil { throw StoreError(.notFound, "there is no event \(id.raw)") }
    }
    // The history is checked before anything is written: a refusal leaves nothing behind.
    var pipeline = try pipeline(0, event: EventID(0), draft, content)
    let event: EventID
    switch draft.origin {
    case .event(let id): event = id
    case .new(let url, let reference, let commit, let at):
      (event, project) = try addEvent(url, reference, commit, at)
    }
    let graph = GraphCodec.bytes(draft.graph)
    let columns: [Value] = [
      .integer(event.raw), .integer(project ?? 0), .integer(Int64(pipeline.runs.count)), Value(draft.createdAt), .null,
      .bytes(graph),
    ]
    let id = try addRow(header.addPipeline, columns, last: \.pipeline, greatest: header.greatestPipeline)
    pipeline = try pipeline.identified(id: PipelineID(id), event: event)
    for run in pipeline.runs {
      try session.change(
        header.addRun, [.integer(id), Value(run.number), Value(run.request), Value(run.createdAt)])
      if let request = run.request {
        try session.change(header.addRequest, [.integer(id), .text(request), .null, .null])
      }
    }
    try cells.add(pipeline, session)
    return PipelineID(id)
  }

  private func pipeline(
    _ id: Int64, event: EventID, _ draft: PipelineDraft, _ content: PipelineDraft.Content
  ) throws(StoreError) -> Pipeline {
    try refusing { () throws(PipelineError) in
      switch content {
      case .fresh(let states):
        return try Pipeline(
          id: PipelineID(id), event: event, graph: draft.graph, states: states, createdAt: draft.createdAt,
          ids: parts.ids)
      case .history(let runs, let attempts):
        var restored = try Pipeline(
          id: PipelineID(id), event: event, graph: draft.graph, runs: runs, attempts: attempts)
        try restored.settle()
        return restored
      }
    }
  }

  /// Adds a row under a new id; one that somebody else has taken is followed by the next.
  private func addRow(
    _ plan: Plan, _ columns: [Value], last: WritableKeyPath<LastIDs, Int64?>, greatest: Plan
  ) throws(StoreError) -> Int64 {
    var before: Int64
    if let known = self.last[keyPath: last] { before = known } else { before = try integer(greatest, []) ?? 0 }
    while true {
      let id = parts.ids.next(after: before)
      if try session.change(plan, [.integer(id)] + columns) == 1 {
        self.last[keyPath: last] = id
        return id
      }
      before = id
    }
  }

  private func addEvent(
    _ url: String, _ reference: GitReference, _ commit: Commit, _ at: Int64
  ) throws(StoreError) -> (EventID, Int64) {
    let project: Int64
    if let known = try integer(header.projectByURL, [.text(url)]) { project = known } else {
      project = try addRow(header.addProject, [.text(url)], last: \.project, greatest: header.greatestProject)
    }
    let name: [Value] = [.integer(project), .text(reference.kind.rawValue), .text(reference.name)]
    let referenceID: Int64
    if let known = try integer(header.referenceByName, name) { referenceID = known } else {
      referenceID = try addRow(header.addReference, name, last: \.reference, greatest: header.greatestReference)
    }
    let event = try addRow(
      header.addEvent, [.integer(project), .integer(referenceID), .text(commit.hash), .integer(at)], last: \.event,
      greatest: header.greatestEvent)
    return (EventID(event), project)
  }

  private func checkedContent(of draft: PipelineDraft) throws(StoreError) -> PipelineDraft.Content {
    if case .new(let url, let reference, let commit, _) = draft.origin {
      try Self.refuseUnstorable([url, reference.name, commit.hash])
    }
    for step in draft.graph.steps {
      try Self.refuseUnstorable([step.key, step.kind])
      for target in step.targets { try Self.refuseUnstorable([target.name, target.identifier ?? ""]) }
    }
    switch draft.content {
    case .fresh(let states):
      guard states.map({ $0.count == draft.graph.cellCount }) ?? true else {
        throw StoreError(.inconsistentState, "there is one state for each of the \(draft.graph.cellCount) cells")
      }
      return draft.content
    case .history(let runs, var attempts):
      for index in attempts.indices {
        let attempt = attempts[index]
        guard attempt.cell >= 0, Int(attempt.cell) < draft.graph.cellCount else {
          throw StoreError(.inconsistentState, "attempt \(attempt.id.raw) belongs to no cell of the pipeline")
        }
        let change = try cells.context.kinds.registered.checked(
          AttemptChange(external: attempt.external, payload: attempt.payload, digest: attempt.digest),
          kind: draft.graph.kind(ofCellAt: Int(attempt.cell)))
        attempts[index].payload = change.payload ?? .null
      }
      try Self.refuseUnstorable(runs.compactMap(\.request))
      return .history(runs: runs, attempts: attempts)
    }
  }
}

extension Pipeline {
  /// The same history under the ids that it got.
  fileprivate func identified(id: PipelineID, event: EventID) throws(StoreError) -> Pipeline {
    try refusing { () throws(PipelineError) in
      try Pipeline(id: id, event: event, graph: graph, runs: runs, attempts: attempts)
    }
  }
}
