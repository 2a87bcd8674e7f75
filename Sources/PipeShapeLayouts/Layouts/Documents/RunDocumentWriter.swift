import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// Writes the documents of one run; an attempt that lies in several is made into text once.
struct RunDocumentWriter {
  let view: RunView
  let cut: any RunCut
  let limit: Int
  private let texts: [[UInt8]]

  /// - Parameter areShared: whether parts have cells in common.
  init(_ view: RunView, _ cut: any RunCut, areShared: Bool, limit: Int) {
    self.view = view
    self.cut = cut
    self.limit = limit
    guard areShared else {
      texts = []
      return
    }
    var writer = JSONWriter(reserving: 512)
    texts = view.attempts.map { attempt in
      AttemptCodec.write(attempt, of: view.graph.cells[Int(attempt.cell)], to: &writer)
      defer { writer.removeAll() }
      return writer.bytes
    }
  }

  /// The document of a part.
  ///
  /// - Throws: `limit` for a document that would be too large to be read.
  func bytes(_ part: RunPart) throws(StoreError) -> [UInt8] {
    var writer = JSONWriter(reserving: 512 + part.cells.count * 320)
    writer.beginObject()
    cut.write(part, of: view.graph, to: &writer) { cell, writer in
      let attempt = view.attempts[cell]
      writer.key(attempt.id.raw)
      if texts.isEmpty {
        AttemptCodec.write(attempt, of: view.graph.cells[cell], to: &writer)
      } else {
        writer.raw(texts[cell])
      }
    }
    writer.endObject()
    guard writer.count + part.cells.count * DocumentSize.spare <= limit else {
      throw StoreError(
        .limit, "a document of run \(view.run.number) would have \(writer.count) bytes; the limit is \(limit)")
    }
    return writer.takeBytes()
  }
}
