#if CommandLine && PostgreSQL && Packit
  import PipeShape
  import PipeShapeLayouts
  import PipeShapePackit

  /// Rows of one table of jobs as values.
  struct JobRowReader: Sendable {
    private let table: JobTable
    private let names: [String]
    private let types: [FieldType]
    /// How many columns say what every job has.
    private static let common = 13

    init(_ table: JobTable, _ columns: JobColumns) {
      self.table = table
      names = columns.schema.names
      types = columns.fields.map(\.description.type)
    }

    /// Reads a row of what `JobColumns.list` asks for.
    func job(_ row: any Row, package: String?) -> JobRow {
      let group = row.integerIfPresent(2)
      let submitted = row.integerIfPresent(10)
      let status = row.textIfPresent(8)
      var values: [PayloadValue] = [
        .int(row.integer(0)), group.map { .int($0) } ?? .null, status.map { .text($0) } ?? .null,
        submitted.map { .int($0) } ?? .null, package.map { .text($0) } ?? .null,
      ]
      values.reserveCapacity(names.count)
      for (index, type) in types.enumerated() { values.append(Self.value(row, Self.common + index, type)) }
      return JobRow(
        table, row.integer(0), group: group, kind: row.textIfPresent(5), target: row.textIfPresent(6),
        identifier: row.textIfPresent(7), status: status, external: row.textIfPresent(9), submittedAt: submitted,
        startedAt: row.integerIfPresent(11), endedAt: row.integerIfPresent(12),
        payload: .record(PayloadRecord(names: names, values: values)))
    }

    private static func value(_ row: any Row, _ column: Int, _ type: FieldType) -> PayloadValue {
      guard !row.isNull(column) else { return .null }
      return switch type {
      case .bool: .bool(row.integer(column) != 0)
      case .int, .time: .int(row.integer(column))
      // The service writes lists with blanks between.
      case .array: .array(row.text(column).split(separator: " ").map { .text(String($0)) })
      default: .text(row.text(column))
      }
    }
  }
#endif
