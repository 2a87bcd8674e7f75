#if SQLite
  import CSQLite

  /// A file of SQLite, read past the adapter: what really lies in it.
  final class RowsFile {
    struct Failure: Error {
      let message: String
    }

    /// One table with the rows that it has.
    struct Table {
      var name: String
      var columns: [String]
      var rows: [[String?]]
    }

    private var connection: OpaquePointer?

    init(_ path: String) throws {
      guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else { throw failure() }
    }

    deinit { sqlite3_close_v2(connection) }

    private func failure() -> Failure { Failure(message: String(cString: sqlite3_errmsg(connection))) }

    /// The tables in the order in which they were made.
    func tables() throws -> [Table] {
      let names = try query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").rows
      return try names.compactMap { try $0[0].map { try table($0) } }
    }

    private func table(_ name: String) throws -> Table {
      var table = try query("SELECT * FROM \"\(name)\"")
      table.name = name
      return table
    }

    private func query(_ sql: String) throws -> Table {
      var statement: OpaquePointer?
      guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw failure() }
      defer { sqlite3_finalize(statement) }
      let columns = 0..<sqlite3_column_count(statement)
      var table = Table(
        name: "", columns: columns.map { String(cString: sqlite3_column_name(statement, $0)) }, rows: [])
      while sqlite3_step(statement) == SQLITE_ROW {
        table.rows.append(columns.map { sqlite3_column_text(statement, $0).map { String(cString: $0) } })
      }
      return table
    }
  }
#endif
