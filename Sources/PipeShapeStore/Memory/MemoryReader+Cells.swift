import PipeShape

extension MemoryReader {
  /// Attempts in the order of pipeline, cell position and ordinal.
  public func cells(_ query: CellQuery, page: Page<CellCursor>) throws(StoreError) -> [CellRecord] {
    let found: [CellRecord]
    switch query {
    case .unfinished(let kind):
      found = heads(kind: kind) { pipeline in pipeline.head.cells { $0.isInFlight } }
    case .unfinishedOf(let lookup):
      found = heads(kind: lookup.kind) { pipeline in
        guard let event = tables.events[pipeline.event],
          lookup.matches(event, createdAt: tables.madeAt[pipeline.id])
        else { return CellSet(capacity: pipeline.graph.cellCount) }
        return pipeline.head.cells { $0.isInFlight }
      }
    case .ready(let kind):
      found = heads(kind: kind) { $0.readyCells }
    case .external(let lookup):
      found = attempts(lookup).compactMap { record($0.index, of: $0.pipeline) }
    case .field(let lookup):
      found = attempts(try shared.kinds.checked(lookup)).compactMap { record($0.index, of: $0.pipeline) }
    case .latestSucceeded(let commit, let project, let kind, let target):
      found = latestSucceeded(at: commit, in: project, kind: kind, target: target)
    }
    return Array(found.after(page) { $0.cursor })
  }

  private func heads(kind: String, where members: (Pipeline) -> CellSet) -> [CellRecord] {
    tables.unfinished.sorted().flatMap { id -> [CellRecord] in
      guard let pipeline = tables.pipelines[id] else { return [] }
      return members(pipeline).filter { Target(pipeline.graph.kind(ofCellAt: $0)) == Target(kind) }
        .compactMap { record(Int(pipeline.bound[$0]), of: pipeline) }
    }
  }

  /// The attempts that an external id means, in order.
  func attempts(_ lookup: ExternalLookup) -> [(pipeline: Pipeline, index: Int)] {
    let ids = (tables.pipelinesOfExternal[lookup.external] ?? []).filter {
      lookup.pipeline == nil || $0 == lookup.pipeline
    }
    return ids.sorted().flatMap { id -> [(pipeline: Pipeline, index: Int)] in
      guard let pipeline = tables.pipelines[id] else { return [] }
      return pipeline.attempts(external: lookup.external).filter { index in
        let cell = Int(pipeline.attempts[index].cell)
        return lookup.matches(pipeline.graph.cells[cell], kind: pipeline.graph.kind(ofCellAt: cell))
      }.map { (pipeline, $0) }
    }
  }

  private func attempts(_ lookup: FieldLookup) -> [(pipeline: Pipeline, index: Int)] {
    let ids = tables.pipelinesOfField[MemoryTables.FieldKey(lookup)] ?? []
    return ids.sorted().flatMap { id -> [(pipeline: Pipeline, index: Int)] in
      guard let pipeline = tables.pipelines[id] else { return [] }
      return pipeline.attempts.indices.filter { index in
        let attempt = pipeline.attempts[index]
        return Target(pipeline.graph.kind(ofCellAt: Int(attempt.cell))) == Target(lookup.kind)
          && lookup.matches(attempt)
      }.sorted { a, b in
        let (a, b) = (pipeline.attempts[a], pipeline.attempts[b])
        return (a.cell, a.ordinal) < (b.cell, b.ordinal)
      }.map { (pipeline, $0) }
    }
  }

  private func latestSucceeded(
    at commit: Commit, in project: ProjectID?, kind: String, target: String?
  ) -> [CellRecord] {
    var newest = NewestOfCells()
    for id in pipelines(at: commit, in: project).reversed() {
      guard let pipeline = tables.pipelines[id] else { continue }
      for cell in 0..<pipeline.graph.cellCount {
        guard Target(pipeline.graph.kind(ofCellAt: cell)) == Target(kind),
          target.map({ Target($0) == Target(pipeline.graph.cells[cell].target.name) }) ?? true
        else { continue }
        var index: Int? = Int(pipeline.bound[cell])
        while let candidate = index, pipeline.attempts[candidate].state != .succeeded {
          index = pipeline.superseded(by: candidate)
        }
        if let record = index.flatMap({ record($0, of: pipeline) }) { newest.add(record) }
      }
    }
    return newest.records
  }

  func record(_ index: Int, of pipeline: Pipeline) -> CellRecord? {
    guard let event = tables.events[pipeline.event] else { return nil }
    let attempt = pipeline.attempts[index]
    return CellRecord(
      pipeline: pipeline.id, event: event.id, project: event.project, cell: pipeline.graph.cells[Int(attempt.cell)],
      position: attempt.cell, attempt: attempt.id, ordinal: attempt.ordinal, state: attempt.state,
      external: attempt.external)
  }
}
