extension JSONWriter {
  /// Writes a string.
  ///
  /// Escaped are the quote, the backslash and control characters, never the slash nor what is not ASCII.
  ///
  /// - Complexity: O(*n*).
  public mutating func string(_ value: String) { quote(value, isKey: false) }

  /// Writes the key of the next member.
  ///
  /// - Complexity: O(*n*).
  @_disfavoredOverload  // so that a literal takes the overload below
  public mutating func key(_ name: String) { quote(name, isKey: true) }

  /// Writes a literal as the key of the next member.
  ///
  /// - Complexity: O(*n*).
  public mutating func key(_ name: StaticString) { name.withUTF8Buffer { quote($0, isKey: true) } }

  /// Writes an integer in decimal as the key of the next member.
  public mutating func key(_ number: Int64) {
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { digits in
      var place = digits.count
      var rest = number.magnitude
      repeat {
        place -= 1
        digits[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 {
        place -= 1
        digits[place] = UInt8(ascii: "-")
      }
      quote(UnsafeBufferPointer(rebasing: digits.bindMemory(to: UInt8.self)[place...]), isKey: true)
    }
  }

  @inline(__always)
  private mutating func quote(_ text: String, isKey: Bool) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { quote($0, isKey: isKey) }
    // Only a string bridged from elsewhere has no contiguous bytes.
    if done == nil { Array(text.utf8).withUnsafeBufferPointer { quote($0, isKey: isKey) } }
  }

  @inline(__always)
  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>, isKey: Bool) {
    let room = text.count + 3
    // An escape takes up to six bytes, but room for that is made only where one occurs.
    let plain = text.baseAddress.map { PlainRun.end(from: $0, to: $0 + text.count) - $0 } ?? 0
    item(room: room + (text.count - plain) * 5, opens: isKey) { place in
      place.put(UInt8(ascii: "\""))
      if let start = text.baseAddress {
        place.put(start, count: plain)
        if plain < text.count { Escape.put(from: start + plain, to: start + text.count, at: &place) }
      }
      place.put(UInt8(ascii: "\""))
      if isKey { place.put(UInt8(ascii: ":")) }
    }
  }
}
