/// What a plain scalar means in YAML 1.1 as PyYAML's safe loader reads it.
///
/// Written by hand, because the resolver of Yams differs: it takes `0o17`, `1e3`, `1` with an exponent and `8` with a
/// colon otherwise, and its patterns run through Foundation's regular expressions.
struct PlainScalar {
  enum Fault: Error { case merge, value, number }

  let text: String
  let bytes: [UInt8]

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// Resolves the scalar.
  ///
  /// - Throws: `merge` for `<<`, `value` for `=` (neither is a value), `number` for digits that are none, like `0x_`.
  func resolved() throws(Fault) -> YAMLNode.Value {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": return .boolean(true)
    case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": return .boolean(false)
    case "<<": throw .merge
    case "=": throw .value
    default: break
    }
    guard let first = bytes.first, first < 0x3a, first >= 0x2b else { return .text(text) }
    if let real = try real() { return real }
    if let integer = try integer() { return integer }
    return isDate ? .date(text) : .text(text)
  }
}
