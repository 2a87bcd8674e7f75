/// A number of the text, taken apart but not yet rounded: mantissa times ten to the exponent.
struct NumberToken {
  let start: UnsafePointer<UInt8>
  var end: UnsafePointer<UInt8>
  var isNegative = false
  /// Whether it has neither fraction nor exponent.
  var isInteger = true
  /// The first 19 significant digits, which always fit.
  var mantissa: UInt64 = 0
  /// The number of all significant digits.
  var digits = 0
  /// The exponent if all significant digits were in the mantissa.
  var exponent = 0

  /// The integer, or nil when there is a fraction or an exponent or it does not fit.
  var int64: Int64? {
    guard isInteger, digits <= 19 else { return nil }
    guard isNegative else { return Int64(exactly: mantissa) }
    // The magnitude of the least Int64 has no positive Int64.
    return mantissa == 1 << 63 ? .min : Int64(exactly: mantissa).map { -$0 }
  }

  /// The nearest double, ties to even, or nil when it is not finite; never -0.0.
  var double: Double? {
    if mantissa == 0 { return 0 }
    var value: Double
    if digits <= 19, mantissa <= 1 << 53, -22...22 ~= exponent {
      // Both operands are exact, so the one operation rounds once, which is correct (Clinger 1990).
      value = Double(mantissa)
      let power = Self.exactPower(exponent.magnitude)
      if exponent < 0 { value /= power } else { value *= power }
    } else if digits <= 19, exponent == 0 {
      value = Double(mantissa)
    } else {
      let text = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
      guard let parsed = Double(text), parsed.isFinite else { return nil }
      // The text has its sign already, and an underflow may have made it -0.0.
      return parsed == 0 ? 0 : parsed
    }
    return isNegative ? -value : value
  }

  /// Whether the double is finite; cheap unless the number is huge.
  var isFinite: Bool { digits + exponent <= 308 || double != nil }

  /// Ten to a power of at most 22, each of which is a double without rounding.
  @inline(__always)
  private static func exactPower(_ power: UInt) -> Double {
    var result = 1.0
    for _ in 0..<power { result *= 10 }
    return result
  }
}
