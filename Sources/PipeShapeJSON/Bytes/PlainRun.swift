/// The search for the end of a run of string bytes that stand for themselves.
@usableFromInline enum PlainRun {
  /// The first quote, backslash or control character at or after `start`, or `end`.
  @inlinable @inline(__always)
  static func end(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    first(from: start, to: end, countsControls: true)
  }

  /// The first quote or backslash at or after `start`, or `end`: enough where nobody looks for control characters.
  @inlinable @inline(__always)
  static func quote(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    first(from: start, to: end, countsControls: false)
  }

  /// Where the first byte that ends a plain run is, eight bytes a step.
  ///
  /// Each term raises the top bit of a byte that matches. A borrow can raise it wrongly, but only in bytes above a true
  /// match, and the lowest one is taken.
  @inlinable @inline(__always)
  static func first(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, countsControls: Bool
  ) -> UnsafePointer<UInt8> {
    var place = start
    while end - place >= 8 {
      let word = Word.load(place)
      let quote = word ^ 0x2222_2222_2222_2222
      let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let control = countsControls ? (word &- 0x2020_2020_2020_2020) & ~word : 0
      let match =
        ((quote &- 0x0101_0101_0101_0101) & ~quote | (backslash &- 0x0101_0101_0101_0101) & ~backslash | control)
        & 0x8080_8080_8080_8080
      if match != 0 { return place + match.trailingZeroBitCount >> 3 }
      place += 8
    }
    while place < end {
      let byte = place.pointee
      if byte == 0x22 || byte == 0x5C || (countsControls && byte < 0x20) { return place }
      place += 1
    }
    return end
  }
}
