import PipeShape

/// A document for each pipeline, in which every attempt lies once, and a narrow table by which attempts are found.
///
/// The document has the attempts under their ids and, for each run, the list of those that it created. A row of the
/// lookup table has what lists and references ask for and what seldom changes: a start leaves it alone, an end changes
/// two truth values in it. Both are written in one transaction.
public struct IndexedDocumentLayout: Layout {
  /// What the evidence suggests.
  public let name = "indexed-document"
  /// A whole pipeline.
  public let level = LayoutLevel.pipeline
  /// A JSON document.
  public let encoding = LayoutEncoding.document
  /// Changes within documents.
  public let needs = EngineFeatures.documents

  /// There is one layout of this name.
  public init() {}

  /// Two tables, whatever the kinds.
  public func tables(for kinds: StoredKinds) -> [Table] { [Self.documents, Self.lookup] }

  /// What reads and writes both.
  public func cells(in catalog: inout Catalog, _ context: LayoutContext) -> any CellStore {
    IndexedDocuments(in: &catalog, context)
  }

  static let documents = Table(
    "pipeline_document", [Column("pipeline", .integer), Column("document", .document)], key: ["pipeline"],
    foreignKeys: [ForeignKey(["pipeline"], to: "pipeline", ["id"])])

  static let lookup = Table(
    "attempt_lookup",
    [
      Column("pipeline", .integer), Column("cell", .integer), Column("ordinal", .integer),
      Column("attempt", .integer), Column("run", .integer), Column("kind", .text), Column("step", .text),
      Column("target", .text), Column("identifier", .text, isNullable: true),
      Column("system", .text, isNullable: true), Column("external", .text, isNullable: true),
      Column("open", .boolean), Column("succeeded", .boolean),
    ],
    key: ["pipeline", "cell", "ordinal"], isClustered: true, uniques: [["pipeline", "attempt"]],
    foreignKeys: [ForeignKey(["pipeline"], to: "pipeline_document", ["pipeline"])],
    indexes: [
      // With the column of its condition in it, the probe for attempts in flight needs no look at the rows.
      Index("attempt_lookup_open", ["pipeline", "open"], where: .column("open")),
      Index("attempt_lookup_open_of_kind", ["kind", "pipeline", "cell", "ordinal"], where: .column("open")),
      Index("attempt_lookup_by_external", ["external", "system"], where: .not(.isNull(.column("external")))),
      // Why there is none of succeeded attempts: a commit has few pipelines, and the rows of one are neighbours.
    ])
}

/// The statements of the layout.
struct IndexedPlans: Sendable {
  let addDocument, addLookup: Plan
  let document, documentAndGraph, replaceDocument: Plan
  /// Changes of any attempt in the document.
  let changes: DocumentChanges
  /// Changes of an attempt whose state is one of two.
  let guarded: DocumentChanges
  /// New members.
  let additions: DocumentChanges
  /// What the row of an attempt says of it.
  let end, name, endAndName: Plan
  let places: AttemptPlaces
  let candidates, candidatesInPipeline: Plan
  let external, externalInPipeline: Plan
  let unfinished: Plan
  let unfinishedOf: OriginPlans
  let graph, inputs: Plan
  let latest: LatestSuccess
  let unfinishedPipelines: Plan
  let countAttempts: Plan
  let rows: Plan
  let remove: [Plan]

  /// What lists show of a row, in the order in which `record(_:state:)` reads it; the document is asked for by itself.
  static let shown: [Expression] = [
    .column("pipeline", of: "a"), .column("event", of: "p"), .column("project", of: "p"), .column("cell", of: "a"),
    .column("ordinal", of: "a"), .column("attempt", of: "a"), .column("step", of: "a"), .column("target", of: "a"),
    .column("identifier", of: "a"), .column("system", of: "a"), .column("external", of: "a"), .column("kind", of: "a"),
    .column("succeeded", of: "a"),
  ]

