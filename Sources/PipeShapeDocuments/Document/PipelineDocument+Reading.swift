import PipeShape
import PipeShapeJSON

extension PipelineDocument {
  /// Reads a document in UTF-8.
  ///
  /// - Throws: `badOperation` for what is no JSON, an unknown or duplicate key, a wrong type, `cells` beside `runs`, a
  ///   graph that is none; `notFound` for a cell that no step has; `inconsistentState` for states or runs that no
  ///   history leads to; `limit`.
  /// - Complexity: O(n log n).
  public init(parsing bytes: [UInt8], limits: DocumentLimits = .standard) throws(DocumentError) {
    self = try bytes.withUnsafeBufferPointer { (bytes) throws(DocumentError) in
      try Self.read(bytes, limits: limits)
    }
  }

  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: DocumentLimits
  ) throws(DocumentError) -> PipelineDocument {
    try DocumentReader.read(bytes, limits: limits.document) { (reader) throws(DocumentError) in
      let start = try reader.mark()
      var parts = DocumentParts()
      try parts.read(from: &reader)
      return try parts.document(in: reader, at: start, limits: limits)
    }
  }
}
