import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// How a layout cuts each run into documents: what is not said here, such layouts have in common.
///
/// A run is cut into parts, each a set of cells, and each part is a document in a row of its own, in which the attempts
/// that the run binds lie under their ids. An attempt in several runs or parts is copied into the document of each.
protocol RunCut: RunParts {
  /// The table of the documents.
  var table: Table { get }
  /// The parts that hold a cell; nil for all of them.
  func parts(holding cell: Int, of graph: PipelineGraph) -> [Int32]?
  /// The keys that lead to an attempt.
  func path(to attempt: Attempt, of graph: PipelineGraph) -> [String]
  /// The keys that lead to each attempt of a document.
  func paths(of reader: inout JSONReader) throws(JSONError) -> [AttemptID: [String]]
  /// Writes the members of a document.
  ///
  /// - Parameter attempt: writes the attempt of a cell under its id.
  func write(
    _ part: RunPart, of graph: PipelineGraph, to writer: inout JSONWriter,
    _ attempt: (Int, inout JSONWriter) -> Void)
  /// Goes through the attempts of a document; the body reads or skips each.
  func members(
    of reader: inout JSONReader, _ body: (AttemptID, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError)
}

extension RunCut {
  /// Attempts lie directly in the document, unless a layout says otherwise.
  func path(to attempt: Attempt, of graph: PipelineGraph) -> [String] { [String(attempt.id.raw)] }

  /// Attempts lie directly in the document, unless a layout says otherwise.
  func paths(of reader: inout JSONReader) throws(JSONError) -> [AttemptID: [String]] {
    var paths: [AttemptID: [String]] = [:]
    try members(of: &reader) { (id, reader) throws(JSONError) in
      paths[id] = [String(id.raw)]
      try reader.skipValue()
    }
    return paths
  }

  /// Attempts lie directly in the document, unless a layout says otherwise.
  func write(
    _ part: RunPart, of graph: PipelineGraph, to writer: inout JSONWriter,
    _ attempt: (Int, inout JSONWriter) -> Void
  ) {
    for cell in part.cells { attempt(Int(cell), &writer) }
  }

  /// Attempts lie directly in the document, unless a layout says otherwise.
  func members(
    of reader: inout JSONReader, _ body: (AttemptID, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) { try AttemptDecoder.members(of: &reader, body) }

  /// The table of that name, with the key of its parts.
  ///
  /// Rows may be as large as a page, so they lie in the order in which they were made, not in that of the key.
  static func documentTable(_ name: String, part: String? = nil) -> Table {
    let key = ["pipeline", "run"] + (part.map { [$0] } ?? [])
    return Table(
      name,
      key.map { Column($0, .integer) } + [
        Column("document", .document),
        Column(
          "open", .boolean,
          generated: .documentMentions(
            .column("document"), key: AttemptCodec.Member.state,
            texts: [AttemptState.pending.name, AttemptState.running.name])),
        Column(
          "externals", .document,
          generated: .documentTexts(.column("document"), key: AttemptCodec.Member.external)),
      ],
      key: key, foreignKeys: [ForeignKey(["pipeline", "run"], to: "run", ["pipeline", "number"])],
      indexes: [
        Index("\(name)_open", key, where: .column("open")),
        Index("\(name)_externals", ["externals"], isOfElements: true),
      ])
  }
}
