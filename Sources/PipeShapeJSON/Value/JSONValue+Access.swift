extension JSONValue {
  /// The member with a key, or nil when there is none or this is no object.
  ///
  /// - Complexity: O(1).
  public subscript(key: String) -> JSONValue? { objectValue?[key] }

  /// The content of a ``bool(_:)``, or nil.
  public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The content of an ``integer(_:)``, or nil.
  public var integerValue: Int64? { if case .integer(let value) = self { value } else { nil } }

  /// The content of a ``real(_:)`` or an ``integer(_:)``, or nil.
  public var realValue: Double? {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  /// The content of a ``string(_:)``, or nil.
  public var stringValue: String? { if case .string(let value) = self { value } else { nil } }

  /// The content of an ``array(_:)``, or nil.
  public var arrayValue: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

  /// The content of an ``object(_:)``, or nil.
  public var objectValue: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// Which of the six kinds of JSON this is.
  public var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .integer, .real: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}
