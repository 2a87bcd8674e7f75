extension Optional: PayloadField where Wrapped: PayloadField {
  /// What the wrapped type holds.
  public static var fieldType: FieldType { Wrapped.fieldType }
  /// Always true.
  public static var isOptionalField: Bool { true }
  /// The wrapped value, or null.
  public var payloadValue: PayloadValue { self?.payloadValue ?? .null }
  /// Reads null as nil.
  public init(payloadValue: PayloadValue) throws(PayloadError) {
    if case .null = payloadValue { self = nil } else { self = try Wrapped(payloadValue: payloadValue) }
  }
}

extension Array: PayloadField where Element: PayloadField {
  /// An array of what the elements are.
  public static var fieldType: FieldType { .array(Element.fieldType) }
  /// The elements in order.
  public var payloadValue: PayloadValue { .array(map(\.payloadValue)) }
  /// Reads every element.
  public init(payloadValue: PayloadValue) throws(PayloadError) {
    guard case .array(let values) = payloadValue else { throw Self.wrongType(payloadValue) }
    self = []
    reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      do { append(try Element(payloadValue: value)) } catch { throw error.within(String(index)) }
    }
  }
}
