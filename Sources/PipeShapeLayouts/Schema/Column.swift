/// What a column holds, in words that every engine has a type for.
public indirect enum ColumnType: Hashable, Sendable {
  /// A 64-bit integer.
  case integer
  /// A finite double.
  case real
  /// Text without NUL, compared byte by byte.
  case text
  /// A truth value.
  case boolean
  /// A JSON document.
  case document
  /// A value of the composite type of that name; only engines with records have it.
  case record(String)
  /// Values of a type in a row; only engines with records have it.
  case array(ColumnType)
}

/// One column of a table.
public struct Column: Hashable, Sendable {
  /// The name, an identifier.
  public var name: String
  /// What it holds.
  public var type: ColumnType
  /// Whether it may be null.
  public var isNullable: Bool
  /// What the engine computes it from; nil for a column that is written.
  public var generated: Expression?
  /// A column of the composite whose presence this one tells.
  ///
  /// Where that column is there first, the composite could not be absent: it is present in every row that there is.
  public var isPresenceOf: String?

  /// Declares a column.
  public init(_ name: String, _ type: ColumnType, isNullable: Bool = false, generated: Expression? = nil) {
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.generated = generated
  }
}
