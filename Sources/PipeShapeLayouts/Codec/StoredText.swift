import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// Reads texts that a store wrote itself: whatever is wrong with one is corruption.
enum StoredText {
  /// Runs a reader over the bytes of one text.
  ///
  /// - Throws: `corrupt` with the name of the text and the place in it; `limit` for one beyond the limits.
  static func read<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ name: @autoclosure () -> String, limits: JSONLimits = .standard,
    _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(StoreError) -> Result {
    do { return try JSONReader.read(bytes, limits: limits, body) } catch {
      let code: StoreError.Code = error.code == .tooLarge || error.code == .tooDeep ? .limit : .corrupt
      throw StoreError(code, "\(name()): \(error)")
    }
  }
}

extension StoredText {
  /// Reads a payload that lies by itself.
  ///
  /// - Throws: `corrupt`.
  static func payload(_ bytes: UnsafeBufferPointer<UInt8>) throws(StoreError) -> PayloadValue {
    try read(bytes, "a payload") { (reader) throws(JSONError) in try PayloadCodec.read(&reader) }
  }
}
