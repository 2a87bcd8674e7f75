import PipeShape
import PipeShapeStore

/// The statements that list attempts of many pipelines, with what lists show of them.
struct AttemptLists: Sendable {
  let external, externalInPipeline: Plan
  let unfinished, ready: Plan
  let unfinishedOf: OriginPlans
  let latest: LatestSuccess

  init(in catalog: inout Catalog) {
    let columns: [Expression] = [
      .column("pipeline", of: "a"), .column("event", of: "p"), .column("project", of: "p"), .column("cell", of: "a"),
      .column("ordinal", of: "a"), .column("id", of: "a"), .column("state", of: "a"), .column("system", of: "a"),
      .column("external", of: "a"), .column("target", of: "c"), .column("identifier", of: "c"),
      .column("key", of: "s"), .column("kind", of: "s"),
    ]
    let attempt = Select.Source("attempt", as: "a")
    let toCell = Select.Join(
      .init("cell", as: "c"),
      on: .all([.matches("pipeline", "c", "pipeline", "a"), .matches("position", "c", "cell", "a")]))
    let toStep = Select.Join(
      .init("step", as: "s"),
      on: .all([.matches("pipeline", "s", "pipeline", "c"), .matches("number", "s", "step", "c")]))
    let joins = [toCell, toStep, .init(.init("pipeline", as: "p"), on: .matches("id", "p", "pipeline", "a"))]
    let key: [Expression] = [
      .column("pipeline", of: "a"), .column("cell", of: "a"), .column("ordinal", of: "a"),
    ]
    let order = key.map { Select.Order($0) }
    let isExternal = Expression.all([.equals("external", of: "a", 0), .equals("system", of: "a", 1)])
    external = catalog.add(
      "attempts of an external id", Select(columns, from: attempt, joins: joins, where: isExternal, order: order))
    externalInPipeline = catalog.add(
      "attempts of an external id in a pipeline",
      Select(
        columns, from: attempt, joins: joins, where: .all([isExternal, .equals("pipeline", of: "a", 2)]),
        order: order))
    let kind = Expression.equals("kind", of: "s", 0)
    let after = Expression.after(key, [.parameter(1), .parameter(2), .parameter(3)])
    unfinished = catalog.add(
      "unfinished attempts of a kind",
      Select(
        columns, from: attempt, joins: joins, where: .all([.column("open", of: "a"), after, kind]), order: order,
        limit: 4))
    unfinishedOf = OriginPlans("unfinished attempts of a kind", first: 5, in: &catalog) { pipelines in
      let toAttempt = Select.Join(
        attempt, on: .all([.matches("pipeline", "a", "id", "p"), .column("open", of: "a")]))
      return Select(
        columns, from: pipelines.from, joins: pipelines.joins + [toAttempt, toCell, toStep],
        where: .all(pipelines.conditions + [after, kind]), order: order, limit: 4)
    }
    func state(_ state: AttemptState) -> Expression { .integer(Int64(state.rawValue)) }
    let unready = Expression.hasInputNotSucceeded([
      .matches("pipeline", "i", "pipeline", "a"), .matches("cell", "i", "cell", "a"),
      .matches("ordinal", "i", "ordinal", "a"),
    ])
    ready = catalog.add(
      "ready attempts of a kind",
      Select(
        columns, from: attempt, joins: joins,
        where: .all([
          .column("open", of: "a"), .compare(.column("state", of: "a"), .equal, state(.pending)), after, kind,
          .not(unready),
        ]), order: order, limit: 4))
    latest = LatestSuccess(
      columns, from: attempt, joins: [toCell, toStep],
      where: [
        .compare(.column("state", of: "a"), .equal, state(.succeeded)), .equals("kind", of: "s", 1),
      ], target: .column("target", of: "c"), in: &catalog)
  }

  /// The attempt of a row.
  static func found(_ row: any Row) throws(StoreError) -> FoundAttempt {
    var external: ExternalID?
    if let id = row.textIfPresent(8) { external = ExternalID(system: row.text(7), id: id) }
    let target = Target(row.text(9), identifier: row.textIfPresent(10))
    return FoundAttempt(
      CellRecord(
        pipeline: PipelineID(row.integer(0)), event: EventID(row.integer(1)), project: ProjectID(row.integer(2)),
        cell: CellKey(row.text(11), target), position: try row.small(3), attempt: AttemptID(row.integer(5)),
        ordinal: try row.small(4), state: try row.state(6), external: external),
      kind: row.text(12))
  }
}
