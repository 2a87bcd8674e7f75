public import PipeShape

extension KindRegistry {
  /// Checks that every store can keep a draft, and puts its payloads into schema order.
  ///
  /// - Throws: `invalidPayload` for NUL in a name or a payload that does not fit its kind, `inconsistentState` for
  ///   states or attempts that do not belong to the graph's cells, `limit`.
  public func checked(_ draft: PipelineDraft) throws(StoreError) -> PipelineDraft {
    var checked = draft
    try Self.refuseNUL(in: draft.graph)
    try Self.refuseNUL(in: draft.origin)
    switch draft.content {
    case .fresh(let states):
      guard states.map({ $0.count == draft.graph.cellCount }) ?? true else {
        throw StoreError(.inconsistentState, "there is one state for each of the \(draft.graph.cellCount) cells")
      }
    case .history(let runs, var attempts):
      for run in runs { try Self.refuseNUL(in: run.request ?? "") }
      let schemas = draft.graph.steps.map { self[$0.kind]?.schema }
      for index in attempts.indices { try check(&attempts[index], of: draft.graph, schemas) }
      checked.content = .history(runs: runs, attempts: attempts)
    }
    return checked
  }

  /// - Parameter schemas: that of each step's kind.
  private func check(
    _ attempt: inout Attempt, of graph: PipelineGraph, _ schemas: [PayloadSchema?]
  ) throws(StoreError) {
    let cell = Int(attempt.cell)
    guard cell >= 0, cell < graph.cellCount else {
      throw StoreError(.inconsistentState, "attempt \(attempt.id.raw) belongs to no cell of the pipeline")
    }
    try Self.refuseNUL(in: attempt.external, attempt.digest)
    do {
      attempt.payload = try Self.checked(attempt.payload, as: schemas[Int(graph.stepOfCell[cell])])
    } catch { throw StoreError(error) }
  }

  /// Checks what an attempt is known by.
  static func refuseNUL(in external: ExternalID?, _ digest: String?) throws(StoreError) {
    if let external {
      try refuseNUL(in: external.system)
      try refuseNUL(in: external.id)
    }
    if let digest { try refuseNUL(in: digest) }
  }

  /// Whether the names of a draft's origin are fit to be asked for.
  package func canAsk(for origin: PipelineDraft.Origin) -> Bool { (try? Self.refuseNUL(in: origin)) != nil }

  private static func refuseNUL(in origin: PipelineDraft.Origin) throws(StoreError) {
    guard case .new(let url, let reference, let commit, _) = origin else { return }
    for text in [url, reference.name, commit.hash] { try refuseNUL(in: text) }
  }

  private static func refuseNUL(in graph: PipelineGraph) throws(StoreError) {
    for step in graph.steps {
      try refuseNUL(in: step.key)
      try refuseNUL(in: step.kind)
      for target in step.targets {
        try refuseNUL(in: target.name)
        try refuseNUL(in: target.identifier ?? "")
      }
    }
  }

  /// Checks a name that is to be stored.
  ///
  /// - Throws: `invalidPayload` for NUL.
  public static func refuseNUL(in name: String) throws(StoreError) {
    do { _ = try PayloadValue.text(name).storable() } catch { throw StoreError(error) }
  }
}

extension PipelineDraft {
  /// The pipeline that the draft describes, under the ids given to it.
  ///
  /// - Throws: `inconsistentState` for states or a history that nothing leads to.
  public func pipeline(id: PipelineID, event: EventID, ids: any IDGenerator) throws(StoreError) -> Pipeline {
    try refusing { () throws(PipelineError) in
      switch content {
      case .fresh(let states):
        return try Pipeline(id: id, event: event, graph: graph, states: states, createdAt: createdAt, ids: ids)
      case .history(let runs, let attempts):
        return try Pipeline(importing: id, event: event, graph: graph, runs: runs, attempts: attempts)
      }
    }
  }
}
