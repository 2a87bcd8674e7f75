import PipeShape
import PipeShapeStore

/// The statements on the table of searchable fields.
struct SearchPlans: Sendable {
  let add, removeOfAttempt, removeOfPipeline: Plan
  /// What changes of an attempt besides its fields.
  let state, external: Plan
  let find: Plan
  let ofPipeline: Plan

  init(in catalog: inout Catalog) {
    let table = SearchSchema.table
    let ofPipeline = Expression.equals("pipeline", 0)
    let ofAttempt = Expression.all([ofPipeline, .equals("attempt", 1)])
    add = catalog.add("new searchable field", Insert(into: table))
    removeOfAttempt = catalog.add("remove searchable fields of an attempt", Delete(from: table, where: ofAttempt))
    removeOfPipeline = catalog.add("remove searchable fields of a pipeline", Delete(from: table, where: ofPipeline))
    func update(_ name: String, _ columns: [String]) -> Plan {
      catalog.add(
        name, Update(table, set: columns.enumerated().map { .init($1, .parameter(2 + $0)) }, where: ofAttempt))
    }
    state = update("state beside searchable fields", ["state"])
    external = update("external id beside searchable fields", ["system", "external"])
    let key: [Expression] = ["pipeline", "cell", "ordinal"].map { .column($0, of: "a") }
    find = catalog.add(
      "attempts with a searchable field",
      Select(
        // As `AttemptLists` reads them.
        [
          .column("pipeline", of: "a"), .column("event", of: "p"), .column("project", of: "p"),
          .column("cell", of: "a"), .column("ordinal", of: "a"), .column("attempt", of: "a"),
          .column("state", of: "a"), .column("system", of: "a"), .column("external", of: "a"),
          .column("target", of: "a"), .column("identifier", of: "a"), .column("step", of: "a"),
          .column("kind", of: "a"),
        ],
        from: .init(table.name, as: "a"),
        joins: [.init(.init("pipeline", as: "p"), on: .matches("id", "p", "pipeline", "a"))],
        where: .all([
          .equals("value", of: "a", 0), .equals("field", of: "a", 1), .equals("kind", of: "a", 2),
          .after(key, [.parameter(3), .parameter(4), .parameter(5)]),
        ]), order: key.map { .init($0) }, limit: 6))
    self.ofPipeline = catalog.add(
      "searchable fields of a pipeline",
      Select(
        table.columns.dropFirst().map { .column($0.name) }, from: .init(table.name), where: ofPipeline,
        order: ["attempt", "field", "value"].map { .init(.column($0)) }))
  }
}
