extension JSONValue {
  /// Reads the one value of a text.
  ///
  /// - Throws: any code of ``JSONError`` except `unexpectedType` and `missingKey`.
  /// - Complexity: O(*n*).
  public init(parsing text: String, limits: JSONLimits = .standard) throws(JSONError) {
    self = try JSONReader.read(text, limits: limits) { (reader) throws(JSONError) in try reader.readValue() }
  }

  /// Reads the one value of a text in UTF-8.
  ///
  /// - Throws: any code of ``JSONError`` except `unexpectedType` and `missingKey`.
  /// - Complexity: O(*n*).
  public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
    self = try JSONReader.read(bytes, limits: limits) { (reader) throws(JSONError) in try reader.readValue() }
  }
}
