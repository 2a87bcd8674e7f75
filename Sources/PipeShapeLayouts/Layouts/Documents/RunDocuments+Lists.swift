import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension RunDocuments: RunRows {
  /// The text that an index of elements finds, and the members of the attempt.
  func parameters(for external: ExternalID) -> [Value] {
    [
      .text(external.id),
      .members([
        .init(AttemptCodec.Member.system, external.system), .init(AttemptCodec.Member.external, external.id),
      ]),
    ]
  }

  func outlines(
    _ row: any Row, of pipeline: ListedPipeline, wantsExternal: (borrowing AttemptOutline) -> Bool,
    _ body: (AttemptOutline) -> Void
  ) throws(StoreError) {
    let cells = pipeline.graph.cellCount
    try context.decode(row.bytes(4), of: pipeline.id) { (reader) throws(JSONError) in
      try cut.members(of: &reader) { (id, reader) throws(JSONError) in
        body(try AttemptCodec.outline(id, from: &reader, cellCount: cells, wantsExternal: wantsExternal))
      }
    }
  }
}
