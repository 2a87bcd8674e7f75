import PipeShape
import PipeShapeStore

/// A page of attempts in flight, gathered from the heads of pipelines.
struct HeadList {
  private(set) var records: [CellRecord] = []
  /// Whether every head could tell.
  private(set) var isSure = true
  private let page: Page<CellCursor>

  init(_ page: Page<CellCursor>) {
    self.page = page
    records.reserveCapacity(min(page.limit, 128))
  }

  /// Takes over what belongs to the list.
  ///
  /// - Parameter isMember: nil where the head cannot tell.
  /// - Returns: whether more pipelines are wanted.
  mutating func add(
    _ head: HeadOutlines, of pipeline: ListedPipeline, _ isMember: (HeadOutlines, _ cell: Int) -> Bool?
  ) -> Bool {
    for cell in head.inFlight where records.count < page.limit {
      guard let isMember = isMember(head, cell) else {
        isSure = false
        break
      }
      guard isMember else { continue }
      let record = head.record(cell, of: pipeline)
      if page.after.map({ record.cursor > $0 }) ?? true { records.append(record) }
    }
    return isSure && records.count < page.limit
  }
}
