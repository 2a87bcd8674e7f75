public import PipeShape
public import PipeShapeJSON

extension PayloadValue {
  /// Takes over a JSON value; integers that fit 64 bits stay integers.
  ///
  /// - Complexity: O(size).
  public init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .int(value)
    case .real(let value): self = .real(value)
    case .string(let value): self = .text(value)
    case .array(let values): self = .array(values.map(PayloadValue.init))
    case .object(let object):
      self = .record(PayloadRecord(names: object.map(\.key), values: object.map { PayloadValue($0.value) }))
    }
  }
}

extension JSONWriter {
  /// Writes a payload, the fields of its records in their order.
  ///
  /// - Complexity: O(size).
  public mutating func payload(_ value: PayloadValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .int(let value): integer(value)
    case .real(let value): real(value)
    case .text(let value): string(value)
    case .array(let values):
      beginArray()
      for value in values { payload(value) }
      endArray()
    case .record(let record):
      beginObject()
      for (name, value) in zip(record.names, record.values) {
        key(name)
        payload(value)
      }
      endObject()
    }
  }
}
