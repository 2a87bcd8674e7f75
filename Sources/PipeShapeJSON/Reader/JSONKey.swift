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

  /// The key as a decimal integer in its shortest form; nil if it is none.
  ///
  /// Objects keyed by ids are read without a string for each.
  /// - Complexity: O(*n*).
  public var integer: Int64? {
    guard !isEscaped, rawCount > 0, rawCount <= 20 else { return nil }
    let isNegative = start[0] == UInt8(ascii: "-")
    let first = isNegative ? 1 : 0
    guard first < rawCount, start[first] != UInt8(ascii: "0") || rawCount == 1 else { return nil }
    var magnitude: UInt64 = 0
    for place in first..<rawCount {
      let digit = start[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      // Twenty digits overflow 64 bits, nineteen do not.
      let (product, isTooGreat) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, isTooGreatNow) = product.addingReportingOverflow(UInt64(digit))
      guard !isTooGreat, !isTooGreatNow else { return nil }
      magnitude = sum
    }
    if isNegative { return magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil }
    return Int64(exactly: magnitude)
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
