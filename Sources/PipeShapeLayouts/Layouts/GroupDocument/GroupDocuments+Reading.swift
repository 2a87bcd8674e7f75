import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension GroupDocuments {
  /// Every copy of an attempt is the same, so the first one counts.
  func attempts(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [Attempt] {
    var attempts: [Attempt] = []
    try session.ask(documents, [.integer(header.id.raw)]) { (row) throws(StoreError) in
      let found = try GroupDocument.attempts(row.bytes(1), of: header.id, graph: header.graph, context: context)
      if attempts.isEmpty {
        attempts = found
      } else {
        // What an earlier run bound is there already; a run's own attempts are the news in its document.
        let run = try row.small(0)
        attempts += found.filter { $0.run == run }
      }
      return true
    }
    return attempts
  }

  /// Reads one document.
  func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView? {
    guard let header = try self.header.header(of: id, run: number, graphs: context.graphs, session) else { return nil }
    let run = header.runs[0]
    var members: [Attempt]?
    try session.ask(document, [.integer(id.raw), Value(run.number)]) { (row) throws(StoreError) in
      members = try GroupDocument.attempts(row.bytes(0), of: id, graph: header.graph, context: context)
      return false
    }
    guard let members else { throw StoreError(.corrupt, "run \(run.number) of pipeline \(id.raw) has no document") }
    return try header.view(of: run, binding: members)
  }

  /// Looks at unfinished heads first: all unfinished attempts are there (fact I1).
  func find(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt] {
    let members = Value.members([
      .init(AttemptCodec.Member.system, lookup.external.system),
      .init(AttemptCodec.Member.external, lookup.external.id),
    ])
    if let pipeline = lookup.pipeline {
      return try find(lookup, ofPipelineHolding, [members, .integer(pipeline.raw)], session)
    }
    if unfinishedSuffice {
      let found = try find(lookup, openHeadsHolding, [members], session).filter { $0.record.state.isInFlight }
      if !found.isEmpty { return found }
    }
    return try find(lookup, holding, [members], session)
  }

  private func find(
    _ lookup: ExternalLookup, _ plan: Plan, _ values: [Value], _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt] {
    var found: [FoundAttempt] = []
    try session.ask(plan, values) { (row) throws(StoreError) in
      let graph = try context.graphs.graph(row.bytes(3))
      let id = PipelineID(row.integer(0))
      for attempt in try GroupDocument.attempts(row.bytes(4), of: id, graph: graph, context: context)
      where attempt.external == lookup.external {
        let kind = graph.kind(ofCellAt: Int(attempt.cell))
        guard lookup.matches(graph.cells[Int(attempt.cell)], kind: kind) else { continue }
        found.append(
          FoundAttempt(
            Self.record(
              attempt, pipeline: id, event: EventID(row.integer(1)), project: ProjectID(row.integer(2)), graph: graph),
            kind: kind))
      }
      return true
    }
    found.sort { $0.record.cursor < $1.record.cursor }
    // Copies of one attempt lie side by side now.
    var distinct: [FoundAttempt] = []
    for attempt in found where distinct.last?.record.cursor != attempt.record.cursor { distinct.append(attempt) }
    return distinct
  }

  /// Reads unfinished heads only.
  func unfinished(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    var records: [CellRecord] = []
    guard page.limit > 0 else { return [] }
    let wanted = Target(kind)
    try session.ask(openHeads, [.integer(page.after?.pipeline.raw ?? .min)]) { (row) throws(StoreError) in
      let graph = try context.graphs.graph(row.bytes(3))
      guard graph.steps.contains(where: { Target($0.kind) == wanted }) else { return true }
      let id = PipelineID(row.integer(0))
      var found = try GroupDocument.attempts(row.bytes(4), of: id, graph: graph, context: context)
        .filter { $0.state.isInFlight && Target(graph.kind(ofCellAt: Int($0.cell))) == wanted }
      found.sort { $0.cell < $1.cell }
      for attempt in found {
        let record = Self.record(
          attempt, pipeline: id, event: EventID(row.integer(1)), project: ProjectID(row.integer(2)), graph: graph)
        if page.after.map({ record.cursor > $0 }) ?? true { records.append(record) }
      }
      return records.count < page.limit
    }
    return Array(records.prefix(page.limit))
  }

  /// Ids with a document that mentions an attempt in flight.
  func unfinished(
    from first: PipelineID, limit: Int, _ session: any RowSession
  ) throws(StoreError) -> [PipelineID] {
    var ids: [PipelineID] = []
    try session.ask(open, [.integer(first.raw), .integer(Int64(limit))]) { (row) throws(StoreError) in
      ids.append(PipelineID(row.integer(0)))
      return true
    }
    return ids
  }

  /// Reads the ids in every document.
  func counts(_ session: any RowSession) throws(StoreError) -> (attempts: Int, copies: Int) {
    var (attempts, copies) = (0, 0)
    var pipeline: Int64?
    var seen: Set<Int64> = []
    try session.ask(ids, []) { (row) throws(StoreError) in
      if row.integer(0) != pipeline {
        attempts += seen.count
        seen.removeAll(keepingCapacity: true)
        pipeline = row.integer(0)
      }
      let found = try StoredText.read(row.bytes(1), "a document", limits: context.limits) {
        (reader) throws(JSONError) in
        var found: [Int64] = []
        try reader.beginObject()
        while try reader.nextKey() != nil {
          try reader.beginObject()
          while let key = try reader.nextKey() {
            found.append(Int64(key.string) ?? 0)
            try reader.skipValue()
          }
        }
        return found
      }
      copies += found.count
      seen.formUnion(found)
      return true
    }
    return (attempts + seen.count, copies)
  }
}
