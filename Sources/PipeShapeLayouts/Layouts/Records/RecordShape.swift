import PipeShape
import PipeShapeStore

/// The composite type of the records of one schema, and how their values are written and read.
///
/// A class, so that reading a value passes one reference along.
final class RecordShape: Sendable {
  /// What a field holds.
  indirect enum Part: Sendable {
    case text, bool, int, real
    case record(RecordShape)
    case array(Part)
    /// An array of arrays: engines have only rectangular ones.
    case document(FieldType)
  }

  let name: String
  let names: [String]
  let parts: [Part]
  /// The index of each field's type in the list of all types.
  private let types: [Int]
  /// The index of the elements' type, for fields that are arrays.
  private let elementTypes: [Int]

  /// - Parameters:
  ///   - path: the kind, and the fields that lead to the composite.
  ///   - all: the types and those that they are made of, in the order in which they have to be made.
  init(_ schema: PayloadSchema, _ path: [String], in all: inout RecordTypes) {
    let name = Identifier.derived(path, prefix: "payload_")
    var parts: [Part] = []
    var fields: [Column] = []
    for field in schema.fields {
      let part = Self.part(field.type, path + [field.name], in: &all)
      parts.append(part)
      fields.append(Column(Identifier.derived([field.name]), part.type, isNullable: true))
    }
    self.name = name
    names = schema.names
    self.parts = parts
    types = parts.map { all.index(of: $0.type) }
    elementTypes = parts.map { part in
      if case .array(let element) = part { return all.index(of: element.type) }
      return 0
    }
    all.declared.append(RecordType(name, fields))
  }

  private static func part(_ type: FieldType, _ path: [String], in all: inout RecordTypes) -> Part {
    switch type {
    case .bool: return .bool
    case .int, .time: return .int
    case .real: return .real
    case .text: return .text
    case .record(let schema): return .record(RecordShape(schema, path, in: &all))
    case .array(.array): return .document(type)
    case .array(let element): return .array(part(element, path, in: &all))
    }
  }

  /// Writes a record whose values are in the order of the fields, and fit them.
  func write(_ record: PayloadRecord, to writer: inout RecordWriter) {
    writer.beginRecord(fields: parts.count)
    for (index, part) in parts.enumerated() {
      writer.field(types[index])
      Self.write(record.values[index], as: part, elements: elementTypes[index], to: &writer)
    }
  }

  private static func write(_ value: PayloadValue, as part: Part, elements: Int, to writer: inout RecordWriter) {
    switch (part, value) {
    case (.text, .text(let text)): writer.text(text)
    case (.bool, .bool(let flag)): writer.bool(flag)
    case (.int, .int(let number)): writer.integer(number)
    case (.real, .real(let number)): writer.real(number)
    case (.document, .array): writer.document(PayloadCodec.bytes(value))
    case (.record(let shape), .record(let record)): writer.nested { shape.write(record, to: &$0) }
    case (.array(let part), .array(let values)):
      writer.nested { writer in
        writer.beginArray(values.count, of: elements)
        for value in values { write(value, as: part, elements: 0, to: &writer) }
      }
    default: writer.null()
    }
  }

  /// Reads a record; fields that were added since it was written are null.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(StoreError) -> PayloadRecord {
    var reader = RecordReader(bytes)
    let count = try reader.beginRecord()
    var values: [PayloadValue] = []
    values.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      guard index < count, let field = try reader.field() else {
        values.append(.null)
        continue
      }
      values.append(try Self.read(field, as: part))
    }
    return PayloadRecord(names: names, values: values)
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, as part: Part
  ) throws(StoreError) -> PayloadValue {
    switch part {
    case .text: return .text(RecordReader.text(bytes))
    case .bool: return .bool(RecordReader.bool(bytes))
    case .int: return .int(try RecordReader.integer(bytes))
    case .real: return .real(try RecordReader.real(bytes))
    case .record(let shape): return .record(try shape.read(bytes))
    case .document(let type): return type.tolerating(try StoredText.payload(RecordReader.document(bytes)))
    case .array(let part):
      var reader = RecordReader(bytes)
      let count = try reader.beginArray()
      var values: [PayloadValue] = []
      values.reserveCapacity(count)
      for _ in 0..<count {
        values.append(try reader.element().map { (bytes) throws(StoreError) in try read(bytes, as: part) } ?? .null)
      }
      return .array(values)
    }
  }
}

extension RecordShape.Part {
  /// The type of the column or field that holds it.
  var type: ColumnType {
    switch self {
    case .text: .text
    case .bool: .boolean
    case .int: .integer
    case .real: .real
    case .document: .document
    case .record(let shape): .record(shape.name)
    case .array(let element): .array(element.type)
    }
  }
}

/// All types of a layout's records: those that have to be made, and every type of a field by index.
struct RecordTypes {
  /// The composite types, each behind those that it is made of.
  var declared: [RecordType] = []
  private(set) var all: [ColumnType] = []

  mutating func index(of type: ColumnType) -> Int {
    if let known = all.firstIndex(of: type) { return known }
    all.append(type)
    return all.count - 1
  }
}
