#if PostgreSQL && SQLite
  import CSQLite

  /// A connection of SQLite's library; it waits for locks for as long as drivers wait for an answer.
  final class RawSQLite: RawConnection {
    private var handle: OpaquePointer?

    init(_ path: String) {
      sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, nil)
      sqlite3_busy_timeout(handle, 5000)
    }
    deinit { sqlite3_close_v2(handle) }

    static func session(_ path: String) -> RawSession { RawSession(RawSQLite(path)) }

    func run(_ sql: String) -> RawAnswer {
      var statement: OpaquePointer?
      var code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
      defer { sqlite3_finalize(statement) }
      guard code == SQLITE_OK else { return .refused(code: Self.name(of: code)) }
      var rows: [[String?]] = []
      code = sqlite3_step(statement)
      while code == SQLITE_ROW {
        rows.append(
          (0..<sqlite3_column_count(statement)).map { sqlite3_column_text(statement, $0).map { String(cString: $0) } })
        code = sqlite3_step(statement)
      }
      return code == SQLITE_DONE ? .rows(rows) : .refused(code: Self.name(of: code))
    }

    /// The names of the codes that tests look for; macros of shifted codes are not imported.
    private static func name(of code: Int32) -> String {
      switch code {
      case SQLITE_BUSY: "BUSY"
      case SQLITE_BUSY | (2 << 8): "BUSY_SNAPSHOT"
      default: "\(code)"
      }
    }
  }
#endif
