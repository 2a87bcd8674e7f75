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
  let openHeads, openHeadsHolding, holding, ofPipelineHolding: Plan
  let open: Plan
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
        attempts.map { .column($0) }, from: .init(name), where: .all([ofPipeline, .equals("run", 1)]),
        order: key.dropFirst(2).map { .init(.column($0)) }))
    let lists = OpenRecords(in: &catalog, table, attempts)
    openHeads = lists.openHeads
    openHeadsHolding = lists.openHeadsHolding
    holding = lists.holding
    ofPipelineHolding = lists.ofPipelineHolding
    open = lists.open
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

/// The statements that look for rows of many pipelines.
struct OpenRecords {
  let openHeads, openHeadsHolding, holding, ofPipelineHolding: Plan
  let open: Plan

  init(in catalog: inout Catalog, _ table: Table, _ attempts: [String]) {
    let source = Select.Source(table.name, as: "d")
    let columns: [Expression] =
      ["id", "event", "project", "graph"].map { .column($0, of: "p") } + attempts.map { .column($0, of: "d") }
    let pipeline = Select.Join(.init("pipeline", as: "p"), on: .matches("id", "p", "pipeline", "d"))
    let isOpenHead = Expression.all([.column(RecordColumns.open, of: "d"), .matches("run", "d", "head", "p")])
    let holds = Expression.holds(.column(RecordColumns.externals, of: "d"), 0)
    let order = table.key.map { Select.Order(.column($0, of: "d")) }
    func list(_ name: String, _ condition: Expression) -> Plan {
      catalog.add(name, Select(columns, from: source, joins: [pipeline], where: condition, order: order))
    }
    openHeads = list(
      "unfinished rows", .all([isOpenHead, .compare(.column("pipeline", of: "d"), .atLeast, .parameter(0))]))
    openHeadsHolding = list("unfinished rows with an external id", .all([isOpenHead, holds]))
    holding = list("rows with an external id", holds)
    ofPipelineHolding = list(
      "rows of a pipeline with an external id", .all([.equals("pipeline", of: "d", 1), holds]))
    open = catalog.add(
      "unfinished pipelines",
      Select(
        [.column("pipeline")], from: .init(table.name),
        where: .all([.column(RecordColumns.open), .compare(.column("pipeline"), .atLeast, .parameter(0))]),
        order: [.init(.column("pipeline"))], limit: 1, isDistinct: true))
  }
}