  init(in catalog: inout Catalog) {
    typealias Layout = IndexedDocumentLayout
    let ofPipeline = Expression.equals("pipeline", 0)
    addDocument = catalog.add("new document", Insert(into: Layout.documents))
    addLookup = catalog.add("new lookup row", Insert(into: Layout.lookup))
    document = catalog.add(
      "document of a pipeline",
      Select([.column("document")], from: .init(Layout.documents.name), where: ofPipeline))
    documentAndGraph = catalog.add(
      "document and graph of a pipeline",
      Select(
        [.column("document", of: "d"), .column("graph", of: "p")], from: .init(Layout.documents.name, as: "d"),
        joins: [.init(.init("pipeline", as: "p"), on: .matches("id", "p", "pipeline", "d"))],
        where: .equals("pipeline", of: "d", 0)))
    replaceDocument = catalog.add(
      "document of a pipeline anew",
      Update(Layout.documents, set: [.init("document", .parameter(1))], where: ofPipeline))
    changes = DocumentChanges(
      .change, in: "the document", Layout.documents, where: ofPipeline, first: 1, to: &catalog)
    // The row that is changed is the row that is compared: where writers do not take turns, a condition on another row
    // would be looked up in an older snapshot. 1 the path of the state, 2 and 3 the states that it may have.
    let state = Expression.documentText(.column("document"), path: 1)
    guarded = DocumentChanges(
      .change, in: "the document while an attempt stands so", Layout.documents,
      where: .all([
        ofPipeline,
        .any([.compare(state, .equal, .parameter(2)), .compare(state, .equal, .parameter(3))]),
      ]), first: 4, to: &catalog)
    additions = DocumentChanges(
      .add, in: "the document", Layout.documents, where: ofPipeline, first: 1, widths: [2, 4, 8, 16, 32, 60],
      to: &catalog)
    let key = Expression.all([ofPipeline, .equals("cell", 1), .equals("ordinal", 2)])
    func update(_ name: String, _ columns: [String]) -> Plan {
      catalog.add(
        name,
        Update(
          Layout.lookup, set: columns.enumerated().map { .init($1, .parameter(3 + $0)) }, where: key))
    }
    end = update("end of an attempt", ["open", "succeeded"])
    name = update("external id of an attempt", ["system", "external"])
    endAndName = update("end of an attempt with its external id", ["open", "succeeded", "system", "external"])
    let source = Select.Source(Layout.lookup.name, as: "a")
    let located = ["pipeline", "attempt", "cell", "ordinal", "open", "kind"].map { Expression.column($0, of: "a") }
    let inPipeline = Expression.equals("pipeline", of: "a", 0)
    func locate(_ name: String, _ condition: [Expression], order: [Select.Order] = [], limit: Int? = nil) -> Plan {
      catalog.add(
        name, Select(located, from: source, where: .all([inPipeline] + condition), order: order, limit: limit))
    }
    let inCell = Expression.equals("cell", of: "a", 1)
    places = AttemptPlaces(
      byID: locate("attempt of an id", [.equals("attempt", of: "a", 1)]),
      byCell: locate("attempt of a cell and ordinal", [inCell, .equals("ordinal", of: "a", 2)]),
      newestOfCell: locate(
        "newest attempt of a cell", [inCell], order: [.init(.column("ordinal", of: "a"), isDescending: true)],
        limit: 2))
    let keys = ["pipeline", "cell", "ordinal"].map { Expression.column($0, of: "a") }
    let order = keys.map { Select.Order($0) }
    let toPipeline = Select.Join(.init("pipeline", as: "p"), on: .matches("id", "p", "pipeline", "a"))
    let isExternal = Expression.all([.equals("external", of: "a", 0), .equals("system", of: "a", 1)])
    let isExternalInPipeline = Expression.all([isExternal, .equals("pipeline", of: "a", 2)])
    func candidates(_ name: String, _ condition: Expression) -> Plan {
      catalog.add(
        name,
        Select(
          located + ["step", "target", "identifier"].map { .column($0, of: "a") }, from: source, where: condition,
          // What is unfinished comes first: usually nothing else is wanted.
          order: [.init(.column("open", of: "a"), isDescending: true)] + order))
    }
    self.candidates = candidates("candidates of an external id", isExternal)
    candidatesInPipeline = candidates("candidates of an external id in a pipeline", isExternalInPipeline)
    func list(_ name: String, _ condition: Expression, limit: Int? = nil) -> Plan {
      catalog.add(
        name,
        Select(Self.shown, from: source, joins: [toPipeline], where: condition, order: order, limit: limit))
    }
    external = list("attempts of an external id", isExternal)
    externalInPipeline = list("attempts of an external id in a pipeline", isExternalInPipeline)
    let isWanted = Expression.all([
      .column("open", of: "a"), .equals("kind", of: "a", 0),
      .after(keys, [.parameter(1), .parameter(2), .parameter(3)]),
    ])
    unfinished = list("unfinished attempts of a kind", isWanted, limit: 4)
    unfinishedOf = OriginPlans("unfinished attempts of a kind", first: 5, in: &catalog) { pipelines in
      let toAttempt = Select.Join(source, on: .matches("pipeline", "a", "id", "p"))
      return Select(
        Self.shown, from: pipelines.from, joins: pipelines.joins + [toAttempt],
        where: .all(pipelines.conditions + [isWanted]), order: order, limit: 4)
    }
    // By itself: beside other columns it would be copied for every row.
    graph = catalog.add(
      "graph of a pipeline", Select([.column("graph")], from: .init("pipeline"), where: .equals("id", 0)))
    inputs = catalog.add(
      "what an attempt may have consumed",
      Select(
        [.column("cell", of: "i"), .column("succeeded", of: "i")], from: source,
        joins: [
          .init(
            .init(Layout.lookup.name, as: "i"),
            on: .all([
              .matches("pipeline", "i", "pipeline", "a"),
              .compare(.column("cell", of: "i"), .less, .column("cell", of: "a")),
              .compare(.column("run", of: "i"), .atMost, .column("run", of: "a")),
            ]))
        ],
        where: .all([inPipeline, inCell, .equals("ordinal", of: "a", 2)]),
        order: [.init(.column("cell", of: "i")), .init(.column("ordinal", of: "i"))]))
    latest = LatestSuccess(
      Self.shown, from: source, joins: [],
      where: [.column("succeeded", of: "a"), .equals("kind", of: "a", 1)], target: .column("target", of: "a"),
      in: &catalog)
    unfinishedPipelines = catalog.add(
      "unfinished pipelines",
      Select(
        [.column("pipeline")], from: .init(Layout.lookup.name),
        where: .all([.column("open"), .compare(.column("pipeline"), .atLeast, .parameter(0))]),
        order: [.init(.column("pipeline"))], limit: 1, isDistinct: true))
    countAttempts = catalog.add("number of attempts", Select([.count], from: .init(Layout.lookup.name)))
    rows = catalog.add(
      "lookup rows of a pipeline",
      Select(
        Layout.lookup.columns.dropFirst().map { .column($0.name) }, from: .init(Layout.lookup.name),
        where: ofPipeline, order: [.init(.column("cell")), .init(.column("ordinal"))]))
    remove = [
      catalog.add("remove lookup rows of a pipeline", Delete(from: Layout.lookup, where: ofPipeline)),
      catalog.add("remove the document of a pipeline", Delete(from: Layout.documents, where: ofPipeline)),
    ]
  }
}
