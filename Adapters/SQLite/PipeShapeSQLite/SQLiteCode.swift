#if SQLite
  import CSQLite
  import PipeShapeStore

  /// Result codes of SQLite as errors of the port.
  enum SQLiteCode {
    /// The error for an extended result code.
    static func error(_ code: Int32, _ message: String) -> StoreError {
      StoreError(meaning(of: code), message, engineCode: "\(name(of: code)) (\(code))")
    }

    /// The error that a connection met last.
    static func error(_ code: Int32, in connection: OpaquePointer, _ path: String) -> StoreError {
      let extended = sqlite3_extended_errcode(connection)
      let exact = extended & 0xff == code & 0xff ? extended : code
      return error(exact, "\(path): \(String(cString: sqlite3_errmsg(connection)))")
    }

    static func meaning(of code: Int32) -> StoreError.Code {
      switch code & 0xff {
      // Protocol: two connections met while the log's index was made.
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy
      case SQLITE_FULL: .full
      case SQLITE_READONLY: .readOnly
      // The statements are ours and known to be right: what SQLite cannot make sense of are the file's tables, or JSON.
      case SQLITE_CORRUPT, SQLITE_ERROR: .corrupt
      case SQLITE_NOTADB: .notAStore
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .unavailable
      case SQLITE_INTERRUPT: .interrupted
      case SQLITE_TOOBIG: .limit
      // What is written refers to rows that were there when it was read, or should have been.
      case SQLITE_CONSTRAINT: isDuplicate(code) ? .duplicate : code >> 8 == foreignKey ? .corrupt : .engine
      default: .engine
      }
    }

    private static let foreignKey: Int32 = 3

    private static func isDuplicate(_ code: Int32) -> Bool {
      // Extended codes are the plain one with a number in the second byte; C macros of that form are not imported.
      [6, 8, 10].contains(code >> 8)
    }

    private static func name(of code: Int32) -> String {
      let names: [Int32: String] = [
        SQLITE_ERROR: "SQLITE_ERROR", SQLITE_BUSY: "SQLITE_BUSY", SQLITE_LOCKED: "SQLITE_LOCKED",
        SQLITE_NOMEM: "SQLITE_NOMEM", SQLITE_READONLY: "SQLITE_READONLY", SQLITE_INTERRUPT: "SQLITE_INTERRUPT",
        SQLITE_IOERR: "SQLITE_IOERR", SQLITE_CORRUPT: "SQLITE_CORRUPT", SQLITE_FULL: "SQLITE_FULL",
        SQLITE_CANTOPEN: "SQLITE_CANTOPEN", SQLITE_TOOBIG: "SQLITE_TOOBIG", SQLITE_CONSTRAINT: "SQLITE_CONSTRAINT",
        SQLITE_MISUSE: "SQLITE_MISUSE", SQLITE_NOTADB: "SQLITE_NOTADB", SQLITE_PERM: "SQLITE_PERM",
        SQLITE_SCHEMA: "SQLITE_SCHEMA", SQLITE_PROTOCOL: "SQLITE_PROTOCOL", SQLITE_AUTH: "SQLITE_AUTH",
        SQLITE_INTERNAL: "SQLITE_INTERNAL",
      ]
      return names[code & 0xff] ?? "SQLITE"
    }
  }
#endif
