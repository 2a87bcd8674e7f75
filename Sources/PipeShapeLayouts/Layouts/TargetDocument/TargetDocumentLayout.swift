import PipeShape
import PipeShapeStore

/// A row for each run and each sink, a cell that no other needs; in it the sink's attempt and those of all that it needs.
///
/// The row of a test so carries its build and its source build, and a build that nothing tests has a row of its own. An
/// attempt is copied into the rows of all sinks behind it, in every run that binds it, so a change reaches exactly those.
public struct TargetDocumentLayout: Layout, RunCut {
  /// The most cells that the documents of one run hold, each counted in every document that holds it.
  public static let maximumEmbeddedCells = 10_000

  /// Option 1 of the composite design.
  public let name = "target-document"
  /// One target with what it needs.
  public let level = LayoutLevel.target
  /// A JSON document.
  public let encoding = LayoutEncoding.document
  /// Changes within documents.
  public let needs = EngineFeatures.documents
  let table = Self.documentTable("target_document", part: "sink")
  let partColumn: String? = "sink"

  /// There is one layout of this name.
  public init() {}

  /// One table, whatever the kinds.
  public func tables(for kinds: StoredKinds) -> [Table] { [table] }

  /// What reads and writes the documents.
  public func cells(in catalog: inout Catalog, _ context: LayoutContext) -> any CellStore {
    RunDocuments(self, in: &catalog, context)
  }

  /// A part for each sink, named by the sink's position.
  ///
  /// - Complexity: O(embedded cells and edges between them).
  func parts(of graph: PipelineGraph) throws(StoreError) -> [RunPart] {
    var parts: [RunPart] = []
    var room = Self.maximumEmbeddedCells
    // The sink that found a cell last.
    var finder = [Int32](repeating: -1, count: graph.cellCount)
    for sink in 0..<graph.cellCount where graph.cellGraph.successors(of: sink).isEmpty {
      var cells = [Int32(sink)]
      finder[sink] = Int32(sink)
      var next = 0
      while next < cells.count {
        guard cells.count <= room else { throw Self.tooManyCells(graph) }
        for before in graph.cellGraph.predecessors(of: Int(cells[next])) where finder[Int(before)] != Int32(sink) {
          finder[Int(before)] = Int32(sink)
          cells.append(Int32(before))
        }
        next += 1
      }
      room -= cells.count
      guard room >= 0 else { throw Self.tooManyCells(graph) }
      cells.sort()
      parts.append(RunPart(number: Int32(sink), cells: cells))
    }
    return parts
  }

  private static func tooManyCells(_ graph: PipelineGraph) -> StoreError {
    StoreError(
      .limit,
      "the rows of a run of this pipeline, which has \(graph.cellCount) cells, would embed more than \(maximumEmbeddedCells), the limit of layouts by target"
    )
  }

  /// The sinks behind a cell.
  func parts(holding cell: Int, of graph: PipelineGraph) -> [Int32]? {
    var sinks: [Int32] = []
    for behind in graph.cellGraph.downstream(of: CellSet(capacity: graph.cellCount, CollectionOfOne(cell)))
    where graph.cellGraph.successors(of: behind).isEmpty {
      sinks.append(Int32(behind))
    }
    var others = (0..<graph.cellCount).lazy.filter { graph.cellGraph.successors(of: $0).isEmpty }.makeIterator()
    // Sinks are in order on both sides.
    for sink in sinks { if others.next() != Int(sink) { return sinks } }
    return others.next() == nil ? nil : sinks
  }
}
