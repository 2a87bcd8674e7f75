/// One field of a composite: its name and how to get it.
public struct Field<Value, Content: PayloadField>: Sendable {
  let name: String
  let isSearchable: Bool
  let whenMissing: Content?
  let get: @Sendable (Value) -> Content

  /// Describes a field.
  ///
  /// - Parameters:
  ///   - isSearchable: whether stores index the field.
  ///   - whenMissing: what a value stored before the field existed is read as; an optional field needs none.
  public init(
    _ name: String, isSearchable: Bool = false, whenMissing: Content? = nil, get: @escaping @Sendable (Value) -> Content
  ) {
    self.name = name
    self.isSearchable = isSearchable
    self.whenMissing = whenMissing
    self.get = get
  }

  var description: FieldDescription {
    FieldDescription(
      name, Content.fieldType, isOptional: Content.isOptionalField, isSearchable: isSearchable)
  }

  func read(_ record: PayloadRecord) throws(PayloadError) -> Content {
    let value = record[name] ?? .null
    if case .null = value, let whenMissing { return whenMissing }
    do { return try Content(payloadValue: value) } catch { throw error.within(name) }
  }
}

/// The one description of a composite type: columns, JSON, composite types and DDL all come from it.
///
/// Names, order and types are checked by the compiler against the initializer given as `make`:
///
///     static let shape = Shape(Field("chroot") { $0.chroot }, Field("builtAt") { $0.builtAt }, make: CoprTarget.init)
public struct Shape<Value: Sendable>: Sendable {
  /// The fields without their accessors.
  public let schema: PayloadSchema
  private let encode: @Sendable (Value) -> PayloadRecord
  private let decode: @Sendable (PayloadRecord) throws(PayloadError) -> Value

  /// Describes a composite by its fields and its memberwise initializer.
  public init<each Content: PayloadField>(
    _ field: repeat Field<Value, each Content>, make: @escaping @Sendable (repeat each Content) -> Value
  ) {
    var descriptions: [FieldDescription] = []
    for description in repeat (each field).description { descriptions.append(description) }
    let schema = PayloadSchema(descriptions)
    self.schema = schema
    encode = { value in
      var values: [PayloadValue] = []
      values.reserveCapacity(schema.fields.count)
      for content in repeat (each field).get(value) { values.append(content.payloadValue) }
      return PayloadRecord(unchecked: schema.names, values)
    }
    decode = { record throws(PayloadError) in make(repeat try (each field).read(record)) }
  }

  /// The value as stores keep it, with the fields in the order of the description.
  public func record(of value: Value) -> PayloadRecord { encode(value) }

  /// Reads a value; unknown fields are ignored, missing ones are nil or what their description says.
  ///
  /// - Throws: `PayloadError` with the path: `missingField`, `wrongType`.
  public func value(of record: PayloadRecord) throws(PayloadError) -> Value { try decode(record) }
}

/// A type that describes itself once, and so can be a payload or a field of one.
public protocol Composite: PayloadField {
  /// The description.
  static var shape: Shape<Self> { get }
}

extension Composite {
  /// A nested composite.
  public static var fieldType: FieldType { .record(shape.schema) }
  /// The fields in order.
  public var payloadValue: PayloadValue { .record(Self.shape.record(of: self)) }
  /// Reads the fields.
  public init(payloadValue: PayloadValue) throws(PayloadError) {
    guard case .record(let record) = payloadValue else { throw Self.wrongType(payloadValue) }
    self = try Self.shape.value(of: record)
  }
}
