/// A key in the bytes of a reader; it lives no longer than they do.
///
/// Match it against literals without building a string: `switch key { case "id": ... default: ... }`.
public struct JSONKey {
  @usableFromInline let start: UnsafePointer<UInt8>
  @usableFromInline let rawCount: Int
  @usableFromInline let isEscaped: Bool

  @inlinable @inline(__always)
  init(start: UnsafePointer<UInt8>, rawCount: Int, isEscaped: Bool) {
    self.start = start
    self.rawCount = rawCount
    self.isEscaped = isEscaped
  }

  /// The key as a string of its own.
  ///
  /// - Complexity: O(*n*).
  public var string: String {
    isEscaped ? String(decoding: unescaped, as: UTF8.self) : String(decoding: rawBytes, as: UTF8.self)
  }

  /// Whether the key is `text`, scalar by scalar, however it is escaped.
  @inlinable @inline(__always)
  public static func == (key: JSONKey, text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      if key.isEscaped { return key.matchesUnescaped(text) }
      guard text.count == key.rawCount, let start = text.baseAddress else { return text.count == key.rawCount }
      return Word.equal(key.start, start, count: key.rawCount)
    }
  }

  /// Whether the key is `text`, scalar by scalar, however it is escaped; for `switch`.
  @inlinable @inline(__always)
  public static func ~= (text: StaticString, key: JSONKey) -> Bool { key == text }

  @usableFromInline @inline(never)
  func matchesUnescaped(_ text: UnsafeBufferPointer<UInt8>) -> Bool { unescaped.elementsEqual(text) }

  var rawBytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: rawCount) }

  var unescaped: [UInt8] {
    var bytes: [UInt8] = []
    var place = start
    Escape.appendAll(from: &place, to: start + rawCount, into: &bytes)
    return bytes
  }
}
