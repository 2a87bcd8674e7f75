import PipeShape

/// Plain tables: every step, cell, edge, attempt and input is a row, and payloads have tables of their kind.
///
/// Edges are those between steps: the edges between cells are what the inputs of run 1 say, row by row, so they need no
/// table of their own. There is no table of runs and cells: what a run binds follows from the attempts (fact I2).
public struct NormalizedLayout: Layout {
  /// The current model.
  public let name = "normalized"
  /// A cell.
  public let level = LayoutLevel.cell
  /// One column a field.
  public let encoding = LayoutEncoding.columns
  /// Nothing beyond rows.
  public let needs: EngineFeatures = []

  /// There is one layout of this name.
  public init() {}

  /// The tables of the graph, of attempts, and of payloads.
  public func tables(for kinds: StoredKinds) -> [Table] {
    [Self.step, Self.cell, Self.edge, Self.attempt, Self.input]
      + kinds.known.kinds.flatMap { PayloadTables($0).tables } + [Self.otherPayload]
  }

  /// What reads and writes the tables.
  public func cells(in catalog: inout Catalog, _ context: LayoutContext) -> any CellStore {
    NormalizedCells(in: &catalog, context)
  }

  static let step = Table(
    "step",
    [Column("pipeline", .integer), Column("number", .integer), Column("key", .text), Column("kind", .text)],
    key: ["pipeline", "number"], isClustered: true,
    foreignKeys: [ForeignKey(["pipeline"], to: "pipeline", ["id"])])

  static let cell = Table(
    "cell",
    [
      Column("pipeline", .integer), Column("position", .integer), Column("step", .integer), Column("target", .text),
      Column("identifier", .text, isNullable: true),
    ],
    key: ["pipeline", "position"], isClustered: true,
    foreignKeys: [ForeignKey(["pipeline", "step"], to: "step", ["pipeline", "number"])],
    indexes: [Index("cell_by_step", ["pipeline", "step"])])

  static let edge = Table(
    "edge",
    [
      Column("pipeline", .integer), Column("source", .integer), Column("consumer", .integer),
      Column("binding", .text),
    ],
    key: ["pipeline", "source", "consumer"], isClustered: true,
    foreignKeys: [
      ForeignKey(["pipeline", "source"], to: "step", ["pipeline", "number"]),
      ForeignKey(["pipeline", "consumer"], to: "step", ["pipeline", "number"]),
    ],
    indexes: [Index("edge_by_consumer", ["pipeline", "consumer"])])

  /// The index of open attempts is over what the state means, not over the state: where an engine compares values before
  /// it touches an index, a start leaves all of them alone.
  static let attempt = Table(
    "attempt",
    [
      Column("pipeline", .integer), Column("cell", .integer), Column("ordinal", .integer), Column("id", .integer),
      Column("run", .integer), Column("state", .integer), Column("started", .boolean),
      Column("system", .text, isNullable: true), Column("external", .text, isNullable: true),
      Column("digest", .text, isNullable: true), Column("started_at", .integer, isNullable: true),
      Column("ended_at", .integer, isNullable: true), Column("payload", .integer),
      Column(
        "open", .boolean,
        generated: .compare(.column("state"), .atMost, .integer(Int64(AttemptState.running.rawValue)))),
    ],
    key: ["pipeline", "cell", "ordinal"], isClustered: true, uniques: [["pipeline", "id"]],
    foreignKeys: [
      ForeignKey(["pipeline", "cell"], to: "cell", ["pipeline", "position"]),
      ForeignKey(["pipeline", "run"], to: "run", ["pipeline", "number"]),
    ],
    indexes: [
      Index("attempt_open", ["pipeline", "cell", "ordinal"], where: .column("open")),
      Index("attempt_by_external", ["external", "system"], where: .not(.isNull(.column("external")))),
      // Why there is none on (pipeline, run): the key begins with the pipeline, which has few attempts, and SQLite would
      // take that index to find one cell's attempt of a run, reading the run's attempts of all cells for each cell.
    ])

  static let input = Table(
    "input",
    [
      Column("pipeline", .integer), Column("cell", .integer), Column("ordinal", .integer),
      Column("source_cell", .integer), Column("source_ordinal", .integer),
    ],
    key: ["pipeline", "cell", "ordinal", "source_cell"], isClustered: true,
    foreignKeys: [
      ForeignKey(["pipeline", "cell", "ordinal"], to: "attempt", ["pipeline", "cell", "ordinal"]),
      ForeignKey(["pipeline", "source_cell", "source_ordinal"], to: "attempt", ["pipeline", "cell", "ordinal"]),
    ],
    indexes: [Index("input_by_source", ["pipeline", "source_cell", "source_ordinal"])])

  static let otherPayload = Table(
    "payload_other",
    [Column("pipeline", .integer), Column("attempt", .integer), Column("value", .document)],
    key: ["pipeline", "attempt"], isClustered: true, isReplaced: true,
    foreignKeys: [ForeignKey(["pipeline", "attempt"], to: "attempt", ["pipeline", "id"])])
}

/// Where the payload of an attempt is, as the attempt's row says.
enum PayloadPlace: Int64 {
  /// There is none.
  case nowhere
  /// In the table of the kind.
  case ofKind
  /// Among those of kinds that were not registered when it was written.
  case other
}
