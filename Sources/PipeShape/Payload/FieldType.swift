/// What a field of a payload holds: columns, JSON, composite types and DDL all follow from it.
public indirect enum FieldType: Hashable, Sendable {
  /// A truth value.
  case bool
  /// A 64-bit integer.
  case int
  /// A finite double.
  case real
  /// Text without NUL.
  case text
  /// Milliseconds since 1970.
  case time
  /// A nested composite value.
  case record(PayloadSchema)
  /// Values of one type in order.
  case array(FieldType)
}

/// One field as its description declares it.
public struct FieldDescription: Hashable, Sendable {
  /// The field's name; unique in its composite.
  public var name: String
  /// What it holds.
  public var type: FieldType
  /// Whether it may be absent.
  public var isOptional: Bool
  /// Whether stores index it, so that attempts can be found by it.
  public var isSearchable: Bool

  /// Declares a field.
  public init(_ name: String, _ type: FieldType, isOptional: Bool = false, isSearchable: Bool = false) {
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.isSearchable = isSearchable
  }
}

/// The fields of a composite value in order.
public struct PayloadSchema: Hashable, Sendable {
  /// The fields; names are unique.
  public let fields: [FieldDescription]
  /// The names of the fields: records of this schema share the array.
  public let names: [String]

  /// Declares the fields of a composite.
  public init(_ fields: [FieldDescription]) {
    precondition(Set(fields.map { Name($0.name) }).count == fields.count, "field names are unique")
    self.fields = fields
    names = fields.map(\.name)
  }
}
