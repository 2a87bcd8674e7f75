extension JSONWriter {
  /// Writes `null`.
  public mutating func null() {
    separate()
    word("null")
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    separate()
    word(value ? "true" : "false")
  }

  /// Writes an integer in decimal.
  public mutating func integer(_ value: Int64) {
    separate()
    if 0..<10 ~= value {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
      return
    }
    // The least Int64 has 19 digits and a sign.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = 20
      var rest = value.magnitude
      repeat {
        first -= 1
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        digits.initializeElement(at: first, to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
        rest = quotient
      } while rest > 0
      if value < 0 {
        first -= 1
        digits.initializeElement(at: first, to: UInt8(ascii: "-"))
      }
      append(UnsafeBufferPointer(rebasing: digits[first...]))
    }
  }

  /// Writes a number in the shortest form that reads back as this double, with a fraction or an exponent always.
  ///
  /// Negative zero becomes `0.0`. What is not finite has no form in JSON: `null` stands in its place, the answer is
  /// false and ``refusedReals`` counts it, so that a caller of many values can ask once.
  @discardableResult
  public mutating func real(_ value: Double) -> Bool {
    guard value.isFinite else {
      null()
      refusedReals += 1
      return false
    }
    separate()
    var text = (value == 0 ? 0 : value).description
    text.withUTF8 { append($0) }
    return true
  }

  /// Writes a value that is JSON already, unchanged and unchecked.
  ///
  /// - Complexity: O(*n*).
  public mutating func raw(_ value: some Sequence<UInt8>) {
    separate()
    append(all: value)
  }

  @inline(__always)
  private mutating func word(_ word: StaticString) { word.withUTF8Buffer { append($0) } }
}
