public import PipeShape
public import PipeShapeJSON

/// Payloads as JSON: reals always have a fraction or an exponent, so that what is read back is what was written.
public enum PayloadCodec {
  /// Writes a payload that stores can keep.
  public static func write(_ value: PayloadValue, to writer: inout JSONWriter) {
    switch value {
    case .null: writer.null()
    case .bool(let flag): writer.bool(flag)
    case .int(let number): writer.integer(number)
    case .real(let number): write(real: number, to: &writer)
    case .text(let text): writer.string(text)
    case .array(let values):
      writer.beginArray()
      for value in values { write(value, to: &writer) }
      writer.endArray()
    case .record(let record):
      writer.beginObject()
      for (name, value) in zip(record.names, record.values) {
        writer.key(name)
        write(value, to: &writer)
      }
      writer.endObject()
    }
  }

  /// A payload as JSON by itself.
  public static func bytes(_ value: PayloadValue) -> [UInt8] {
    var writer = JSONWriter()
    write(value, to: &writer)
    return writer.takeBytes()
  }

  /// Reads a payload.
  ///
  /// - Parameter schema: what the payload probably is: a record of its fields then shares its names.
  public static func read(
    _ reader: inout JSONReader, as schema: PayloadSchema? = nil
  ) throws(JSONError) -> PayloadValue {
    switch try reader.nextKind() {
    case .null:
      try reader.readNull()
      return .null
    case .bool: return .bool(try reader.readBool())
    case .number: return try number(&reader)
    case .string: return .text(try reader.readString())
    case .array:
      var element: PayloadSchema?
      var values: [PayloadValue] = []
      try reader.beginArray()
      while try reader.nextElement() {
        values.append(try read(&reader, as: element))
        if element == nil, case .record(let record) = values[0] {
          element = PayloadSchema(record.names.map { FieldDescription($0, .text) })
        }
      }
      return .array(values)
    case .object: return .record(try record(&reader, as: schema))
    }
  }

  private static func number(_ reader: inout JSONReader) throws(JSONError) -> PayloadValue {
    switch try reader.readValue() {
    case .integer(let number): return .int(number)
    case .real(let number): return .real(number)
    default: throw reader.failure(.badNumber, "this is no number")
    }
  }

  private static func record(
    _ reader: inout JSONReader, as schema: PayloadSchema?
  ) throws(JSONError) -> PayloadRecord {
    var names: [String] = []
    var values: [PayloadValue] = []
    let expected = schema?.names ?? []
    var isExpected = true
    try reader.beginObject()
    values.reserveCapacity(expected.count)
    while let key = try reader.nextKey() {
      let name = key.string
      let index = values.count
      var nested: PayloadSchema?
      if isExpected, index < expected.count, ExactBytes.equal(name, expected[index]) {
        if case .record(let inner)? = schema?.fields[index].type { nested = inner }
      } else if isExpected {
        isExpected = false
        names = Array(expected.prefix(index))
        names.append(name)
      } else {
        names.append(name)
      }
      values.append(try read(&reader, as: nested))
    }
    if isExpected && values.count == expected.count { return PayloadRecord(names: expected, values: values) }
    return PayloadRecord(names: isExpected ? Array(expected.prefix(values.count)) : names, values: values)
  }
}
