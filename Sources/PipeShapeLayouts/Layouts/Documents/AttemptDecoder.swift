import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// Reads attempts from the documents of one pipeline.
///
/// A class, so that handing it around copies one reference and not all that it knows.
final class AttemptDecoder {
  let pipeline: PipelineID
  let graph: PipelineGraph
  let context: LayoutContext
  /// What the payloads of each step probably are.
  private let schemas: [PayloadSchema?]
  private let records: [WrittenRecord?]

  init(_ pipeline: PipelineID, _ graph: PipelineGraph, _ context: LayoutContext) {
    self.pipeline = pipeline
    self.graph = graph
    self.context = context
    let kinds = graph.steps.map { context.kinds.registered.index(of: $0.kind) }
    // The registered kinds are the first ones of those that payloads are read with.
    let payloads = context.payloads.kinds
    schemas = kinds.map { $0.map { payloads[$0].schema } }
    records = kinds.map { $0.map { context.written[$0] } }
  }

  /// Runs a reader over one document.
  ///
  /// - Throws: `corrupt`, `limit`.
  func read<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(StoreError) -> Result { try context.decode(bytes, of: pipeline, body) }

  /// Reads the attempt of an id, which belongs to a cell of the graph.
  func attempt(_ id: AttemptID, from reader: inout JSONReader) throws(JSONError) -> Attempt {
    // What our own writer made is as the graph and the kinds say.
    let mark = reader.mark
    let written = AttemptCodec.readWritten(id, from: &reader, cellCount: graph.cellCount) { cell in
      records[Int(graph.stepOfCell[cell])]
    }
    if let written { return written }
    reader.goBack(to: mark)
    return try readAny(id, from: &reader)
  }

  private func readAny(_ id: AttemptID, from reader: inout JSONReader) throws(JSONError) -> Attempt {
    var attempt = try AttemptCodec.read(id, from: &reader) { cell in
      cell >= 0 && Int(cell) < graph.cellCount ? schema(ofCell: Int(cell)) : nil
    }
    guard attempt.cell >= 0, Int(attempt.cell) < graph.cellCount else {
      throw reader.failure(.badNumber, "attempt \(id.raw) belongs to no cell")
    }
    attempt.payload = context.tolerating(attempt.payload, as: schema(ofCell: Int(attempt.cell)))
    return attempt
  }

  private func schema(ofCell cell: Int) -> PayloadSchema? { schemas[Int(graph.stepOfCell[cell])] }

  /// Goes through an object of attempts by id; the body reads or skips each.
  static func members(
    of reader: inout JSONReader, _ body: (AttemptID, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      guard let id = key.integer else { throw reader.failure(.badNumber, "an attempt's key is its id") }
      try body(AttemptID(id), &reader)
    }
  }
}
