import PipeShape
import PipeShapeJSON

/// A schema made ready for reading records as our own writer writes them: every key as the bytes that stand for it.
///
/// What is read so is the same as what `PayloadCodec.read` makes of it; what was written otherwise, say by SQL functions
/// of an engine or before a field was added, is left to that.
final class WrittenRecord: Sendable {
  /// Keys with brackets, commas and colons around them, one behind the other.
  private let keys: [UInt8]
  /// Where in `keys` each key ends.
  private let ends: [Int]
  private let names: [String]
  private let nested: [WrittenRecord?]
  private let elements: [WrittenRecord?]

  init(_ schema: PayloadSchema) {
    var keys: [UInt8] = []
    var ends: [Int] = []
    for name in schema.names {
      keys.append(UInt8(ascii: ends.isEmpty ? "{" : ","))
      var writer = JSONWriter(reserving: 64)
      writer.key(name)
      keys += writer.takeBytes()
      ends.append(keys.count)
    }
    self.keys = keys
    self.ends = ends
    names = schema.names
    nested = schema.fields.map { field in
      if case .record(let schema) = field.type { return WrittenRecord(schema) }
      return nil
    }
    elements = schema.fields.map { field in
      if case .array(.record(let schema)) = field.type { return WrittenRecord(schema) }
      return nil
    }
  }

  /// Reads a record with all fields of the schema in order; nil for anything else.
  func read(_ reader: inout JSONReader) -> PayloadRecord? {
    guard reader.mayNest(1), !ends.isEmpty else { return nil }
    var values: [PayloadValue] = []
    values.reserveCapacity(ends.count)
    let isWhole = keys.withUnsafeBufferPointer { keys in
      var first = 0
      for (index, end) in ends.enumerated() {
        guard reader.takeWritten(UnsafeBufferPointer(rebasing: keys[first..<end])),
          let value = Self.value(&reader, record: nested[index], element: elements[index], levels: 1)
        else { return false }
        values.append(value)
        first = end
      }
      return reader.takeWritten("}")
    }
    return isWhole ? PayloadRecord(names: names, values: values) : nil
  }

  @inline(__always)
  private static func value(
    _ reader: inout JSONReader, record: WrittenRecord?, element: WrittenRecord?, levels: Int
  ) -> PayloadValue? {
    switch reader.nextByte {
    case UInt8(ascii: "\""): return reader.takeWrittenString().map(PayloadValue.text)
    case UInt8(ascii: "n"): return reader.takeWritten("null") ? .null : nil
    case UInt8(ascii: "t"): return reader.takeWritten("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return reader.takeWritten("false") ? .bool(false) : nil
    case UInt8(ascii: "{"): return record?.nested(in: &reader, levels).map(PayloadValue.record)
    case UInt8(ascii: "["): return array(&reader, element, levels).map(PayloadValue.array)
    default: return number(&reader)
    }
  }

  private static func number(_ reader: inout JSONReader) -> PayloadValue? {
    if let number = reader.takeWrittenInteger() { return .int(number) }
    switch reader.takeWrittenNumber() {
    case .integer(let number): return .int(number)
    case .real(let number): return .real(number)
    default: return nil
    }
  }

  /// A record within `levels` others that the reader does not know to be open.
  private func nested(in reader: inout JSONReader, _ levels: Int) -> PayloadRecord? {
    reader.mayNest(levels + 4) ? read(&reader) : nil
  }

  private static func array(_ reader: inout JSONReader, _ element: WrittenRecord?, _ levels: Int) -> [PayloadValue]? {
    guard reader.mayNest(levels + 4), reader.takeWritten("[") else { return nil }
    var values: [PayloadValue] = []
    if reader.takeWritten("]") { return values }
    values.reserveCapacity(4)
    repeat {
      guard let value = value(&reader, record: element, element: nil, levels: levels + 1) else { return nil }
      values.append(value)
    } while reader.takeWritten(",")
    return reader.takeWritten("]") ? values : nil
  }
}

/// The schemas of registered kinds, ready for reading.
struct WrittenRecords: Sendable {
  private let records: [WrittenRecord]

  init(_ kinds: KindRegistry) { records = kinds.kinds.map { WrittenRecord($0.schema) } }

  /// The record of a registered kind, by its index in the registry.
  subscript(_ index: Int) -> WrittenRecord { records[index] }
}
