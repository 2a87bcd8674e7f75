import PipeShape
import PipeShapeStore

extension SearchableCells {
  /// A walk along the index of values; a value that is too long for it is compared with the payload itself.
  func find(
    _ lookup: FieldLookup, page: Page<CellCursor>, _ session: any RowSession
  ) throws(StoreError) -> [CellRecord] {
    let lookup = try context.kinds.known.checked(lookup)
    let key = SearchKey(lookup.value)
    let name: [Value] = [.text(key.text), .text(lookup.field), .text(lookup.kind)]
    let isNarrowed = key.isCut || lookup.states != nil
    var next = Page(after: page.after, limit: isNarrowed ? max(page.limit, 256) : page.limit)
    var found: [CellRecord] = []
    while found.count < page.limit {
      var part: [CellRecord] = []
      let values = name + next.values + [.integer(Int64(next.limit))]
      try session.ask(plans.find, values) { (row) throws(StoreError) in
        part.append(try AttemptLists.found(row).record)
        return true
      }
      var read: Pipeline?
      for record in part where lookup.states?.contains(record.state) ?? true {
        if key.isCut {
          if read?.id != record.pipeline { read = try base.existing(record.pipeline, session) }
          guard read?.attempts.contains(where: { $0.id == record.attempt && lookup.matches($0) }) ?? false else {
            continue
          }
        }
        found.append(record)
      }
      guard isNarrowed, part.count == next.limit, let last = part.last else { break }
      next.after = last.cursor
    }
    return Array(found.prefix(max(0, page.limit)))
  }

  /// The rows must say what the attempts say.
  func faults(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [StoredFault] {
    let faults = try base.faults(of: header, session)
    // What makes no history has no rows that it should have.
    guard !faults.contains(where: { $0.rule == .readable || $0.rule == .history }) else { return faults }
    let pipeline: Pipeline
    do throws(StoreError) { pipeline = try base.pipeline(header, session) } catch {
      guard error.code == .corrupt || error.code == .limit else { throw error }
      return faults + [StoredFault(.readable, error.message)]
    }
    var rows = RowComparison("pipeline \(header.id.raw)", .lookup)
    try rows.compare(
      "searchable field", values(of: pipeline.attempts.indices, pipeline), of: SearchSchema.table, plans.ofPipeline,
      pipeline: header.id, session)
    return faults + rows.faults
  }
}
