import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension RunDocuments {
  /// Looks at unfinished heads first: all unfinished attempts are there (fact I1).
  func find(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt] {
    let wanted: [Value] = [
      .text(lookup.external.id),
      .members([
        .init(AttemptCodec.Member.system, lookup.external.system),
        .init(AttemptCodec.Member.external, lookup.external.id),
      ]),
    ]
    if let pipeline = lookup.pipeline {
      return try find(lookup, ofPipelineHolding, wanted + [.integer(pipeline.raw)], session)
    }
    if unfinishedSuffice {
      let found = try find(lookup, openHeadsHolding, wanted, session).filter { $0.record.state.isInFlight }
      if !found.isEmpty { return found }
    }
    return try find(lookup, holding, wanted, session)
  }

  private func find(
    _ lookup: ExternalLookup, _ plan: Plan, _ values: [Value], _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt] {
    var found: [FoundAttempt] = []
    var ofPipeline: [AttemptOutline] = []
    try documents(
      plan, values, session,
      begin: { _ in true },
      document: { (bytes, pipeline) throws(StoreError) in
        try context.decode(bytes, of: pipeline.id) { (reader) throws(JSONError) in
          try cut.members(of: &reader) { (id, reader) throws(JSONError) in
            let outline = try AttemptCodec.outline(id, from: &reader, cellCount: pipeline.graph.cellCount) { _ in true }
            guard outline.external == lookup.external, !ofPipeline.contains(where: { $0.id == id }) else { return }
            ofPipeline.append(outline)
          }
        }
      },
      end: { (pipeline) throws(StoreError) in
        for outline in ofPipeline {
          let kind = pipeline.graph.kind(ofCellAt: Int(outline.cell))
          guard lookup.matches(pipeline.graph.cells[Int(outline.cell)], kind: kind) else { continue }
          found.append(FoundAttempt(pipeline.record(of: outline), kind: kind))
        }
        ofPipeline.removeAll(keepingCapacity: true)
        return true
      })
    found.sort { $0.record.cursor < $1.record.cursor }
    return found
  }

  /// Reads unfinished heads only.
  func unfinished(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try attemptsInFlight(kind, page, session) { _, _ in true } ?? []
  }

  /// Reads unfinished heads only, which hold the inputs of what is pending in them.
  func ready(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    if let records = try attemptsInFlight(kind, page, session, { $0.isReady($1) }) { return records }
    return try heads(kind: kind, page: page, session) { $0.readyCells }
  }

  /// The attempts in flight of a kind that a list is about.
  ///
  /// - Parameter isMember: nil where the head cannot tell.
  /// - Returns: nil where a head could not tell.
  private func attemptsInFlight(
    _ kind: String, _ page: Page<CellCursor>, _ session: any RowSession,
    _ isMember: (HeadOutlines, _ cell: Int) -> Bool?
  ) throws(StoreError) -> [CellRecord]? {
    guard page.limit > 0 else { return [] }
    var list = HeadList(page)
    var head = HeadOutlines(ofKind: kind)
    try documents(
      openHeads, [.integer(page.after?.pipeline.raw ?? .min)], session,
      begin: { head.begin($0.graph) },
      document: { (bytes, pipeline) throws(StoreError) in
        try context.decode(bytes, of: pipeline.id) { (reader) throws(JSONError) in try head.add(cut, from: &reader) }
      },
      end: { list.add(head, of: $0, isMember) })
    return list.isSure ? list.records : nil
  }

  /// Goes through a list of documents, pipeline by pipeline.
  ///
  /// - Parameters:
  ///   - begin: says whether the documents of a pipeline are worth reading.
  ///   - document: reads one of them.
  ///   - end: says whether more pipelines are wanted.
  private func documents(
    _ plan: Plan, _ values: [Value], _ session: any RowSession,
    begin: (ListedPipeline) -> Bool,
    document: (UnsafeBufferPointer<UInt8>, ListedPipeline) throws(StoreError) -> Void,
    end: (ListedPipeline) throws(StoreError) -> Bool
  ) throws(StoreError) {
    var current: ListedPipeline?
    var isWorth = false
    var goesOn = true
    try session.ask(plan, values) { (row) throws(StoreError) in
      let id = PipelineID(row.integer(0))
      if current?.id != id {
        if let current, isWorth { goesOn = try end(current) }
        guard goesOn else { return false }
        let pipeline = ListedPipeline(
          id: id, event: EventID(row.integer(1)), project: ProjectID(row.integer(2)),
          graph: try context.graphs.graph(row.bytes(3)))
        isWorth = begin(pipeline)
        current = pipeline
      }
      if isWorth, let current { try document(row.bytes(4), current) }
      return true
    }
    if goesOn, isWorth, let current { _ = try end(current) }
  }
}
