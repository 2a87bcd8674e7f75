/// The statements that look for rows of many pipelines, in the table of a layout that keeps rows for runs.
struct OpenRows {
  let openHeads, openHeadsHolding, holding, ofPipelineHolding: Plan
  let open: Plan
  let openHeadsOf: OriginPlans

  /// - Parameters:
  ///   - rows: what the rows are, for the names of the statements.
  ///   - attempts: the columns that hold attempts; they come behind those of the pipeline.
  ///   - holds: whether a row, of the alias `d`, may hold an external id.
  ///   - next: the index of the first parameter that the condition does not use.
  init(
    in catalog: inout Catalog, _ table: Table, _ rows: String, attempts: [String], holds: Expression, next: Int
  ) {
    let source = Select.Source(table.name, as: "d")
    let columns: [Expression] =
      ["id", "event", "project", "graph"].map { .column($0, of: "p") } + attempts.map { .column($0, of: "d") }
    let pipeline = Select.Join(.init("pipeline", as: "p"), on: .matches("id", "p", "pipeline", "d"))
    let isOpenHead = Expression.all([.column("open", of: "d"), .matches("run", "d", "head", "p")])
    let order = table.key.map { Select.Order(.column($0, of: "d")) }
    func list(_ name: String, _ condition: Expression) -> Plan {
      catalog.add(name, Select(columns, from: source, joins: [pipeline], where: condition, order: order))
    }
    openHeads = list(
      "unfinished \(rows)",
      .all([isOpenHead, .compare(.column("pipeline", of: "d"), .atLeast, .parameter(0))]))
    openHeadsOf = OriginPlans("unfinished \(rows)", first: 1, in: &catalog) { pipelines in
      let toRow = Select.Join(source, on: .all([.matches("pipeline", "d", "id", "p"), isOpenHead]))
      return Select(
        columns, from: pipelines.from, joins: pipelines.joins + [toRow],
        where: .all(pipelines.conditions + [.compare(.column("id", of: "p"), .atLeast, .parameter(0))]), order: order)
    }
    openHeadsHolding = list("unfinished \(rows) with an external id", .all([isOpenHead, holds]))
    holding = list("\(rows) with an external id", holds)
    ofPipelineHolding = list(
      "\(rows) of a pipeline with an external id", .all([.equals("pipeline", of: "d", next), holds]))
    open = catalog.add(
      "unfinished pipelines",
      Select(
        [.column("pipeline")], from: .init(table.name),
        where: .all([.column("open"), .compare(.column("pipeline"), .atLeast, .parameter(0))]),
        order: [.init(.column("pipeline"))], limit: 1, isDistinct: true))
  }
}
