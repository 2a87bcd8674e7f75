extension JSONReader {
  /// The kind of the next value, of which nothing is read but the white space before it.
  ///
  /// - Throws: `syntax` when no value starts here.
  public mutating func nextKind() throws(JSONError) -> JSONKind {
    skipWhitespace()
    guard let kind = kindUnderCursor else { throw unexpected(.null) }
    return kind
  }

  /// Reads `null`.
  ///
  /// - Throws: `unexpectedType`, `syntax`.
  public mutating func readNull() throws(JSONError) {
    guard try takeNull() else { throw unexpected(.null) }
  }

  /// Takes the next value if it is `null`; if not, nothing is read and the answer is false.
  ///
  /// - Throws: `syntax` for a word that only starts like `null`.
  public mutating func takeNull() throws(JSONError) -> Bool {
    skipWhitespace()
    guard cursor < end, cursor.pointee == UInt8(ascii: "n") else { return false }
    try skipWord("null", .null)
    return true
  }

  /// Reads `true` or `false`.
  ///
  /// - Throws: `unexpectedType`, `syntax`.
  public mutating func readBool() throws(JSONError) -> Bool {
    skipWhitespace()
    guard cursor < end else { throw unexpected(.bool) }
    switch cursor.pointee {
    case UInt8(ascii: "t"):
      try skipWord("true", .bool)
      return true
    case UInt8(ascii: "f"):
      try skipWord("false", .bool)
      return false
    default: throw unexpected(.bool)
    }
  }

  /// Reads a string.
  ///
  /// - Throws: `unexpectedType`, `badString`, `syntax`.
  /// - Complexity: O(*n*).
  public mutating func readString() throws(JSONError) -> String {
    skipWhitespace()
    guard cursor < end, cursor.pointee == UInt8(ascii: "\"") else { throw unexpected(.string) }
    let place = cursor + 1
    let isEscaped = try skipString()
    return JSONKey(start: place, rawCount: cursor - 1 - place, isEscaped: isEscaped).string
  }

  /// Reads a string as a view of its bytes, to be matched against literals without building a string.
  ///
  /// - Throws: `unexpectedType`, `badString`, `syntax`.
  /// - Complexity: O(*n*).
  public mutating func readStringView() throws(JSONError) -> JSONKey {
    skipWhitespace()
    guard cursor < end, cursor.pointee == UInt8(ascii: "\"") else { throw unexpected(.string) }
    let place = cursor + 1
    let isEscaped = try skipString()
    return JSONKey(start: place, rawCount: cursor - 1 - place, isEscaped: isEscaped)
  }
}
