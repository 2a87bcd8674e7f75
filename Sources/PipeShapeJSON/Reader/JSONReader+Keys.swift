extension JSONReader {
  /// The key of the next member, whose value must be read next; nil leaves the object.
  ///
  /// - Throws: `duplicateKey`, `badString`; `syntax`, also when no object is open or the last value was not read.
  /// - Complexity: O(1) in the number of keys.
  public mutating func nextKey() throws(JSONError) -> JSONKey? {
    guard open.kind == .object else { throw failure(.syntax, "no object is open here") }
    skipWhitespace()
    guard cursor < end else { throw failure(.syntax, "the text ends inside an object") }
    if cursor.pointee == UInt8(ascii: "}") {
      leave()
      return nil
    }
    if open.isFresh {
      open.isFresh = false
    } else {
      guard cursor.pointee == UInt8(ascii: ",") else {
        throw failure(.syntax, "expected a comma or the end of the object")
      }
      cursor += 1
      skipWhitespace()
    }
    guard cursor < end, cursor.pointee == UInt8(ascii: "\"") else { throw failure(.syntax, "expected a key in quotes") }
    let place = cursor + 1
    let isEscaped = try skipString()
    let key = JSONKey(start: place, rawCount: cursor - 1 - place, isEscaped: isEscaped)
    try note(key)
    try skipColon()
    return key
  }

  /// Takes the next key if it is `key` in its plain spelling; if not, nothing is read and ``nextKey()`` tells more.
  ///
  /// This is the fast way through members in a known order. False says nothing about members further on.
  ///
  /// - Throws: `duplicateKey`; `syntax` for a missing colon.
  /// - Complexity: O(1) in the number of keys.
  public mutating func takeKey(_ key: StaticString) throws(JSONError) -> Bool {
    guard open.kind == .object else { return false }
    let before = cursor
    skipWhitespace()
    if !open.isFresh, cursor < end, cursor.pointee == UInt8(ascii: ",") {
      cursor += 1
      skipWhitespace()
    } else if !open.isFresh {
      cursor = before
      return false
    }
    let place = cursor + 1
    guard cursor < end, cursor.pointee == UInt8(ascii: "\"") else {
      cursor = before
      return false
    }
    let stop = PlainRun.end(from: place, to: end)
    let found = JSONKey(start: place, rawCount: stop - place, isEscaped: false)
    guard stop < end, stop.pointee == UInt8(ascii: "\""), found == key else {
      cursor = before
      return false
    }
    open.isFresh = false
    cursor = stop + 1
    try note(found)
    try skipColon()
    return true
  }

  /// Takes the next key, which must be `key`; for documents whose writer fixes the order.
  ///
  /// - Throws: `missingKey` for another key or the end of the object; as ``takeKey(_:)``.
  public mutating func requireKey(_ key: StaticString) throws(JSONError) {
    if try takeKey(key) { return }
    guard let found = try nextKey(), found == key else { throw missing(key) }
  }

  /// Skips the members that are left, and leaves the object.
  ///
  /// - Throws: as ``nextKey()`` and ``skipValue()``.
  public mutating func skipMembers() throws(JSONError) {
    while try nextKey() != nil { try skipValue() }
  }

  @inline(__always)
  private mutating func skipColon() throws(JSONError) {
    skipWhitespace()
    guard cursor < end, cursor.pointee == UInt8(ascii: ":") else { throw failure(.syntax, "expected a colon") }
    cursor += 1
  }
}
