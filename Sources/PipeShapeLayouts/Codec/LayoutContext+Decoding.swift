import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension LayoutContext {
  /// Runs a reader over a document of a pipeline; the time that takes is counted as decoding.
  ///
  /// - Throws: `corrupt`, and `limit` for a document beyond the limits.
  func decode<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, of pipeline: PipelineID,
    _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(StoreError) -> Result {
    try meter.measure(bytes.count) { () throws(StoreError) in
      try StoredText.read(bytes, "a document of pipeline \(pipeline.raw)", limits: limits, body)
    }
  }
}
