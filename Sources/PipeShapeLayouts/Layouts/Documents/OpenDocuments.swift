/// The statements that look for documents of many pipelines.
struct OpenDocuments {
  let openHeads, openHeadsHolding, holding, ofPipelineHolding: Plan
  let open: Plan

  init(in catalog: inout Catalog, _ cut: any RunCut) {
    let table = cut.table
    let source = Select.Source(table.name, as: "d")
    let columns: [Expression] = [
      .column("id", of: "p"), .column("event", of: "p"), .column("project", of: "p"), .column("graph", of: "p"),
      .column("document", of: "d"),
    ]
    let pipeline = Select.Join(.init("pipeline", as: "p"), on: .matches("id", "p", "pipeline", "d"))
    let isOpenHead = Expression.all([.column("open", of: "d"), .matches("run", "d", "head", "p")])
    // Where an index finds the text, few documents are looked into.
    let holds = Expression.all([
      .holds(.column("externals", of: "d"), 0), .documentHolds(.column("document", of: "d"), members: 1),
    ])
    let order = table.key.map { Select.Order(.column($0, of: "d")) }
    func list(_ name: String, _ condition: Expression) -> Plan {
      catalog.add(name, Select(columns, from: source, joins: [pipeline], where: condition, order: order))
    }
    openHeads = list(
      "unfinished documents",
      .all([isOpenHead, .compare(.column("pipeline", of: "d"), .atLeast, .parameter(0))]))
    openHeadsHolding = list("unfinished documents with an external id", .all([isOpenHead, holds]))
    holding = list("documents with an external id", holds)
    ofPipelineHolding = list(
      "documents of a pipeline with an external id", .all([.equals("pipeline", of: "d", 2), holds]))
    open = catalog.add(
      "unfinished pipelines",
      Select(
        [.column("pipeline")], from: .init(table.name),
        where: .all([.column("open"), .compare(.column("pipeline"), .atLeast, .parameter(0))]),
        order: [.init(.column("pipeline"))], limit: 1, isDistinct: true))
  }
}
