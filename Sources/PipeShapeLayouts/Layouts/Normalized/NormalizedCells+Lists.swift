import PipeShape
import PipeShapeStore

extension NormalizedCells {
  /// One look into the index of external ids.
  func find(
    _ lookup: ExternalLookup, unfinishedSuffice: Bool, _ session: any RowSession
  ) throws(StoreError) -> [FoundAttempt] {
    var values: [Value] = [.text(lookup.external.id), .text(lookup.external.system)]
    if let pipeline = lookup.pipeline { values.append(.integer(pipeline.raw)) }
    var found: [FoundAttempt] = []
    try session.ask(lookup.pipeline == nil ? lists.external : lists.externalInPipeline, values) {
      (row) throws(StoreError) in
      let attempt = try AttemptLists.found(row)
      if lookup.matches(attempt.record.cell, kind: attempt.kind) { found.append(attempt) }
      return true
    }
    return found
  }

  /// A walk along the index of open attempts.
  func unfinished(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try list(lists.unfinished, kind: kind, page: page, session)
  }

  /// The open attempts of each pipeline that is meant.
  func unfinished(
    _ lookup: UnfinishedLookup, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    let (plan, values) = lists.unfinishedOf.question(lookup)
    return try list(plan, kind: lookup.kind, page: page, more: values, session)
  }

  /// A walk along the index of open attempts.
  func ready(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try list(lists.ready, kind: kind, page: page, session)
  }

  private func list(
    _ plan: Plan, kind: String, page: Page<CellCursor>, more: [Value] = [], _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    var records: [CellRecord] = []
    let values = [.text(kind)] + page.values + [.integer(Int64(max(0, page.limit)))] + more
    try session.ask(plan, values) { (row) throws(StoreError) in
      records.append(try AttemptLists.found(row).record)
      return true
    }
    return records
  }

  /// Finds the pipeline and its attempts in one statement.
  func latestSucceeded(
    commit: Commit, project: ProjectID?, kind: String, target: String?, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try lists.latest.records(commit: commit, project: project, kind: kind, target: target, session) {
      (row) throws(StoreError) in try AttemptLists.found(row).record
    }
  }

  /// Ids from the index of open attempts.
  func unfinished(
    from first: PipelineID, limit: Int, _ session: any RowSession
  ) throws(StoreError) -> [PipelineID] {
    try ids(reading.unfinishedPipelines, from: first, limit: limit, session)
  }

  /// Every attempt is there once.
  func counts(_ session: any RowSession) throws(StoreError) -> (attempts: Int, copies: Int) {
    let count = try count(reading.countAttempts, session)
    return (count, count)
  }
}
