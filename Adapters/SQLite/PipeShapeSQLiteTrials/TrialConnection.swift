#if SQLite
  import CSQLite
  import PipeShapeStore

  /// A connection of a trial to a file that a store has written, or to a file of the trial's own.
  ///
  /// It knows nothing of stores and layouts: trials do with it what stores must not be able to do.
  final class TrialConnection {
    private let handle: OpaquePointer
    private let path: String
    private var statements: [String: OpaquePointer] = [:]

    // SQLite copies bound texts.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// Opens a file, or makes it; waits for locks up to 5 s.
    ///
    /// - Throws: `unavailable`.
    init(_ path: String) throws(StoreError) {
      var handle: OpaquePointer?
      let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
      let code = sqlite3_open_v2(path, &handle, flags, nil)
      guard code == SQLITE_OK, let handle else {
        sqlite3_close_v2(handle)
        throw StoreError(.unavailable, "\(path): SQLite answers \(code)")
      }
      self.handle = handle
      self.path = path
      sqlite3_busy_timeout(handle, 5000)
    }

    deinit {
      for statement in statements.values { sqlite3_finalize(statement) }
      sqlite3_close_v2(handle)
    }

    private func error(_ code: Int32) -> StoreError {
      let message = "\(path): \(String(cString: sqlite3_errmsg(handle)))"
      return StoreError(code & 0xff == SQLITE_BUSY ? .busy : .engine, message, engineCode: "\(code)")
    }

    /// Waits for no lock from now on: answers `busy` at once.
    func refuseToWait() { sqlite3_busy_timeout(handle, 0) }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// What a statement is given.
    enum Value {
      case integer(Int64)
      case text(String)
    }

    /// Runs a statement, prepared at its first use, and gives its rows as texts.
    ///
    /// - Throws: `busy`, with the engine's extended code; `engine`.
    @discardableResult
    func run(_ sql: String, _ values: [Value] = []) throws(StoreError) -> [[String?]] {
      let statement = try prepared(sql)
      defer {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
      }
      for (index, value) in values.enumerated() {
        switch value {
        case .integer(let number): sqlite3_bind_int64(statement, Int32(index + 1), number)
        case .text(let text): sqlite3_bind_text(statement, Int32(index + 1), text, -1, Self.transient)
        }
      }
      var rows: [[String?]] = []
      while true {
        switch sqlite3_step(statement) {
        case SQLITE_DONE: return rows
        case SQLITE_ROW:
          rows.append(
            (0..<sqlite3_column_count(statement)).map { column in
              sqlite3_column_text(statement, column).map { String(cString: $0) }
            })
        case let code: throw error(code)
        }
      }
    }

    private func prepared(_ sql: String) throws(StoreError) -> OpaquePointer {
      if let known = statements[sql] { return known }
      var statement: OpaquePointer?
      let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
      guard code == SQLITE_OK, let statement else { throw error(code) }
      statements[sql] = statement
      return statement
    }
  }
#endif
