import PipeShape

/// The tables that keep the payloads of one kind, and how a payload is taken apart into their columns.
///
/// Nested composites become columns with the path in their names; one that may be absent has a truth value of its own
/// (`build_` beside `build__url`). An array is a table of its own, with its length beside the payload's columns
/// (`tags_`), null for an absent one; an array within the elements of an array is a document. Every column may be null:
/// fields come and go over the years, and what a field demands is checked before anything is written.
struct PayloadTables: Sendable {
  /// One value, or several side by side.
  indirect enum Part: Sendable {
    case scalar(Scalar)
    case document(FieldType)
    case record(Record)
    case array(element: Part, table: Int)
  }

  /// What a single column holds.
  enum Scalar {
    case text, bool, int, real

    init(_ type: FieldType) {
      switch type {
      case .text: self = .text
      case .bool: self = .bool
      case .real: self = .real
      default: self = .int
      }
    }
  }

  /// The fields of a composite.
  ///
  /// A class, so that reading a row passes one reference along and not all that is known of the fields.
  final class Record: Sendable {
    let names: [String]
    /// Whether a column of its own says if it is there.
    let isOptional: Bool
    let parts: [Part]
    /// The parts that are single columns: readers need no look into the part.
    let scalars: [Scalar?]

    init(_ schema: PayloadSchema, isOptional: Bool, _ parts: [Part]) {
      names = schema.names
      self.isOptional = isOptional
      self.parts = parts
      scalars = parts.map { part in
        if case .scalar(let scalar) = part { return scalar }
        return nil
      }
    }
  }

  let schema: PayloadSchema
  private(set) var main: Table
  /// The tables of arrays.
  private(set) var arrays: [Table] = []
  /// What the columns of the main table are, behind its key.
  private(set) var record: Record
  /// What an element of each array is.
  private(set) var elementParts: [Part] = []

  init(_ kind: StepKind) {
    schema = kind.schema
    let name = Identifier.derived([kind.name], prefix: "payload_", avoiding: ["payload_other"])
    main = Table(
      name, [Column("pipeline", .integer), Column("attempt", .integer)], key: ["pipeline", "attempt"],
      isClustered: true, isReplaced: true,
      foreignKeys: [ForeignKey(["pipeline", "attempt"], to: "attempt", ["pipeline", "id"])])
    record = Record(PayloadSchema([]), isOptional: false, [])
    var columns: [Column] = []
    var parts: [Part] = []
    for field in schema.fields { parts.append(part(field, [], kind: kind.name, &columns, isNested: false)) }
    main.columns += columns
    record = Record(schema, isOptional: false, parts)
    elementParts = arrays.indices.compactMap { Self.element(ofArray: $0, in: parts) }
  }

  private static func element(ofArray wanted: Int, in parts: [Part]) -> Part? {
    for part in parts {
      switch part {
      case .array(let element, let table) where table == wanted: return element
      case .record(let record): if let found = element(ofArray: wanted, in: record.parts) { return found }
      default: continue
      }
    }
    return nil
  }

  /// All tables, the one that others refer to first.
  var tables: [Table] { [main] + arrays }

  private static func column(_ path: [String], suffix: String = "") -> String {
    Identifier.derived(path, suffix: suffix, avoiding: ["pipeline", "attempt", "at"])
  }

  private mutating func part(
    _ field: FieldDescription, _ above: [String], kind: String, _ columns: inout [Column], isNested: Bool
  ) -> Part {
    let path = above + [field.name]
    switch field.type {
    case .record(let schema):
      let presence = columns.count
      if field.isOptional { columns.append(Column(Self.column(path, suffix: "_"), .boolean, isNullable: true)) }
      var parts: [Part] = []
      for field in schema.fields { parts.append(part(field, path, kind: kind, &columns, isNested: isNested)) }
      if field.isOptional, presence + 1 < columns.count { columns[presence].isPresenceOf = columns[presence + 1].name }
      return .record(Record(schema, isOptional: field.isOptional, parts))
    case .array(let element):
      guard !isNested else {
        columns.append(Column(Self.column(path), .document, isNullable: true))
        return .document(field.type)
      }
      columns.append(Column(Self.column(path, suffix: "_"), .integer, isNullable: true))
      return .array(element: elementPart(element, kind: kind), table: addArray(path, of: element, kind: kind))
    default:
      columns.append(Column(Self.column(path), field.type.columnType, isNullable: true))
      return .scalar(Scalar(field.type))
    }
  }

  private mutating func addArray(_ path: [String], of element: FieldType, kind: String) -> Int {
    var table = Table(
      Identifier.derived([kind] + path, prefix: "payload_", avoiding: ["payload_other"]),
      [Column("pipeline", .integer), Column("attempt", .integer), Column("at", .integer)],
      key: ["pipeline", "attempt", "at"], isClustered: true,
      foreignKeys: [ForeignKey(["pipeline", "attempt"], to: main.name, ["pipeline", "attempt"])])
    var columns: [Column] = []
    _ = elementPart(element, kind: kind, &columns)
    table.columns += columns
    arrays.append(table)
    return arrays.count - 1
  }

  private mutating func elementPart(_ element: FieldType, kind: String) -> Part {
    var columns: [Column] = []
    return elementPart(element, kind: kind, &columns)
  }

  private mutating func elementPart(_ element: FieldType, kind: String, _ columns: inout [Column]) -> Part {
    switch element {
    case .record(let schema):
      var parts: [Part] = []
      for field in schema.fields { parts.append(part(field, [], kind: kind, &columns, isNested: true)) }
      return .record(Record(schema, isOptional: false, parts))
    case .array:
      columns.append(Column("value", .document, isNullable: true))
      return .document(element)
    default:
      columns.append(Column("value", element.columnType, isNullable: true))
      return .scalar(Scalar(element))
    }
  }
}

extension FieldType {
  /// The type of the column that holds a single value.
  var columnType: ColumnType {
    switch self {
    case .bool: .boolean
    case .int, .time: .integer
    case .real: .real
    case .text: .text
    case .record, .array: .document
    }
  }
}
