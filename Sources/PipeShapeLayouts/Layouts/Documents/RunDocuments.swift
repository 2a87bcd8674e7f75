import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// Reads and writes the documents of runs, however a layout cuts them.
struct RunDocuments: CellStore {
  let cut: any RunCut
  let header: HeaderPlans
  var context: LayoutContext
  let add: Plan
  let documents, ofRun: Plan
  let lists: OpenRows
  let changes: DocumentChanges
  /// The same for one part of the runs; nil where a run is one document.
  let changesOfPart: DocumentChanges?
  let remove: Plan
  let ids: Plan

  init(_ cut: any RunCut, in catalog: inout Catalog, _ context: LayoutContext) {
    self.cut = cut
    self.context = context
    let table = cut.table
    header = HeaderPlans(in: &catalog) { alias in
      .exists(
        Select(
          [.integer(1)], from: .init(table.name, as: "d"),
          where: .all([.column("open", of: "d"), .matches("pipeline", "d", "id", alias)])))
    }
    add = catalog.add("new document", Insert(into: table))
    let ofPipeline = Expression.equals("pipeline", 0)
    let part = cut.partColumn.map { [$0] } ?? []
    documents = catalog.add(
      "documents of a pipeline",
      Select(
        (["run", "document"] + part).map { .column($0) }, from: .init(table.name), where: ofPipeline,
        order: (["run"] + part).map { .init(.column($0)) }))
    ofRun = catalog.add(
      part.isEmpty ? "document of a run" : "documents of a run",
      Select(
        [.column("document")], from: .init(table.name),
        where: .all([ofPipeline, .compare(.column("run"), .equal, .runOrHead)]),
        order: part.map { .init(.column($0)) }))
    // Where an index finds the text, few documents are looked into.
    let holds = Expression.all([
      .holds(.column("externals", of: "d"), 0), .documentHolds(.column("document", of: "d"), members: 1),
    ])
    lists = OpenRows(in: &catalog, table, "documents", attempts: ["document"], holds: holds, next: 2)
    let sinceRun = Expression.all([ofPipeline, .compare(.column("run"), .atLeast, .parameter(1))])
    changes = DocumentChanges(.change, in: "documents", table, where: sinceRun, first: 2, to: &catalog)
    changesOfPart = cut.partColumn.map { column in
      DocumentChanges(
        .change, in: "documents of a part", table, where: .all([sinceRun, .equals(column, 2)]), first: 3,
        to: &catalog)
    }
    remove = catalog.add("remove documents of a pipeline", Delete(from: table, where: ofPipeline))
    ids = catalog.add(
      "all documents",
      Select(
        [.column("pipeline"), .column("document")], from: .init(table.name),
        order: [.init(.column("pipeline")), .init(.column("run"))]))
  }

  /// A document may become too large, and a pipeline may have too many copies.
  var canRefuse: Bool { true }

  /// A payload may hold the words that the probe looks for.
  var probeIsExact: Bool { false }
}
