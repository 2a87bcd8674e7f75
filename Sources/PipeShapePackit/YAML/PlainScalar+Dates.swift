extension PlainScalar {
  /// Whether the scalar is a date or a time: `2026-08-22`, `2026-8-2 1:02:03.5 +2:00`.
  var isDate: Bool {
    if Self.matches(bytes, "dddd-dd-dd") { return true }
    var rest = bytes[...]
    func take(_ range: ClosedRange<Int>) -> Bool {
      let digits = rest.prefix { $0 &- 0x30 < 10 }
      guard range.contains(digits.count) else { return false }
      rest = rest.dropFirst(digits.count)
      return true
    }
    func take(_ byte: Character) -> Bool {
      guard let first = rest.first, first == byte.asciiValue else { return false }
      rest = rest.dropFirst()
      return true
    }
    func takeBlanks() -> Int {
      let blanks = rest.prefix { $0 == 0x20 || $0 == 0x09 }
      rest = rest.dropFirst(blanks.count)
      return blanks.count
    }
    guard take(4...4), take("-"), take(1...2), take("-"), take(1...2) else { return false }
    guard take("T") || take("t") || takeBlanks() > 0 else { return false }
    guard take(1...2), take(":"), take(2...2), take(":"), take(2...2) else { return false }
    if take(".") { _ = take(0...Int.max) }
    if rest.isEmpty { return true }
    _ = takeBlanks()
    if take("Z") { return rest.isEmpty }
    guard take("+") || take("-"), take(1...2) else { return false }
    if rest.isEmpty { return true }
    return take(":") && take(2...2) && rest.isEmpty
  }

  /// Whether bytes have the form of a pattern, in which `d` is a digit.
  static func matches(_ bytes: [UInt8], _ pattern: String) -> Bool {
    let pattern = Array(pattern.utf8)
    return bytes.count == pattern.count
      && zip(bytes, pattern).allSatisfy { $1 == UInt8(ascii: "d") ? $0 &- 0x30 < 10 : $0 == $1 }
  }
}
