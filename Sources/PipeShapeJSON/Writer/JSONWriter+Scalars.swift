extension JSONWriter {
  /// Writes `null`.
  public mutating func null() { item(room: 4) { place in place.put("null") } }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    item(room: 5) { place in if value { place.put("true") } else { place.put("false") } }
  }

  /// Writes an integer in decimal.
  public mutating func integer(_ value: Int64) {
    // The least Int64 has 19 digits and a sign.
    item(room: 20) { place in
      if value < 0 { place.put(UInt8(ascii: "-")) }
      let digits = Self.digits(of: value.magnitude)
      var rest = value.magnitude
      var digit = digits
      repeat {
        digit -= 1
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
        place[digit] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: remainder)
        rest = quotient
      } while digit > 0
      place += digits
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
    var text = (value == 0 ? 0 : value).description
    text.withUTF8 { text in raw(text) }
    return true
  }

  /// Writes a value that is JSON already, unchanged and unchecked.
  ///
  /// - Complexity: O(*n*).
  public mutating func raw(_ value: UnsafeBufferPointer<UInt8>) {
    item(room: value.count) { place in
      if let start = value.baseAddress { place.put(start, count: value.count) }
    }
  }

  /// Writes a value that is JSON already, unchanged and unchecked.
  ///
  /// - Complexity: O(*n*).
  public mutating func raw(_ value: some Sequence<UInt8>) {
    let done: Void? = value.withContiguousStorageIfAvailable { raw($0) }
    if done == nil { Array(value).withUnsafeBufferPointer { raw($0) } }
  }

  @inline(__always)
  private static func digits(of value: UInt64) -> Int {
    var digits = 1
    var rest = value
    while rest >= 10_000 {
      rest /= 10_000
      digits += 4
    }
    return digits + (rest >= 1000 ? 3 : rest >= 100 ? 2 : rest >= 10 ? 1 : 0)
  }
}
