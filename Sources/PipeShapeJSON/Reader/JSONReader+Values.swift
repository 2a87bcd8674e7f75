extension JSONReader {
  /// Reads the next value whole, whatever its kind.
  ///
  /// - Throws: `duplicateKey`, `tooDeep`, `badNumber`, `badString`, `syntax`.
  /// - Complexity: O(*n*); it recurses no deeper than the limit of depth.
  public mutating func readValue() throws(JSONError) -> JSONValue {
    switch try nextKind() {
    case .null:
      try readNull()
      return .null
    case .bool: return .bool(try readBool())
    case .number: return try readNumberValue()
    case .string: return .string(try readString())
    case .array: return .array(try readElements())
    case .object: return .object(try readMembers())
    }
  }

  private mutating func readNumberValue() throws(JSONError) -> JSONValue {
    let token = try scanNumber()
    if let value = token.int64 { return .integer(value) }
    guard let value = token.double else { throw tooGreat(token) }
    return .real(value)
  }

  private mutating func readElements() throws(JSONError) -> [JSONValue] {
    try beginArray()
    var elements: [JSONValue] = []
    while try nextElement() { elements.append(try readValue()) }
    return elements
  }

  private mutating func readMembers() throws(JSONError) -> JSONObject {
    try beginObject()
    var object = JSONObject()
    // The reader itself refuses duplicates, so the object need not search.
    while let key = try nextKey() { object.appendUnchecked(try readValue(), forKey: key.string) }
    return object
  }
}
