import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension RunRecords: RunRows {
  /// The text that an index of elements finds.
  func parameters(for external: ExternalID) -> [Value] { [.text(external.id)] }

  func outlines(
    _ row: any Row, of pipeline: ListedPipeline, wantsExternal: (borrowing AttemptOutline) -> Bool,
    _ body: (AttemptOutline) -> Void
  ) throws(StoreError) {
    let (cells, first) = (pipeline.graph.cellCount, 4)
    for kind in columns.kinds.indices {
      try AttemptRecords.elements(row.bytes(first + kind)) { (bytes) throws(StoreError) in
        var reader = RecordReader(bytes)
        var outline = try AttemptRecords.outline(&reader, cellCount: cells)
        if wantsExternal(outline) { outline.external = try AttemptRecords.external(&reader).external }
        body(outline)
      }
    }
    let other = row.bytes(first + columns.kinds.count)
    guard other.baseAddress != nil else { return }
    try context.decode(other, of: pipeline.id) { (reader) throws(JSONError) in
      try AttemptDecoder.members(of: &reader) { (id, reader) throws(JSONError) in
        body(try AttemptCodec.outline(id, from: &reader, cellCount: cells, wantsExternal: wantsExternal))
      }
    }
  }
}
