extension Bool: PayloadField {
  /// A truth value.
  public static var fieldType: FieldType { .bool }
  /// The truth value itself.
  public var payloadValue: PayloadValue { .bool(self) }
  /// Reads a truth value.
  public init(payloadValue: PayloadValue) throws(PayloadError) {
    guard case .bool(let value) = payloadValue else { throw Self.wrongType(payloadValue) }
    self = value
  }
}

extension Int64: PayloadField {
  /// An integer.
  public static var fieldType: FieldType { .int }
  /// The integer itself.
  public var payloadValue: PayloadValue { .int(self) }
  /// Reads an integer.
  public init(payloadValue: PayloadValue) throws(PayloadError) {
    guard case .int(let value) = payloadValue else { throw Self.wrongType(payloadValue) }
    self = value
  }
}

extension Int: PayloadField {
  /// An integer.
  public static var fieldType: FieldType { .int }
  /// The integer itself.
  public var payloadValue: PayloadValue { .int(Int64(self)) }
  /// Reads an integer; one that does not fit this machine's word is refused.
  public init(payloadValue: PayloadValue) throws(PayloadError) {
    guard case .int(let value) = payloadValue, let fitting = Int(exactly: value) else {
      throw Self.wrongType(payloadValue)
    }
    self = fitting
  }
}

extension Double: PayloadField {
  /// A number.
  public static var fieldType: FieldType { .real }
  /// The number itself.
  public var payloadValue: PayloadValue { .real(self) }
  /// Reads a number; an integer is one.
  public init(payloadValue: PayloadValue) throws(PayloadError) {
    switch payloadValue {
    case .real(let value): self = value
    case .int(let value): self = Double(value)
    default: throw Self.wrongType(payloadValue)
    }
  }
}

extension String: PayloadField {
  /// Text.
  public static var fieldType: FieldType { .text }
  /// The text itself.
  public var payloadValue: PayloadValue { .text(self) }
  /// Reads text.
  public init(payloadValue: PayloadValue) throws(PayloadError) {
    guard case .text(let value) = payloadValue else { throw Self.wrongType(payloadValue) }
    self = value
  }
}

extension Milliseconds: PayloadField {
  /// A time.
  public static var fieldType: FieldType { .time }
  /// The number of milliseconds.
  public var payloadValue: PayloadValue { .int(sinceEpoch) }
  /// Reads a time.
  public init(payloadValue: PayloadValue) throws(PayloadError) {
    guard case .int(let value) = payloadValue else { throw Self.wrongType(payloadValue) }
    self.init(value)
  }
}
