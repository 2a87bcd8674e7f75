/// A Swift type that a field of a payload can have.
///
/// Bool, Int, Int64, Double, String and `Milliseconds` are such types, as are composites, and optionals and arrays of
/// such types.
public protocol PayloadField: Sendable {
  /// What the field holds.
  static var fieldType: FieldType { get }
  /// Whether it may be absent.
  static var isOptionalField: Bool { get }
  /// The value as stores keep it.
  var payloadValue: PayloadValue { get }
  /// Reads the value back.
  ///
  /// - Throws: `PayloadError`: `wrongType` for a value of another type, `missingField` for null where it may not be.
  init(payloadValue: PayloadValue) throws(PayloadError)
}

extension PayloadField {
  /// A field may not be absent unless its type says so.
  public static var isOptionalField: Bool { false }

  static func wrongType(_ value: PayloadValue) -> PayloadError {
    if case .null = value { return PayloadError(.missingField, "has no value") }
    return PayloadError(.wrongType, "needs \(fieldType.name), not \(value.typeName)")
  }
}

/// A point in time: milliseconds since 1970, the unit of every time that a store keeps.
public struct Milliseconds: Hashable, Comparable, Sendable {
  /// The number of milliseconds since 1970.
  public var sinceEpoch: Int64
  /// Names a point in time.
  public init(_ sinceEpoch: Int64) { self.sinceEpoch = sinceEpoch }
  /// Orders by time.
  public static func < (a: Self, b: Self) -> Bool { a.sinceEpoch < b.sinceEpoch }
}
