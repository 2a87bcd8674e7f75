/// Reading what our own writer wrote, byte by byte as it writes it: no white space, keys in a known order, no escapes
/// where none are needed.
///
/// These calls neither throw nor look at what is open: a caller takes a ``mark``, reads a whole value with them, and where
/// one answers nil or false, goes back to the mark and reads the value with the other calls, which tell what is there and
/// what is wrong with it. A value that was read so counts as one value read. Nothing is lost by it: what is taken is a
/// part of what the other calls take, with the same answers, since a caller demands every key once and then the bracket
/// that closes.
extension JSONReader {
  /// A place to go back to.
  public struct Mark {
    @usableFromInline let cursor: UnsafePointer<UInt8>
    @inlinable init(cursor: UnsafePointer<UInt8>) { self.cursor = cursor }
  }

  /// Where the reader stands.
  @inlinable public var mark: Mark { Mark(cursor: cursor) }

  /// Goes back to where the reader stood, with the same containers open.
  @inlinable public mutating func goBack(to mark: Mark) { cursor = mark.cursor }

  /// Whether so many more arrays and objects may be open.
  @inlinable public func mayNest(_ levels: Int) -> Bool { depth + levels <= maximumDepth }

  /// Takes bytes if they come next.
  @inlinable @inline(__always)
  public mutating func takeWritten(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard end - cursor >= text.count, let start = text.baseAddress, Word.equal(cursor, start, count: text.count)
      else { return false }
      cursor += text.count
      return true
    }
  }

  /// Takes bytes if they come next.
  @inlinable @inline(__always)
  public mutating func takeWritten(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard end - cursor >= text.count, let start = text.baseAddress, Word.equal(cursor, start, count: text.count)
    else { return false }
    cursor += text.count
    return true
  }

  /// The byte that comes next, not taken; 0 at the end.
  @inlinable public var nextByte: UInt8 { cursor < end ? cursor.pointee : 0 }

  /// Takes an integer of at most 18 digits with nothing behind it that belongs to a number.
  @inlinable
  public mutating func takeWrittenInteger() -> Int64? {
    var place = cursor
    let isNegative = place < end && place.pointee == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let first = place
    var value: Int64 = 0
    while place < end {
      let digit = place.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      place += 1
    }
    let count = place - first
    guard count > 0, count <= 18, count == 1 || first.pointee != UInt8(ascii: "0"), place < end,
      place.pointee == UInt8(ascii: ",") || place.pointee == UInt8(ascii: "}") || place.pointee == UInt8(ascii: "]")
    else { return nil }
    cursor = place
    return isNegative ? -value : value
  }

  /// Takes any number.
  public mutating func takeWrittenNumber() -> JSONValue? {
    guard cursor < end, cursor.pointee == UInt8(ascii: "-") || cursor.pointee &- UInt8(ascii: "0") < 10,
      let token = try? scanNumber()
    else { return nil }
    if let value = token.int64 { return .integer(value) }
    return token.double.map { .real($0) }
  }

  /// Takes a string without escapes, as a view of its bytes.
  @inlinable
  public mutating func takeWrittenView() -> JSONKey? {
    guard cursor < end, cursor.pointee == UInt8(ascii: "\"") else { return nil }
    let start = cursor + 1
    let stop = PlainRun.end(from: start, to: end)
    guard stop < end, stop.pointee == UInt8(ascii: "\"") else { return nil }
    cursor = stop + 1
    return JSONKey(start: start, rawCount: stop - start, isEscaped: false)
  }

  /// Takes a string without escapes.
  @inlinable @inline(__always)
  public mutating func takeWrittenString() -> String? {
    guard let view = takeWrittenView() else { return nil }
    // The bytes were checked with the whole text.
    let bytes = UnsafeBufferPointer(start: view.start, count: view.rawCount)
    return String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
  }

  /// Goes behind the bracket that closes the object whose members these are, without a look at their grammar.
  ///
  /// For readers that need a part of a document whose writer they trust: it counts brackets and passes over strings, and
  /// answers false where the text ends before.
  public mutating func skipWrittenMembers() -> Bool {
    var open = 1
    var place = cursor
    while place < end {
      switch place.pointee {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        open -= 1
        if open == 0 {
          cursor = place + 1
          return true
        }
      case UInt8(ascii: "\""):
        guard let quote = closingQuotes(behind: place) else { return false }
        place = quote
      default: break
      }
      place += 1
    }
    return false
  }

  /// The quote that closes the string opened at a place, or the last one of strings that follow it with only a colon or
  /// a comma between: mostly a key and its text.
  @inline(__always)
  private func closingQuotes(behind quote: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var place = quote
    while true {
      place = PlainRun.quote(from: place + 1, to: end)
      while place < end, place.pointee == UInt8(ascii: "\\") {
        guard end - place > 2 else { return nil }
        place = PlainRun.quote(from: place + 2, to: end)
      }
      guard place < end else { return nil }
      guard end - place > 2, place[2] == UInt8(ascii: "\""),
        place[1] == UInt8(ascii: ":") || place[1] == UInt8(ascii: ",")
      else { return place }
      place += 2
    }
  }
}
