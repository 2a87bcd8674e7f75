/// Any JSON value, for documents whose shape is not known beforehand.
///
/// Documents of a known shape are faster to read with ``JSONReader``, which builds no tree.
public enum JSONValue: Sendable {
  /// The literal `null`.
  case null
  /// The literal `true` or `false`.
  case bool(Bool)
  /// A number without fraction and exponent that fits 64 bits.
  case integer(Int64)
  /// Any other number; finite in every value that was read.
  case real(Double)
  /// A string, possibly with NUL characters.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Members in order.
  case object(JSONObject)
}
