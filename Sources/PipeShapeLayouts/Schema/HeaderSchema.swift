/// The tables that every layout has, under the same names, so that questions about headers cost the same everywhere.
public enum HeaderSchema {
  /// What the store is: format, version, layout and kinds, and how often the kinds have changed, as texts by name.
  public static let meta = Table(
    "meta", [Column("name", .text), Column("value", .text)], key: ["name"], isClustered: true, isReplaced: true)

  /// The projects.
  public static let project = Table(
    "project", [Column("id", .integer), Column("url", .text)], key: ["id"], uniques: [["url"]])

  /// What events are about; unique in a project.
  public static let reference = Table(
    "reference",
    [Column("id", .integer), Column("project", .integer), Column("kind", .text), Column("name", .text)],
    key: ["id"], uniques: [["project", "kind", "name"]],
    foreignKeys: [ForeignKey(["project"], to: "project", ["id"])])

  /// What set pipelines off.
  public static let event = Table(
    "event",
    [
      Column("id", .integer), Column("project", .integer), Column("reference", .integer), Column("commit_hash", .text),
      Column("at", .integer),
    ],
    key: ["id"],
    foreignKeys: [
      ForeignKey(["project"], to: "project", ["id"]), ForeignKey(["reference"], to: "reference", ["id"]),
    ],
    indexes: [
      Index("event_by_project", ["project", "id"]), Index("event_by_reference", ["reference"]),
      Index("event_by_commit", ["commit_hash", "project"]),
    ])

  /// The pipelines; `ended` is settled when pipelines are removed, null until then.
  ///
  /// The project is that of the event, repeated: a page of a project's pipelines then is a walk along one index, and a
  /// list of cells finds it without a chain of lookups.
  public static let pipeline = Table(
    "pipeline",
    [
      Column("id", .integer), Column("event", .integer), Column("project", .integer), Column("head", .integer),
      Column("created_at", .integer, isNullable: true), Column("ended", .integer, isNullable: true),
      Column("graph", .text),
    ],
    key: ["id"],
    foreignKeys: [ForeignKey(["event"], to: "event", ["id"]), ForeignKey(["project"], to: "project", ["id"])],
    indexes: [
      Index("pipeline_by_event", ["event", "id"]), Index("pipeline_by_project", ["project", "id"]),
      Index("pipeline_unsettled", ["id"], where: .isNull(.column("ended"))),
      Index("pipeline_settled", ["id", "ended"], where: .not(.isNull(.column("ended")))),
    ])

  /// The runs of each pipeline.
  public static let run = Table(
    "run",
    [
      Column("pipeline", .integer), Column("number", .integer), Column("request", .text, isNullable: true),
      Column("created_at", .integer, isNullable: true),
    ],
    key: ["pipeline", "number"], isClustered: true,
    foreignKeys: [ForeignKey(["pipeline"], to: "pipeline", ["id"])])

  /// The requests of reruns; one without a fingerprint came with an imported history.
  public static let request = Table(
    "request",
    [
      Column("pipeline", .integer), Column("id", .text), Column("fingerprint", .text, isNullable: true),
      Column("outcome", .text, isNullable: true),
    ],
    key: ["pipeline", "id"], isClustered: true,
    foreignKeys: [ForeignKey(["pipeline"], to: "pipeline", ["id"])])

  /// All of them, in an order in which each refers to earlier ones only.
  public static let tables = [meta, project, reference, event, pipeline, run, request]
}
