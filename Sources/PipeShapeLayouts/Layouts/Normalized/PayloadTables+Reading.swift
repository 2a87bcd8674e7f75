import PipeShape
import PipeShapeStore

extension PayloadTables {
  /// The elements of one array by attempt, gathered before the rows that they belong to; both come in the order of ids.
  struct Elements {
    private var attempts: [Int64] = []
    private var values: [[PayloadValue]] = []

    mutating func append(_ value: PayloadValue, of attempt: Int64) {
      if attempts.last != attempt {
        attempts.append(attempt)
        values.append([])
        // Most arrays are short: one piece of memory is enough for them.
        values[values.count - 1].reserveCapacity(4)
      }
      values[values.count - 1].append(value)
    }

    /// - Complexity: O(log attempts).
    func values(of attempt: Int64) -> [PayloadValue] {
      let index = attempts.firstIndex(notBefore: { $0 < attempt })
      return index < attempts.count && attempts[index] == attempt ? values[index] : []
    }
  }

  /// The payload of a row of the main table.
  ///
  /// - Parameters:
  ///   - column: the first column after the attempt's id.
  ///   - elements: the elements of each array's table.
  func record(
    _ row: any Row, column first: Int, attempt: Int64, elements: [Elements]
  ) throws(StoreError) -> PayloadRecord {
    var column = first
    return PayloadRecord(names: schema.names, values: try values(record, row, &column, attempt, elements))
  }

  /// One element of an array.
  func element(ofArray table: Int, _ row: any Row, column first: Int) throws(StoreError) -> PayloadValue {
    var column = first
    return try read(elementParts[table], row, &column, 0, [])
  }

  @inline(__always)
  private static func read(_ scalar: Scalar, _ row: any Row, _ column: Int) -> PayloadValue {
    switch scalar {
    case .text: return row.textIfPresent(column).map(PayloadValue.text) ?? .null
    case .bool: return row.integerIfPresent(column).map { .bool($0 != 0) } ?? .null
    case .int: return row.integerIfPresent(column).map(PayloadValue.int) ?? .null
    case .real: return row.isNull(column) ? .null : .real(row.real(column))
    }
  }

  private func values(
    _ record: Record, _ row: any Row, _ column: inout Int, _ attempt: Int64, _ elements: [Elements]
  ) throws(StoreError) -> [PayloadValue] {
    var values: [PayloadValue] = []
    values.reserveCapacity(record.scalars.count)
    for index in record.scalars.indices {
      if let scalar = record.scalars[index] {
        values.append(Self.read(scalar, row, column))
        column += 1
      } else {
        values.append(try read(record.parts[index], row, &column, attempt, elements))
      }
    }
    return values
  }

  private func read(
    _ part: Part, _ row: any Row, _ column: inout Int, _ attempt: Int64, _ elements: [Elements]
  ) throws(StoreError) -> PayloadValue {
    switch part {
    case .scalar(let scalar):
      defer { column += 1 }
      return Self.read(scalar, row, column)
    case .document(let type):
      defer { column += 1 }
      if row.isNull(column) { return .null }
      return type.tolerating(try StoredText.payload(row.bytes(column)))
    case .record(let record):
      var isPresent: Bool? = true
      if record.isOptional {
        isPresent = row.integerIfPresent(column).map { $0 != 0 }
        column += 1
      }
      let values = try values(record, row, &column, attempt, elements)
      // A row from before the composite could be absent does not say whether it is there.
      return isPresent ?? values.contains { $0 != .null }
        ? .record(PayloadRecord(names: record.names, values: values)) : .null
    case .array(_, let table):
      defer { column += 1 }
      guard let count = row.integerIfPresent(column) else { return .null }
      let values = elements[table].values(of: attempt)
      guard values.count == count else {
        throw StoreError(.corrupt, "an array of attempt \(attempt) has \(values.count) of \(count) elements")
      }
      return .array(values)
    }
  }
}
