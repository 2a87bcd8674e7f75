import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension RunDocuments {
  /// Every copy of an attempt is the same, so the first one counts and the others are passed over.
  func attempts(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [Attempt] {
    let decoder = AttemptDecoder(header.id, header.graph, context)
    var copies = AttemptCopies(reserving: header.graph.cellCount)
    try session.ask(documents, [.integer(header.id.raw)]) { (row) throws(StoreError) in
      try copies.add(row.bytes(1), .all, cut, decoder)
      return true
    }
    return copies.attempts
  }

  /// Reads the documents of one run.
  func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView? {
    guard let header = try self.header.header(of: id, run: number, graphs: context.graphs, session) else { return nil }
    let run = header.runs[0]
    let decoder = AttemptDecoder(id, header.graph, context)
    var copies = AttemptCopies(reserving: header.graph.cellCount)
    try session.ask(ofRun, [.integer(id.raw), Value(run.number)]) { (row) throws(StoreError) in
      try copies.add(row.bytes(0), .all, cut, decoder)
      return true
    }
    return try header.view(of: run, binding: copies.attempts)
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
    try pipelines(plan, values, session) { (record, graph, attempts) throws(StoreError) in
      for attempt in attempts where attempt.external == lookup.external {
        let kind = graph.kind(ofCellAt: Int(attempt.cell))
        guard lookup.matches(graph.cells[Int(attempt.cell)], kind: kind) else { continue }
        found.append(FoundAttempt(record(attempt), kind: kind))
      }
      return true
    }
    found.sort { $0.record.cursor < $1.record.cursor }
    return found
  }

  /// Reads unfinished heads only.
  func unfinished(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    var records: [CellRecord] = []
    guard page.limit > 0 else { return [] }
    let wanted = Target(kind)
    try pipelines(openHeads, [.integer(page.after?.pipeline.raw ?? .min)], session) {
      (record, graph, attempts) throws(StoreError) in
      let found = attempts.filter { $0.state.isInFlight && Target(graph.kind(ofCellAt: Int($0.cell))) == wanted }
      for attempt in found.sorted(by: { $0.cell < $1.cell }) {
        let record = record(attempt)
        if page.after.map({ record.cursor > $0 }) ?? true { records.append(record) }
      }
      return records.count < page.limit
    } where: { graph in
      graph.steps.contains { Target($0.kind) == wanted }
    }
    return Array(records.prefix(page.limit))
  }

  /// Reads unfinished heads only, which hold the inputs of what is pending in them.
  func ready(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    var records: [CellRecord] = []
    guard page.limit > 0 else { return [] }
    let wanted = Target(kind)
    var isSure = true
    try pipelines(openHeads, [.integer(page.after?.pipeline.raw ?? .min)], session) {
      (record, graph, attempts) throws(StoreError) in
      var indices = [Int](repeating: -1, count: graph.cellCount)
      for (index, attempt) in attempts.enumerated() { indices[Int(attempt.cell)] = index }
      for cell in 0..<graph.cellCount where indices[cell] >= 0 {
        let attempt = attempts[indices[cell]]
        guard attempt.state == .pending, Target(graph.kind(ofCellAt: cell)) == wanted else { continue }
        let inputs = graph.cellGraph.predecessors(of: cell).map { indices[Int($0)] }
        // What the head binds is what was consumed, unless it was made later.
        guard inputs.allSatisfy({ $0 >= 0 && attempts[$0].run <= attempt.run }) else {
          isSure = false
          return false
        }
        guard inputs.allSatisfy({ attempts[$0].state == .succeeded }) else { continue }
        let entry = record(attempt)
        if page.after.map({ entry.cursor > $0 }) ?? true { records.append(entry) }
      }
      return records.count < page.limit
    } where: { graph in
      graph.steps.contains { Target($0.kind) == wanted }
    }
    guard isSure else { return try heads(kind: kind, page: page, session) { $0.readyCells } }
    return Array(records.prefix(page.limit))
  }

  /// Goes through the pipelines of a list of documents: outlines of the distinct attempts in those of each.
  ///
  /// - Parameters:
  ///   - body: gets what makes records, the graph and the attempts; says whether more are wanted.
  ///   - worth: whether documents of pipelines of a graph are worth reading.
  private func pipelines(
    _ plan: Plan, _ values: [Value], _ session: any RowSession,
    _ body: ((Attempt) -> CellRecord, PipelineGraph, [Attempt]) throws(StoreError) -> Bool,
    where worth: (PipelineGraph) -> Bool = { _ in true }
  ) throws(StoreError) {
    var current: (event: EventID, project: ProjectID, decoder: AttemptDecoder, isWorth: Bool)?
    var copies = AttemptCopies(reserving: 16)
    func finish() throws(StoreError) -> Bool {
      guard let (event, project, decoder, isWorth) = current, isWorth else { return true }
      return try body(
        { attempt in
          Self.record(attempt, pipeline: decoder.pipeline, event: event, project: project, graph: decoder.graph)
        }, decoder.graph, copies.attempts)
    }
    var goesOn = true
    try session.ask(plan, values) { (row) throws(StoreError) in
      let id = PipelineID(row.integer(0))
      if current?.decoder.pipeline != id {
        goesOn = try finish()
        guard goesOn else { return false }
        let graph = try context.graphs.graph(row.bytes(3))
        current = (
          EventID(row.integer(1)), ProjectID(row.integer(2)), AttemptDecoder(id, graph, context), worth(graph)
        )
        copies.removeAll()
      }
      if let current, current.isWorth { try copies.add(row.bytes(4), .outline, cut, current.decoder) }
      return true
    }
    if goesOn { _ = try finish() }
  }

  /// Ids with a document that mentions an attempt in flight.
  func unfinished(
    from first: PipelineID, limit: Int, _ session: any RowSession
  ) throws(StoreError) -> [PipelineID] {
    try ids(open, from: first, limit: limit, session)
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
      try StoredText.read(row.bytes(1), "a document", limits: context.limits) { (reader) throws(JSONError) in
        try cut.members(of: &reader) { (id, reader) throws(JSONError) in
          seen.insert(id.raw)
          copies += 1
          try reader.skipValue()
        }
      }
      return true
    }
    return (attempts + seen.count, copies)
  }
}
