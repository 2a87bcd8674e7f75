extension JSONReader {
  /// Runs `body` on a reader of `bytes` and demands that it reads them all.
  ///
  /// - Throws: what `body` throws, and the errors of ``init(_:limits:)`` and ``finish()``.
  public static func read<Result>(
    _ bytes: [UInt8], limits: JSONLimits = .standard, _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in try read(bytes, limits: limits, body) }
  }

  /// Runs `body` on a reader of `text` and demands that it reads all of it.
  ///
  /// - Throws: what `body` throws, and the errors of ``init(_:limits:)`` and ``finish()``.
  public static func read<Result>(
    _ text: String, limits: JSONLimits = .standard, _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    var text = text
    // String.withUTF8 is not generic in its error, hence the detour.
    let outcome = text.withUTF8 { bytes in
      Swift.Result { () throws(JSONError) in try read(bytes, limits: limits, body) }
    }
    return try outcome.get()
  }

  /// Runs `body` on a reader of `bytes` and demands that it reads them all.
  ///
  /// - Throws: what `body` throws, and the errors of ``init(_:limits:)`` and ``finish()``.
  public static func read<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .standard,
    _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    var reader = try JSONReader(bytes, limits: limits)
    let result = try body(&reader)
    try reader.finish()
    return result
  }
}
