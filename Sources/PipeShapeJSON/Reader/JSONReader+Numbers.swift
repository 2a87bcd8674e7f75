extension JSONReader {
  /// Reads a number without fraction and exponent that fits 64 bits.
  ///
  /// - Throws: `unexpectedType` also for a fraction or exponent; `badNumber` when it does not fit; `syntax`.
  public mutating func readInt64() throws(JSONError) -> Int64 {
    let token = try readNumber()
    if let value = token.int64 { return value }
    if token.isInteger { throw failure(.badNumber, "the integer does not fit 64 bits", at: token.start) }
    throw failure(.unexpectedType, "expected an integer, found a fraction or exponent", at: token.start)
  }

  /// Reads a number, rounded once to the nearest double; negative zero becomes zero.
  ///
  /// - Throws: `unexpectedType`; `badNumber` when it is not finite; `syntax`.
  public mutating func readDouble() throws(JSONError) -> Double {
    let token = try readNumber()
    guard let value = token.double else { throw tooGreat(token) }
    return value
  }

  func tooGreat(_ token: NumberToken) -> JSONError {
    failure(.badNumber, "the number is too great for a double", at: token.start)
  }

  @inline(__always)
  mutating func readNumber() throws(JSONError) -> NumberToken {
    skipWhitespace()
    guard cursor < end, cursor.pointee == UInt8(ascii: "-") || cursor.pointee &- UInt8(ascii: "0") < 10 else {
      throw unexpected(.number)
    }
    return try scanNumber()
  }

  /// Reads the number whose first character is under the cursor.
  mutating func scanNumber() throws(JSONError) -> NumberToken {
    var token = NumberToken(start: cursor, end: cursor)
    if cursor.pointee == UInt8(ascii: "-") {
      token.isNegative = true
      cursor += 1
    }
    let whole = cursor
    try scanDigits(into: &token)
    if whole.pointee == UInt8(ascii: "0"), cursor - whole > 1 {
      throw failure(.badNumber, "a number must not start with a zero", at: whole)
    }
    if cursor < end, cursor.pointee == UInt8(ascii: ".") {
      cursor += 1
      token.isInteger = false
      let fraction = cursor
      try scanDigits(into: &token)
      token.exponent = fraction - cursor
    }
    if cursor < end, cursor.pointee | 0x20 == UInt8(ascii: "e") { try scanExponent(into: &token) }
    token.end = cursor
    return token
  }

  @inline(__always)
  private mutating func scanDigits(into token: inout NumberToken) throws(JSONError) {
    let first = cursor
    while cursor < end {
      let digit = cursor.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      if token.digits < 19 { token.mantissa = token.mantissa &* 10 &+ UInt64(digit) }
      // Zeros before the first other digit are not significant.
      if token.mantissa != 0 { token.digits += 1 }
      cursor += 1
    }
    if cursor == first { throw failure(.badNumber, "expected a digit") }
  }

  private mutating func scanExponent(into token: inout NumberToken) throws(JSONError) {
    token.isInteger = false
    cursor += 1
    var isNegative = false
    if cursor < end, cursor.pointee == UInt8(ascii: "-") || cursor.pointee == UInt8(ascii: "+") {
      isNegative = cursor.pointee == UInt8(ascii: "-")
      cursor += 1
    }
    let first = cursor
    var exponent = 0
    while cursor < end {
      let digit = cursor.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      // Far beyond any double, and far from overflow, it may stop growing.
      if exponent < 1 << 40 { exponent = exponent * 10 + Int(digit) }
      cursor += 1
    }
    if cursor == first { throw failure(.badNumber, "expected a digit of the exponent") }
    token.exponent += isNegative ? -exponent : exponent
  }
}
