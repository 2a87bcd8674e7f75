import PipeShape
import PipeShapeStore

/// Reads and writes the tables of the normalized layout.
struct NormalizedCells: CellStore {
  let header: HeaderPlans
  var context: LayoutContext
  let payloads: [PayloadPlans]
  let reading: AttemptReads
  let writing: AttemptWrites
  let lists: AttemptLists
  let audit: NormalizedAudit

  init(in catalog: inout Catalog, _ context: LayoutContext) {
    self.context = context
    header = HeaderPlans(in: &catalog) { alias in
      .exists(
        Select(
          [.integer(1)], from: .init("attempt", as: "a"),
          where: .all([.column("open", of: "a"), .matches("pipeline", "a", "id", alias)])))
    }
    reading = AttemptReads(in: &catalog)
    writing = AttemptWrites(in: &catalog)
    lists = AttemptLists(in: &catalog)
    audit = NormalizedAudit(in: &catalog)
    var payloads: [PayloadPlans] = []
    for kind in context.payloads.kinds { payloads.append(PayloadPlans(kind, in: &catalog)) }
    self.payloads = payloads
  }

  /// The statements on the payloads of a kind, if the store may hold any in a table of its own.
  func payloads(ofKind name: String) -> PayloadPlans? { context.kinds.known.index(of: name).map { payloads[$0] } }
}

/// The statements that read attempts.
struct AttemptReads: Sendable {
  /// The columns of an attempt, in the order in which `attempt(_:)` reads them.
  static let columns = [
    "id", "cell", "ordinal", "run", "state", "started", "system", "external", "digest", "started_at", "ended_at",
    "payload",
  ]
  let ofPipeline, ofRun: Plan
  let places: AttemptPlaces
  let otherPayloads, otherPayload: Plan
  let countAttempts: Plan
  let unfinishedPipelines: Plan

  init(in catalog: inout Catalog) {
    let columns = Self.columns.map { Expression.column($0, of: "a") }
    let attempt = Select.Source("attempt", as: "a")
    let pipeline = Expression.equals("pipeline", of: "a", 0)
    let key = [Select.Order(.column("cell", of: "a")), .init(.column("ordinal", of: "a"))]
    ofPipeline = catalog.add("attempts of a pipeline", Select(columns, from: attempt, where: pipeline, order: key))
    // A run binds the newest of each cell up to it; the few older ones are left out by the reader, which is cheaper than
    // asking for each row whether there is a newer one.
    ofRun = catalog.add(
      "attempts up to a run",
      Select(
        columns, from: attempt,
        where: .all([pipeline, .compare(.column("run", of: "a"), .atMost, .runOrHead)]), order: key))
    let found = columns + [.column("kind", of: "s")]
    let joins = [
      Select.Join(
        .init("cell", as: "c"),
        on: .all([.matches("pipeline", "c", "pipeline", "a"), .matches("position", "c", "cell", "a")])),
      .init(
        .init("step", as: "s"),
        on: .all([.matches("pipeline", "s", "pipeline", "c"), .matches("number", "s", "step", "c")])),
    ]
    let byID = catalog.add(
      "attempt of an id",
      Select(found, from: attempt, joins: joins, where: .all([pipeline, .equals("id", of: "a", 1)])))
    let cell = Expression.all([pipeline, .equals("cell", of: "a", 1)])
    let byCell = catalog.add(
      "attempt of a cell and ordinal",
      Select(found, from: attempt, joins: joins, where: .all([cell, .equals("ordinal", of: "a", 2)])))
    let newestOfCell = catalog.add(
      "newest attempt of a cell",
      Select(
        found, from: attempt, joins: joins, where: cell,
        order: [.init(.column("ordinal", of: "a"), isDescending: true)], limit: 2))
    places = AttemptPlaces(byID: byID, byCell: byCell, newestOfCell: newestOfCell)
    let other = Select.Source("payload_other")
    otherPayloads = catalog.add(
      "other payloads of a pipeline",
      Select(
        [.column("attempt"), .column("value")], from: other, where: .equals("pipeline", 0),
        order: [.init(.column("attempt"))]))
    otherPayload = catalog.add(
      "other payload of an attempt",
      Select([.column("value")], from: other, where: .all([.equals("pipeline", 0), .equals("attempt", 1)])))
    countAttempts = catalog.add("number of attempts", Select([.count], from: .init("attempt")))
    unfinishedPipelines = catalog.add(
      "unfinished pipelines",
      Select(
        [.column("pipeline")], from: .init("attempt"),
        where: .all([.column("open"), .compare(.column("pipeline"), .atLeast, .parameter(0))]),
        order: [.init(.column("pipeline"))], limit: 1, isDistinct: true))
  }

  /// The attempt of a row.
  static func attempt(_ row: any Row) throws(StoreError) -> Attempt {
    var external: ExternalID?
    if let id = row.textIfPresent(7) { external = ExternalID(system: row.text(6), id: id) }
    return Attempt(
      id: AttemptID(row.integer(0)), cell: try row.small(1), ordinal: try row.small(2), run: try row.small(3),
      state: try row.state(4), started: row.integer(5) != 0, external: external, digest: row.textIfPresent(8),
      startedAt: row.integerIfPresent(9), endedAt: row.integerIfPresent(10))
  }
}

extension Row {
  /// The state of an attempt.
  ///
  /// - Throws: `corrupt`.
  func state(_ column: Int) throws(StoreError) -> AttemptState {
    guard let state = UInt8(exactly: integer(column)).flatMap(AttemptState.init(rawValue:)) else {
      throw StoreError(.corrupt, "an attempt is in state \(integer(column)), which there is not")
    }
    return state
  }
}
