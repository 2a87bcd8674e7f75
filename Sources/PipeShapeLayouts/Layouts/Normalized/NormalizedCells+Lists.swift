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

  /// A walk along the index of open attempts.
  func ready(
    kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    try list(lists.ready, kind: kind, page: page, session)
  }

  private func list(
    _ plan: Plan, kind: String, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    let after = page.after ?? CellCursor(pipeline: PipelineID(.min), position: .min, ordinal: .min)
    var records: [CellRecord] = []
    let values: [Value] = [
      .text(kind), .integer(after.pipeline.raw), Value(after.position), Value(after.ordinal),
      .integer(Int64(max(0, page.limit))),
    ]
    try session.ask(plan, values) { (row) throws(StoreError) in
      records.append(try AttemptLists.found(row).record)
      return true
    }
    return records
  }

  /// Finds the pipeline in one statement, and its attempts in another.
  func latestSucceeded(
    commit: Commit, project: ProjectID?, kind: String, target: String?, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    var values: [Value] = [.text(commit.hash), .text(kind)]
    if let project { values.append(.integer(project.raw)) }
    if let target { values.append(.text(target)) }
    var newest: Int64?
    let plan = lists.newestSucceeded[(project == nil ? 0 : 1) + (target == nil ? 0 : 2)]
    try session.ask(plan, values) { (row) throws(StoreError) in
      newest = row.integer(0)
      return false
    }
    guard let newest else { return [] }
    var records: [CellRecord] = []
    try session.ask(lists.succeededInPipeline, [.integer(newest), .text(kind)]) { (row) throws(StoreError) in
      let record = try AttemptLists.found(row).record
      let isWanted = target.map { Target($0) == Target(record.cell.target.name) } ?? true
      if isWanted, records.last?.position != record.position { records.append(record) }
      return true
    }
    return records
  }

  /// Ids from the index of open attempts.
  func unfinished(
    from first: PipelineID, limit: Int, _ session: any RowSession
  ) throws(StoreError) -> [PipelineID] {
    var ids: [PipelineID] = []
    try session.ask(reading.unfinishedPipelines, [.integer(first.raw), .integer(Int64(limit))]) {
      (row) throws(StoreError) in
      ids.append(PipelineID(row.integer(0)))
      return true
    }
    return ids
  }

  /// Every attempt is there once.
  func counts(_ session: any RowSession) throws(StoreError) -> (attempts: Int, copies: Int) {
    var count = 0
    try session.ask(reading.countAttempts, []) { (row) throws(StoreError) in
      count = Int(row.integer(0))
      return false
    }
    return (count, count)
  }
}
