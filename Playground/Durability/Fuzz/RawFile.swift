#if SQLite
  import CSQLite

  /// A file of SQLite past the adapter.
  final class RawFile {
    private var handle: OpaquePointer?

    init(_ path: String) throws {
      guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
        throw Fault("\(path) cannot be opened")
      }
      _ = change("PRAGMA foreign_keys = OFF")
    }

    deinit { sqlite3_close_v2(handle) }

    /// The rows of a question as bytes.
    func rows(_ question: String) -> [[[UInt8]?]] {
      var statement: OpaquePointer?
      guard sqlite3_prepare_v2(handle, question, -1, &statement, nil) == SQLITE_OK else { return [] }
      defer { sqlite3_finalize(statement) }
      var rows: [[[UInt8]?]] = []
      while sqlite3_step(statement) == SQLITE_ROW {
        rows.append(
          (0..<sqlite3_column_count(statement)).map { column in
            guard let start = sqlite3_column_text(statement, column) else { return nil }
            return Array(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
          })
      }
      return rows
    }

    func texts(_ question: String) -> [[String]] {
      rows(question).map { $0.map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "" } }
    }

    /// Runs a change with one text as its parameter; whether it was possible.
    @discardableResult
    func change(_ sql: String, _ text: [UInt8]? = nil) -> Bool {
      var statement: OpaquePointer?
      guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { return false }
      defer { sqlite3_finalize(statement) }
      guard let text else { return finish(statement) }
      return text.withUnsafeBytes { bytes in
        let start = bytes.bindMemory(to: CChar.self).baseAddress
        if sqlite3_bind_parameter_count(statement) > 0 {
          if let start {
            sqlite3_bind_text(statement, 1, start, Int32(text.count), nil)
          } else {
            sqlite3_bind_text(statement, 1, "", 0, nil)
          }
        }
        return finish(statement)
      }
    }

    private func finish(_ statement: OpaquePointer?) -> Bool {
      let code = sqlite3_step(statement)
      return code == SQLITE_DONE || code == SQLITE_ROW
    }
  }
#endif
