import PipeShape

extension PayloadTables {
  /// Payloads taken apart: rows of the main table, and rows of each array's table, all with their keys.
  struct Rows {
    fileprivate(set) var main: [Value] = []
    fileprivate(set) var arrays: [[Value]]

    init(of tables: PayloadTables?) { arrays = Array(repeating: [], count: tables?.arrays.count ?? 0) }
  }

  /// Takes apart a record that conforms to the schema, behind those that were before.
  func add(_ record: PayloadRecord, pipeline: Int64, attempt: Int64, to rows: inout Rows) {
    rows.main.append(.integer(pipeline))
    rows.main.append(.integer(attempt))
    for (part, value) in zip(self.record.parts, record.values) {
      write(value, as: part, to: &rows.main, &rows.arrays, pipeline, attempt)
    }
  }

  private func write(
    _ value: PayloadValue, as part: Part, to columns: inout [Value], _ arrays: inout [[Value]], _ pipeline: Int64,
    _ attempt: Int64
  ) {
    switch part {
    case .scalar: columns.append(Value(scalar: value))
    case .document:
      if case .null = value { columns.append(.null) } else { columns.append(.bytes(PayloadCodec.bytes(value))) }
    case .record(let record):
      var values: [PayloadValue]?
      if case .record(let present) = value { values = present.values }
      if record.isOptional { columns.append(Value(values != nil)) }
      for (index, part) in record.parts.enumerated() {
        write(values?[index] ?? .null, as: part, to: &columns, &arrays, pipeline, attempt)
      }
    case .array(let element, let table):
      guard case .array(let values) = value else {
        columns.append(.null)
        return
      }
      columns.append(.integer(Int64(values.count)))
      var rows = arrays[table]
      for (at, value) in values.enumerated() {
        rows += [.integer(pipeline), .integer(attempt), .integer(Int64(at))]
        write(value, as: element, to: &rows, &arrays, pipeline, attempt)
      }
      arrays[table] = rows
    }
  }
}

extension Value {
  /// A payload's single value.
  fileprivate init(scalar value: PayloadValue) {
    switch value {
    case .bool(let flag): self.init(flag)
    case .int(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .text(let text): self = .text(text)
    case .null, .array, .record: self = .null
    }
  }
}
