#if PostgreSQL
  import CPostgreSQL
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore

  extension PostgreSQLConnection {
    /// Copies rows into a table, in binary form; libpq cannot do that in pipeline mode, so it is left for as long.
    ///
    /// - Throws: what the server says, or what the body throws; the transaction has failed then.
    func copy(
      into table: String, _ columns: [String], _ body: (inout PostgreSQLRows) throws(StoreError) -> Void
    ) throws(StoreError) {
      try checkTask()
      try receive()
      // What was sent before may have been interrupted, and nobody has looked at its answer.
      try checkTask()
      guard PQexitPipelineMode(handle) == 1 else { throw lost() }
      let quoted = PostgreSQLDialect().quoted
      let list = columns.map(quoted).joined(separator: ", ")
      var failure: StoreError?
      let begun = PQexec(handle, "COPY \(quoted(table)) (\(list)) FROM STDIN (FORMAT binary)")
      if PQresultStatus(begun) == PGRES_COPY_IN {
        do throws(StoreError) {
          var rows = PostgreSQLRows(handle, columns: columns.count)
          try body(&rows)
          try rows.end()
        } catch { failure = error }
        // The server is told of a body that gave up, so that it forgets what it has.
        if PQputCopyEnd(handle, failure == nil ? nil : "given up") != 1 { failure = failure ?? lost() }
        failure = failure ?? ending()
      } else {
        failure = PostgreSQLCode.error(in: begun, of: handle)
      }
      PQclear(begun)
      while let more = PQgetResult(handle) {
        PQclear(more)
        guard PQstatus(handle) == CONNECTION_OK else { break }
      }
      guard PQstatus(handle) == CONNECTION_OK, PQenterPipelineMode(handle) == 1 else { throw lost() }
      if let failure { throw failure }
    }

    /// What the server says to all rows.
    private func ending() -> StoreError? {
      let result = PQgetResult(handle)
      defer { PQclear(result) }
      return PQresultStatus(result) == PGRES_COMMAND_OK ? nil : PostgreSQLCode.error(in: result, of: handle)
    }

    // MARK: SQLConnection

    func canLoad(_ insert: Insert) -> Bool {
      insert.columns.allSatisfy { name in insert.table.columns.contains { $0.name == name && $0.generated == nil } }
    }

    func load(_ insert: Insert, _ values: [Value]) throws(StoreError) {
      let types = insert.columns.map { name in insert.table.columns.first { $0.name == name }?.type ?? .text }
      // While rows are copied nothing can be asked.
      var known: [(types: [ColumnType], numbers: [UInt32])] = []
      for case .records(let records) in values where !known.contains(where: { $0.types == records.types }) {
        known.append((records.types, try numbers(of: records.types)))
      }
      try copy(into: insert.table.name, insert.columns) { (rows) throws(StoreError) in
        var place = 0
        while place < values.count {
          try rows.beginRow()
          for type in types {
            rows.add(values[place], as: type) { types in known.first { $0.types == types }?.numbers ?? [] }
            place += 1
          }
        }
      }
    }
  }

  extension PostgreSQLRows {
    /// Adds a value in the form of its column's type.
    ///
    /// - Parameter numbers: the number that the server has for each type of a record.
    mutating func add(_ value: Value, as type: ColumnType, numbers: ([ColumnType]) -> [UInt32]) {
      switch value {
      case .integer(let number): if type == .boolean { add(number != 0) } else { add(number) }
      case .real(let number): add(number)
      case .text(var text):
        text.withUTF8 { add(UnsafeRawBufferPointer($0), as: type) }
      case .bytes(let bytes): bytes.withUnsafeBytes { add($0, as: type) }
      case .records(let records): add(records: records, numbers: numbers(records.types))
      // Questions have paths and members, rows do not.
      case .null, .path, .members: addNull()
      }
    }

    private mutating func add(_ text: UnsafeRawBufferPointer, as type: ColumnType) {
      if type == .document { add(document: text) } else { add(text: text) }
    }
  }
#endif
