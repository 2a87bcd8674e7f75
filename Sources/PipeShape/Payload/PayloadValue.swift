/// A payload as a value that any store can keep, whether or not its kind is known.
public enum PayloadValue: Sendable {
  /// Nothing.
  case null
  /// A truth value.
  case bool(Bool)
  /// A whole number; times are milliseconds since 1970.
  case int(Int64)
  /// A finite number. Stores refuse NaN and infinities and turn -0.0 into 0.0.
  case real(Double)
  /// Text without NUL.
  case text(String)
  /// Values in order.
  case array([PayloadValue])
  /// Named values.
  case record(PayloadRecord)
}

extension PayloadValue: Hashable {
  /// Compares values; text by Unicode scalars, numbers of different cases are different.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.real(let a), .real(let b)): a == b
    case (.text(let a), .text(let b)): ScalarOrder.equal(a, b)
    case (.array(let a), .array(let b)): a == b
    case (.record(let a), .record(let b)): a == b
    default: false
    }
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .real(let value): hasher.combine(value)
    case .text(let value): ScalarOrder.hash(value, into: &hasher)
    case .array(let values): hasher.combine(values)
    case .record(let record): record.hash(into: &hasher)
    }
  }
}
