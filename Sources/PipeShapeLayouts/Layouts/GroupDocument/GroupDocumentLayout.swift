import PipeShape
import PipeShapeJSON

/// A row for each run; in it one JSON object by step, in which each attempt that the run binds lies under its id.
///
/// An attempt that several runs share is copied into the document of each, so a change reaches them all in one
/// statement. An attempt that is unfinished is in every run since the one that created it (fact I2).
public struct GroupDocumentLayout: Layout, RunCut {
  /// Option 2 of the composite design.
  public let name = "group-document"
  /// A group of cells.
  public let level = LayoutLevel.group
  /// A JSON document.
  public let encoding = LayoutEncoding.document
  /// Changes within documents.
  public let needs = EngineFeatures.documents
  let table = Self.documentTable("run_document")
  let partColumn: String? = nil

  /// There is one layout of this name.
  public init() {}

  /// One table, whatever the kinds.
  public func tables(for kinds: StoredKinds) -> [Table] { [table] }

  /// What reads and writes the documents.
  public func cells(in catalog: inout Catalog, _ context: LayoutContext) -> any CellStore {
    RunDocuments(self, in: &catalog, context)
  }

  /// One document holds the whole run.
  func parts(of graph: PipelineGraph) -> [RunPart] {
    [RunPart(number: 0, cells: Array(0..<Int32(graph.cellCount)))]
  }

  func parts(holding cell: Int, of graph: PipelineGraph) -> [Int32]? { nil }

  func path(to attempt: Attempt, of graph: PipelineGraph) -> [String] {
    [DocumentKey.plain(graph.cells[Int(attempt.cell)].step), String(attempt.id.raw)]
  }

  func paths(of reader: inout JSONReader) throws(JSONError) -> [AttemptID: [String]] {
    var paths: [AttemptID: [String]] = [:]
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let step = key.string
      try AttemptDecoder.members(of: &reader) { (id, reader) throws(JSONError) in
        paths[id] = [step, String(id.raw)]
        try reader.skipValue()
      }
    }
    return paths
  }

  func write(
    _ part: RunPart, of graph: PipelineGraph, to writer: inout JSONWriter,
    _ attempt: (Int, inout JSONWriter) -> Void
  ) {
    for (index, step) in graph.steps.enumerated() {
      writer.key(DocumentKey.plain(step.key))
      writer.beginObject()
      for cell in graph.cells(ofStepAt: index) { attempt(cell, &writer) }
      writer.endObject()
    }
  }

  func members(
    of reader: inout JSONReader, _ body: (AttemptID, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try reader.beginObject()
    while try reader.nextKey() != nil { try AttemptDecoder.members(of: &reader, body) }
  }
}
