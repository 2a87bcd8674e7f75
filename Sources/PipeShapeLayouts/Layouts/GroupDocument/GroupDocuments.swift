import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// Reads and writes the documents of runs.
struct GroupDocuments: CellStore {
  let header: HeaderPlans
  let context: LayoutContext
  let add: Plan
  let documents, document: Plan
  let openHeads, openHeadsHolding, holding, ofPipelineHolding: Plan
  let open: Plan
  let changes: [Plan]
  let remove: Plan
  let ids: Plan

  /// The most paths that one statement changes.
  static let widest = 16

  init(in catalog: inout Catalog, _ context: LayoutContext) {
    self.context = context
    let table = GroupDocumentLayout.documents
    header = HeaderPlans(in: &catalog) { alias in
      .exists(
        Select(
          [.integer(1)], from: .init(table.name, as: "d"),
          where: .all([.column("open", of: "d"), .matches("pipeline", "d", "id", alias)])))
    }
    add = catalog.add("new document", Insert(into: table))
    let ofPipeline = Expression.equals("pipeline", 0)
    documents = catalog.add(
      "documents of a pipeline",
      Select(
        [.column("run"), .column("document")], from: .init(table.name), where: ofPipeline,
        order: [.init(.column("run"))]))
    document = catalog.add(
      "document of a run",
      Select([.column("document")], from: .init(table.name), where: .all([ofPipeline, .equals("run", 1)])))
    let source = Select.Source(table.name, as: "d")
    let columns: [Expression] = [
      .column("id", of: "p"), .column("event", of: "p"), .column("project", of: "p"), .column("graph", of: "p"),
      .column("document", of: "d"),
    ]
    let pipeline = Select.Join(.init("pipeline", as: "p"), on: .matches("id", "p", "pipeline", "d"))
    let isOpenHead = Expression.all([.column("open", of: "d"), .matches("run", "d", "head", "p")])
    let holds = Expression.documentHolds(.column("document", of: "d"), members: 0)
    let order = [Select.Order(.column("pipeline", of: "d")), .init(.column("run", of: "d"))]
    func list(_ name: String, _ condition: Expression) -> Plan {
      catalog.add(name, Select(columns, from: source, joins: [pipeline], where: condition, order: order))
    }
    openHeads = list(
      "unfinished documents",
      .all([isOpenHead, .compare(.column("pipeline", of: "d"), .atLeast, .parameter(0))]))
    openHeadsHolding = list("unfinished documents with an external id", .all([isOpenHead, holds]))
    holding = list("documents with an external id", holds)
    ofPipelineHolding = list(
      "documents of a pipeline with an external id", .all([.equals("pipeline", of: "d", 1), holds]))
    open = catalog.add(
      "unfinished pipelines",
      Select(
        [.column("pipeline")], from: .init(table.name),
        where: .all([.column("open"), .compare(.column("pipeline"), .atLeast, .parameter(0))]),
        order: [.init(.column("pipeline"))], limit: 1, isDistinct: true))
    changes = (1...Self.widest).map { width in
      let parts = (0..<width).map { DocumentChange(path: 2 + 2 * $0, value: 3 + 2 * $0) }
      return catalog.add(
        "change of \(width) values in documents",
        Update(
          table, set: [.init("document", .documentReplacing(.column("document"), parts))],
          where: .all([ofPipeline, .compare(.column("run"), .atLeast, .parameter(1))])))
    }
    remove = catalog.add("remove documents of a pipeline", Delete(from: table, where: ofPipeline))
    ids = catalog.add(
      "all documents",
      Select(
        [.column("pipeline"), .column("document")], from: .init(table.name),
        order: [.init(.column("pipeline")), .init(.column("run"))]))
  }

  /// A document may become too large.
  var canRefuse: Bool { true }

  /// A payload may hold the words that the probe looks for.
  var probeIsExact: Bool { false }
}
