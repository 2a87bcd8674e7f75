import PipeShape

/// A row for each run; in it one JSON object by step, in which each attempt that the run binds lies under its id.
///
/// An attempt that several runs share is copied into the document of each, so a change reaches them all in one
/// statement. An attempt that is unfinished is in every run since the one that created it (fact I2).
public struct GroupDocumentLayout: Layout {
  /// Option 2 of the composite design.
  public let name = "group-document"
  /// A group of cells.
  public let level = LayoutLevel.group
  /// A JSON document.
  public let encoding = LayoutEncoding.document
  /// Changes within documents.
  public let needs = EngineFeatures.documents

  /// There is one layout of this name.
  public init() {}

  /// The documents: rows are as large as a page, so they lie in the order in which they were made, not in that of a
  /// key.
  static let documents = Table(
    "run_document",
    [
      Column("pipeline", .integer), Column("run", .integer), Column("document", .document),
      Column(
        "open", .boolean,
        generated: .documentMentions(
          .column("document"), key: AttemptCodec.Member.state,
          texts: [AttemptState.pending.name, AttemptState.running.name])),
    ],
    key: ["pipeline", "run"],
    foreignKeys: [ForeignKey(["pipeline", "run"], to: "run", ["pipeline", "number"])],
    indexes: [Index("run_document_open", ["pipeline", "run"], where: .column("open"))])

  /// One table, whatever the kinds.
  public func tables(for kinds: StoredKinds) -> [Table] { [Self.documents] }

  /// What reads and writes the documents.
  public func cells(in catalog: inout Catalog, _ context: LayoutContext) -> any CellStore {
    GroupDocuments(in: &catalog, context)
  }
}
