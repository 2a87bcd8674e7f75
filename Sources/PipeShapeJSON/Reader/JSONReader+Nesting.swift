extension JSONReader {
  /// Enters the object that comes next; its members follow through ``nextKey()`` or ``takeKey(_:)``.
  ///
  /// - Throws: `unexpectedType`, `tooDeep`, `syntax`.
  public mutating func beginObject() throws(JSONError) {
    skipWhitespace()
    guard cursor < end, cursor.pointee == UInt8(ascii: "{") else { throw unexpected(.object) }
    try enter(.object)
  }

  /// Enters the array that comes next; its elements follow through ``nextElement()``.
  ///
  /// - Throws: `unexpectedType`, `tooDeep`, `syntax`.
  public mutating func beginArray() throws(JSONError) {
    skipWhitespace()
    guard cursor < end, cursor.pointee == UInt8(ascii: "[") else { throw unexpected(.array) }
    try enter(.array)
  }

  /// Whether an element comes next; false leaves the array.
  ///
  /// - Throws: `syntax`, also when no array is open or the last element was not read.
  public mutating func nextElement() throws(JSONError) -> Bool {
    guard open.kind == .array else { throw failure(.syntax, "no array is open here") }
    skipWhitespace()
    guard cursor < end else { throw failure(.syntax, "the text ends inside an array") }
    if cursor.pointee == UInt8(ascii: "]") {
      leave()
      return false
    }
    if open.isFresh {
      open.isFresh = false
      return true
    }
    guard cursor.pointee == UInt8(ascii: ",") else { throw failure(.syntax, "expected a comma or the end of the array") }
    cursor += 1
    skipWhitespace()
    if cursor < end, cursor.pointee == UInt8(ascii: "]") {
      throw failure(.syntax, "no element follows the comma")
    }
    return true
  }

  @inline(__always)
  mutating func enter(_ kind: OpenContainer.Kind) throws(JSONError) {
    if outer.count >= maximumDepth {
      throw failure(.tooDeep, "more than \(maximumDepth) arrays and objects are open")
    }
    outer.append(open)
    open = OpenContainer(kind: kind, firstKey: keyCount)
    cursor += 1
  }

  @inline(__always)
  mutating func leave() {
    cursor += 1
    keyCount = open.firstKey
    if open.hasKeySet { keySets.removeLast() }
    open = outer.removeLast()
  }
}
