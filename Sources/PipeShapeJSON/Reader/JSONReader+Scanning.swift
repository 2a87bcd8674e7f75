extension JSONReader {
  @inlinable @inline(__always)
  mutating func skipWhitespace() {
    var place = cursor
    while place < end {
      let byte = place.pointee
      if byte > 0x20 { break }
      // Indentation comes in long runs of spaces.
      if end - place >= 8, Word.load(place) == 0x2020_2020_2020_2020 {
        place += 8
        continue
      }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      place += 1
    }
    cursor = place
  }

  /// Skips the string at the quote under the cursor and tells whether it has escapes, all of which are checked.
  @inline(__always)
  mutating func skipString() throws(JSONError) -> Bool {
    let stop = PlainRun.end(from: cursor + 1, to: end)
    if stop < end, stop.pointee == UInt8(ascii: "\"") {
      cursor = stop + 1
      return false
    }
    try skipEscapedString(from: stop)
    return true
  }

  @inline(never)
  private mutating func skipEscapedString(from stop: UnsafePointer<UInt8>) throws(JSONError) {
    var stop = stop
    while stop < end, stop.pointee == UInt8(ascii: "\\") {
      do throws(Escape.Fault) { _ = try Escape.read(&stop, to: end) } catch {
        throw failure(.badString, error.message, at: stop)
      }
      stop = PlainRun.end(from: stop, to: end)
    }
    guard stop < end else { throw failure(.badString, "the text ends inside a string", at: stop) }
    guard stop.pointee == UInt8(ascii: "\"") else {
      throw failure(.badString, "a control character in a string must be escaped", at: stop)
    }
    cursor = stop + 1
  }

  /// Skips `word`, of which the first letter is under the cursor.
  @inline(__always)
  mutating func skipWord(_ word: StaticString, _ wanted: JSONKind) throws(JSONError) {
    let fits = word.withUTF8Buffer { word in
      guard let start = word.baseAddress, end - cursor >= word.count else { return false }
      return Word.equal(cursor, start, count: word.count)
    }
    guard fits else { throw failure(.syntax, "no value starts like this") }
    cursor += word.utf8CodeUnitCount
  }

  var kindUnderCursor: JSONKind? {
    guard cursor < end else { return nil }
    switch cursor.pointee {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: return nil
    }
  }
}
