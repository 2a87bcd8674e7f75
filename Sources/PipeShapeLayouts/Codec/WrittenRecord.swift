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
  /// How many arrays and objects are open at the deepest place, this record included.
  let levels: Int

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
    let inner = nested.compactMap { $0?.levels } + elements.map { 1 + ($0?.levels ?? 0) }
    levels = 1 + (inner.max() ?? 0)
  }

  /// Reads a record with all fields of the schema in order; nil for anything else.
  ///
  /// The caller has found that as many levels may be open.
  func read(_ reader: inout JSONReader) -> PayloadRecord? {
    guard !ends.isEmpty else { return nil }
    var isWhole = true
    let values = [PayloadValue](unsafeUninitializedCapacity: ends.count) { values, count in
      isWhole = keys.withUnsafeBufferPointer { keys in
        var first = 0
        while count < ends.count {
          let end = ends[count]
          guard reader.takeWritten(UnsafeBufferPointer(rebasing: keys[first..<end])),
            let value = value(ofField: count, &reader)
          else { return false }
          values.initializeElement(at: count, to: value)
          count += 1
          first = end
        }
        return reader.takeWritten("}")
      }
    }
    return isWhole ? PayloadRecord(names: names, values: values) : nil
  }

  @inline(__always)
  private func value(ofField index: Int, _ reader: inout JSONReader) -> PayloadValue? {
    // What is nested is looked at only where it comes: taking a reference along costs as much as a short text.
    switch reader.nextByte {
    case UInt8(ascii: "{"): nested[index]?.read(&reader).map(PayloadValue.record)
    case UInt8(ascii: "["): Self.array(&reader, elements[index]).map(PayloadValue.array)
    default: Self.scalar(&reader)
    }
  }

  @inline(__always)
  private static func scalar(_ reader: inout JSONReader) -> PayloadValue? {
    switch reader.nextByte {
    case UInt8(ascii: "\""): reader.takeWrittenString().map(PayloadValue.text)
    case UInt8(ascii: "n"): reader.takeWritten("null") ? .null : nil
    case UInt8(ascii: "t"): reader.takeWritten("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): reader.takeWritten("false") ? .bool(false) : nil
    default: number(&reader)
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

  /// An array of scalars, or of records of a schema.
  private static func array(_ reader: inout JSONReader, _ element: WrittenRecord?) -> [PayloadValue]? {
    guard reader.takeWritten("[") else { return nil }
    var values: [PayloadValue] = []
    if reader.takeWritten("]") { return values }
    values.reserveCapacity(4)
    repeat {
      let value: PayloadValue? =
        switch reader.nextByte {
        case UInt8(ascii: "{"): element?.read(&reader).map(PayloadValue.record)
        case UInt8(ascii: "["): nil
        default: scalar(&reader)
        }
      guard let value else { return nil }
      values.append(value)
    } while reader.takeWritten(",")
    return reader.takeWritten("]") ? values : nil
  }
}
