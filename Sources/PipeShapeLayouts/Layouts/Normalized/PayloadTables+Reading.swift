import PipeShape
import PipeShapeStore

extension PayloadTables {
  /// Elements of arrays by attempt, in order, gathered before the rows that they belong to.
  typealias Elements = [Int64: [PayloadValue]]

  /// The payload of a row of the main table.
  ///
  /// - Parameters:
  ///   - column: the first column after the attempt's id.
  ///   - elements: the elements of each array's table.
  func record(
    _ row: any Row, column first: Int, attempt: Int64, elements: [Elements]
  ) throws(StoreError) -> PayloadRecord {
    var column = first
    var values: [PayloadValue] = []
    values.reserveCapacity(parts.count)
    for part in parts { values.append(try read(part, row, &column, attempt, elements)) }
    return PayloadRecord(names: schema.names, values: values)
  }

  /// One element of an array.
  func element(ofArray table: Int, _ row: any Row, column first: Int) throws(StoreError) -> PayloadValue {
    var column = first
    return try read(elementPart(of: table, in: parts) ?? .document, row, &column, 0, [])
  }

  private func elementPart(of wanted: Int, in parts: [Part]) -> Part? {
    for part in parts {
      switch part {
      case .array(let element, let table) where table == wanted: return element
      case .record(_, _, let inner): if let found = elementPart(of: wanted, in: inner) { return found }
      default: continue
      }
    }
    return nil
  }

  private func read(
    _ part: Part, _ row: any Row, _ column: inout Int, _ attempt: Int64, _ elements: [Elements]
  ) throws(StoreError) -> PayloadValue {
    switch part {
    case .scalar(let type):
      defer { column += 1 }
      if case .text = type { return row.textIfPresent(column).map(PayloadValue.text) ?? .null }
      if row.isNull(column) { return .null }
      switch type {
      case .bool: return .bool(row.integer(column) != 0)
      case .real: return .real(row.real(column))
      default: return .int(row.integer(column))
      }
    case .document:
      defer { column += 1 }
      if row.isNull(column) { return .null }
      return try StoredText.payload(row.bytes(column))
    case .record(let schema, let isOptional, let parts):
      var isPresent = true
      if isOptional {
        isPresent = row.integer(column) != 0
        column += 1
      }
      var values: [PayloadValue] = []
      values.reserveCapacity(parts.count)
      for part in parts { values.append(try read(part, row, &column, attempt, elements)) }
      return isPresent ? .record(PayloadRecord(names: schema.names, values: values)) : .null
    case .array(_, let table):
      defer { column += 1 }
      guard let count = row.integerIfPresent(column) else { return .null }
      let values = elements[table][attempt] ?? []
      guard values.count == count else {
        throw StoreError(.corrupt, "an array of attempt \(attempt) has \(values.count) of \(count) elements")
      }
      return .array(values)
    }
  }
}
