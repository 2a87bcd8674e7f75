import PipeShape
import PipeShapeStore

/// Reads and writes rows of records for each run, however a layout cuts them.
struct RunRecords: CellStore {
  let cut: any RunParts
  let columns: RecordColumns
  let header: HeaderPlans
  var context: LayoutContext
  let add: Plan
  let rows, ofRun: Plan
  let lists: OpenRows
  let changes: RecordChanges
  let remove: Plan
  let all: Plan

  init(_ cut: any RunParts, table name: String, in catalog: inout Catalog, _ context: LayoutContext) {
    self.cut = cut
    self.context = context
    columns = RecordColumns(context.kinds.remembered) { context.schema(of: $0) }
    let table = columns.table(name, part: cut.partColumn)
    header = HeaderPlans(in: &catalog) { alias in
      .exists(
        Select(
          [.integer(1)], from: .init(name, as: "d"),
          where: .all([.column(RecordColumns.open, of: "d"), .matches("pipeline", "d", "id", alias)])))
    }
    let key = table.key
    let attempts = columns.names
    add = catalog.add(
      "new row", Insert(into: table, columns: key + attempts + [RecordColumns.externals, RecordColumns.open]))
    let ofPipeline = Expression.equals("pipeline", 0)
    let order = key.dropFirst().map { Select.Order(.column($0)) }
    rows = catalog.add(
      "rows of a pipeline",
      Select(
        (key.dropFirst() + attempts + [RecordColumns.open]).map { .column($0) }, from: .init(name), where: ofPipeline,
        order: order))
    ofRun = catalog.add(
      "rows of a run",
      Select(
        attempts.map { .column($0) }, from: .init(name),
        where: .all([ofPipeline, .compare(.column("run"), .equal, .runOrHead)]),
        order: key.dropFirst(2).map { .init(.column($0)) }))
    lists = OpenRows(
      in: &catalog, table, "rows", attempts: attempts, holds: .holds(.column(RecordColumns.externals, of: "d"), 0),
      next: 1)
    changes = RecordChanges(in: &catalog, table, columns)
    remove = catalog.add("remove rows of a pipeline", Delete(from: table, where: ofPipeline))
    all = catalog.add(
      "all rows",
      Select(
        (["pipeline"] + attempts).map { .column($0) }, from: .init(name),
        order: [.init(.column("pipeline")), .init(.column("run"))]))
  }

  /// A row may become too large, and a pipeline may have too many copies.
  var canRefuse: Bool { true }
}
