extension JSONReader {
  /// Skips the next value whole and checks it as strictly as if it were read.
  ///
  /// - Throws: `duplicateKey`, `tooDeep`, `badNumber`, `badString`, `syntax`.
  /// - Complexity: O(*n*), without recursion.
  public mutating func skipValue() throws(JSONError) {
    let base = outer.count
    repeat {
      try skipHead()
      // What was just opened or completed decides whether a value follows at this level or one further out.
      while outer.count > base {
        if open.kind == .object ? try nextKey() != nil : try nextElement() { break }
      }
    } while outer.count > base
  }

  /// The bytes of the next value, skipped and checked; they are those of the reader, not a copy.
  ///
  /// - Throws: as ``skipValue()``.
  /// - Complexity: O(*n*).
  public mutating func rawValue() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
    skipWhitespace()
    let first = cursor
    try skipValue()
    return UnsafeBufferPointer(start: first, count: cursor - first)
  }

  /// Skips a scalar, or only the bracket that opens an array or object.
  @inline(__always)
  private mutating func skipHead() throws(JSONError) {
    skipWhitespace()
    guard cursor < end else { throw unexpected(.null) }
    switch cursor.pointee {
    case UInt8(ascii: "\""): _ = try skipString()
    case UInt8(ascii: "{"): try enter(.object)
    case UInt8(ascii: "["): try enter(.array)
    case UInt8(ascii: "t"): try skipWord("true", .bool)
    case UInt8(ascii: "f"): try skipWord("false", .bool)
    case UInt8(ascii: "n"): try skipWord("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let token = try scanNumber()
      guard token.isFinite else { throw tooGreat(token) }
    default: throw unexpected(.null)
    }
  }
}
