public import PipeShape
import PipeShapeJSON
public import PipeShapeStore

/// Kinds with their schemas as JSON: what a store remembers of kinds that nobody registers any more.
public enum SchemaCodec {
  /// The text of some kinds.
  public static func bytes(_ kinds: [StepKind]) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    for kind in kinds {
      writer.key(kind.name)
      write(kind.schema, to: &writer)
    }
    writer.endObject()
    return writer.takeBytes()
  }

  private static func write(_ schema: PayloadSchema, to writer: inout JSONWriter) {
    writer.beginObject()
    for field in schema.fields {
      writer.key(field.name)
      writer.beginArray()
      write(field.type, to: &writer)
      writer.bool(field.isOptional)
      writer.bool(field.isSearchable)
      writer.endArray()
    }
    writer.endObject()
  }

  private static func write(_ type: FieldType, to writer: inout JSONWriter) {
    switch type {
    case .bool: writer.string("bool")
    case .int: writer.string("int")
    case .real: writer.string("real")
    case .text: writer.string("text")
    case .time: writer.string("time")
    case .record(let schema): write(schema, to: &writer)
    case .array(let element):
      writer.beginArray()
      write(element, to: &writer)
      writer.endArray()
    }
  }

  /// Reads kinds.
  ///
  /// - Throws: `corrupt`.
  public static func kinds(_ text: String) throws(StoreError) -> [StepKind] {
    do {
      return try JSONReader.read(text) { (reader) throws(JSONError) in
        var kinds: [StepKind] = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
          let name = key.string
          guard !name.isEmpty else { throw reader.failure(.missingKey, "a kind has a name") }
          kinds.append(StepKind(name, schema: try schema(&reader)))
        }
        return kinds
      }
    } catch { throw StoreError(.corrupt, "the kinds of the store: \(error)") }
  }

  private static func schema(_ reader: inout JSONReader) throws(JSONError) -> PayloadSchema {
    var fields: [FieldDescription] = []
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let name = key.string
      try reader.beginArray()
      guard try reader.nextElement() else { throw reader.failure(.missingKey, "a field has a type") }
      let type = try type(&reader)
      var flags: [Bool] = []
      while try reader.nextElement() { flags.append(try reader.readBool()) }
      guard flags.count == 2 else { throw reader.failure(.missingKey, "a field has two flags") }
      fields.append(FieldDescription(name, type, isOptional: flags[0], isSearchable: flags[1]))
    }
    return PayloadSchema(fields)
  }

  private static func type(_ reader: inout JSONReader) throws(JSONError) -> FieldType {
    switch try reader.nextKind() {
    case .object: return .record(try schema(&reader))
    case .array:
      try reader.beginArray()
      guard try reader.nextElement() else { throw reader.failure(.missingKey, "an array has elements") }
      let element = try type(&reader)
      while try reader.nextElement() { try reader.skipValue() }
      return .array(element)
    default:
      switch try reader.readStringView() {
      case "bool": return .bool
      case "int": return .int
      case "real": return .real
      case "text": return .text
      case "time": return .time
      default: throw reader.failure(.unexpectedType, "this is no type of a field")
      }
    }
  }
}
