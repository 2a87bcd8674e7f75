/// The kinds of values that JSON has.
public enum JSONKind: String, Hashable, Sendable {
  /// The literal `null`.
  case null
  /// The literals `true` and `false`.
  case bool
  /// Any number.
  case number
  /// Any string.
  case string
  /// A list of values.
  case array
  /// A list of members.
  case object
}
