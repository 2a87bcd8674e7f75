import PipeShape
import PipeShapeStore

/// A store of rows for runs, however attempts lie in them: its lists read the rows of unfinished heads, pipeline by
/// pipeline.
protocol RunRows: CellStore {
  /// The statements of lists.
  var lists: OpenRows { get }
  /// The parameters with which rows are asked for an external id.
  func parameters(for external: ExternalID) -> [Value]
  /// Goes through the attempts in a row of a list.
  ///
  /// - Parameter wantsExternal: whether the external id of an attempt is wanted, by what was read so far.
  func outlines(
    _ row: any Row, of pipeline: ListedPipeline, wantsExternal: (borrowing AttemptOutline) -> Bool,
    _ body: (AttemptOutline) -> Void
  ) throws(StoreError)
}

extension RunRows {
  /// Looks at unfinished heads first: all unfinished attempts are there (fact I1).
  func find(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt] {
    let wanted = parameters(for: lookup.external)
    if let pipeline = lookup.pipeline {
      return try find(lookup, lists.ofPipelineHolding, wanted + [.integer(pipeline.raw)], session)
    }
    if unfinishedSuffice {
      let found = try find(lookup, lists.openHeadsHolding, wanted, session).filter { $0.record.state.isInFlight }
      if !found.isEmpty { return found }
    }
    return try find(lookup, lists.holding, wanted, session)
  }

  private func find(
    _ lookup: ExternalLookup, _ plan: Plan, _ values: [Value], _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt] {
    var found: [FoundAttempt] = []
    var ofPipeline: [AttemptOutline] = []
    try rows(
      plan, values, session,
      begin: { _ in true },
      row: { (row, pipeline) throws(StoreError) in
        try outlines(row, of: pipeline, wantsExternal: { _ in true }) { outline in
          guard outline.external == lookup.external, !ofPipeline.contains(where: { $0.id == outline.id }) else {
            return
          }
          ofPipeline.append(outline)
        }
      },
      end: { pipeline in
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

  /// Ids with a row that may have an attempt in flight.
  func unfinished(
    from first: PipelineID, limit: Int, _ session: any RowSession
  ) throws(StoreError) -> [PipelineID] {
    try ids(lists.open, from: first, limit: limit, session)
  }

  /// Reads unfinished heads only.
  func unfinished(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try attemptsInFlight(kind, page, session) { _, _ in true } ?? []
  }

  /// Reads unfinished heads of the pipelines that are meant.
  func unfinished(
    _ lookup: UnfinishedLookup, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try attemptsInFlight(lookup.kind, page, among: lists.openHeadsOf.question(lookup), session) { _, _ in true } ?? []
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
  /// - Parameters:
  ///   - question: the statement that lists the heads, and its parameters behind the first; nil for all heads.
  ///   - isMember: nil where the head cannot tell.
  /// - Returns: nil where a head could not tell.
  private func attemptsInFlight(
    _ kind: String, _ page: Page<CellCursor>, among question: (plan: Plan, values: [Value])? = nil,
    _ session: any RowSession,
    _ isMember: (HeadOutlines, _ cell: Int) -> Bool?
  ) throws(StoreError) -> [CellRecord]? {
    guard page.limit > 0 else { return [] }
    var list = HeadList(page)
    var head = HeadOutlines(ofKind: kind)
    try rows(
      question?.plan ?? lists.openHeads,
      [.integer(page.after?.pipeline.raw ?? .min)] + (question?.values ?? []), session,
      begin: { head.begin($0.graph) },
      row: { (row, pipeline) throws(StoreError) in
        try outlines(row, of: pipeline, wantsExternal: { head.wantsExternal($0) }) { head.add($0) }
      },
      end: { list.add(head, of: $0, isMember) })
    return list.isSure ? list.records : nil
  }

  /// Goes through a list of rows, pipeline by pipeline.
  ///
  /// - Parameters:
  ///   - begin: says whether the rows of a pipeline are worth reading.
  ///   - row: reads one of them.
  ///   - end: says whether more pipelines are wanted.
  private func rows(
    _ plan: Plan, _ values: [Value], _ session: any RowSession, begin: (ListedPipeline) -> Bool,
    row: (any Row, ListedPipeline) throws(StoreError) -> Void, end: (ListedPipeline) -> Bool
  ) throws(StoreError) {
    var current: ListedPipeline?
    var isWorth = false
    var goesOn = true
    try session.ask(plan, values) { (found) throws(StoreError) in
      let id = PipelineID(found.integer(0))
      if current?.id != id {
        if let current, isWorth { goesOn = end(current) }
        guard goesOn else { return false }
        let pipeline = ListedPipeline(
          id: id, event: EventID(found.integer(1)), project: ProjectID(found.integer(2)),
          graph: try context.graphs.graph(found.bytes(3)))
        isWorth = begin(pipeline)
        current = pipeline
      }
      if isWorth, let current { try row(found, current) }
      return true
    }
    if goesOn, isWorth, let current { _ = end(current) }
  }
}
