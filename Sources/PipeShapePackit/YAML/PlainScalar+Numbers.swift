extension PlainScalar {
  private static let underscore = UInt8(ascii: "_")

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isDigitOrLine(_ byte: UInt8) -> Bool { isDigit(byte) || byte == underscore }

  /// Whether the scalar starts with a minus, and what follows its sign.
  private var unsigned: (isNegative: Bool, digits: ArraySlice<UInt8>) {
    switch bytes.first {
    case UInt8(ascii: "-"): (true, bytes.dropFirst())
    case UInt8(ascii: "+"): (false, bytes.dropFirst())
    default: (false, bytes[...])
    }
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.filter { $0 != underscore }, as: UTF8.self)
  }

  /// An integer: binary, octal (`017`), decimal, hexadecimal or to base sixty (`1:30`), with underscores.
  func integer() throws(Fault) -> YAMLNode.Value? {
    let (isNegative, digits) = unsigned
    guard let first = digits.first, Self.isDigit(first) else { return nil }
    let rest = digits.dropFirst()
    var radix = 10
    var body = digits
    if first == UInt8(ascii: "0"), let second = rest.first {
      switch second {
      case UInt8(ascii: "b"): radix = 2
      case UInt8(ascii: "x"): radix = 16
      default: radix = 8
      }
      body = radix == 8 ? rest : rest.dropFirst()
    } else if let sixty = try baseSixty(digits) {
      return Self.value(isNegative ? -sixty : sixty, text)
    }
    let isPart: (UInt8) -> Bool = { byte in
      byte == Self.underscore || Character(Unicode.Scalar(byte)).hexDigitValue.map { $0 < radix } ?? false
    }
    guard radix == 10 || radix == 8 || !body.isEmpty, body.allSatisfy(isPart) else { return nil }
    if radix == 10, first == UInt8(ascii: "0"), digits.count > 1 { return nil }
    let clean = Self.text(body)
    if clean.isEmpty {
      // `0_` is zero to PyYAML, `0x_` and `0b_` stop it.
      if radix == 8 { return .integer(0) }
      throw .number
    }
    if let value = Int64((isNegative ? "-" : "") + clean, radix: radix) { return .integer(value) }
    // Beyond 64 bits; decimal digits are rounded once, those of other bases as they come.
    if radix == 10, let real = Double(clean) { return .real(isNegative ? -real : real, text) }
    let real = clean.utf8.reduce(0.0) { $0 * Double(radix) + Double(Character(Unicode.Scalar($1)).hexDigitValue ?? 0) }
    return .real(isNegative ? -real : real, text)
  }

  /// A float with a point, `.inf` or `.nan`, or to base sixty with a point; an exponent needs point and sign.
  func real() throws(Fault) -> YAMLNode.Value? {
    let (isNegative, digits) = unsigned
    switch String(decoding: digits, as: UTF8.self) {
    case ".inf", ".Inf", ".INF": return .real(isNegative ? -.infinity : .infinity, text)
    case ".nan", ".NaN", ".NAN": return digits.count == bytes.count ? .real(.nan, text) : nil
    default: break
    }
    guard let point = digits.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let whole = digits[..<point]
    var fraction = digits[digits.index(after: point)...]
    if whole.contains(UInt8(ascii: ":")) {
      guard fraction.allSatisfy(Self.isDigitOrLine), let sixty = try baseSixty(whole) else { return nil }
      let value = sixty + (Double("0." + Self.text(fraction) + "0") ?? 0)
      return .real(isNegative ? -value : value, text)
    }
    var exponent: ArraySlice<UInt8> = []
    if let mark = fraction.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      exponent = fraction[fraction.index(after: mark)...]
      fraction = fraction[..<mark]
      guard let sign = exponent.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
        exponent.count > 1, exponent.dropFirst().allSatisfy(Self.isDigit)
      else { return nil }
    }
    guard whole.allSatisfy(Self.isDigitOrLine), fraction.allSatisfy(Self.isDigitOrLine) else { return nil }
    if let first = whole.first {
      guard Self.isDigit(first) else { return nil }
    } else {
      // Without digits before the point one must follow it, and no sign may stand before it.
      guard let first = fraction.first, Self.isDigit(first), digits.count == bytes.count else { return nil }
    }
    let tail = exponent.isEmpty ? "" : "e" + String(decoding: exponent, as: UTF8.self)
    guard let value = Double("0" + Self.text(whole) + "." + Self.text(fraction) + "0" + tail) else { throw .number }
    return .real(isNegative ? -value : value, text)
  }

  /// Numbers such as `190:20:30`; nil when the digits have no such form.
  private func baseSixty(_ digits: ArraySlice<UInt8>) throws(Fault) -> Double? {
    let parts = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let head = first.first, Self.isDigit(head),
      first.allSatisfy(Self.isDigitOrLine)
    else { return nil }
    for part in parts.dropFirst() {
      guard (1...2).contains(part.count), part.allSatisfy(Self.isDigit),
        part.count == 1 || (part.first ?? 0) < UInt8(ascii: "6")
      else { return nil }
    }
    return parts.reduce(0.0) { $0 * 60 + (Double(Self.text($1)) ?? 0) }
  }

  private static func value(_ number: Double, _ text: String) -> YAMLNode.Value {
    Int64(exactly: number).map { .integer($0) } ?? .real(number, text)
  }
}
