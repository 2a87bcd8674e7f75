#if SQLite
  import CSQLite
  import Foundation
  import Testing

  /// Changes a file past the adapter, as no call of the store would.
  enum Damage {
    /// Runs statements without checking foreign keys.
    static func sql(_ path: String, _ statements: String, source: SourceLocation = #_sourceLocation) throws {
      var handle: OpaquePointer?
      try #require(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, sourceLocation: source)
      defer { sqlite3_close_v2(handle) }
      let code = sqlite3_exec(
        handle, "PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON; \(statements)", nil, nil, nil)
      let message = String(cString: sqlite3_errmsg(handle))
      try #require(code == SQLITE_OK, "\(statements): \(message)", sourceLocation: source)
    }

    /// The integer that a question answers.
    static func integer(_ path: String, _ question: String) throws -> Int {
      try #require(Int(try text(path, question)))
    }

    /// The text that a question answers.
    static func text(_ path: String, _ question: String) throws -> String {
      var handle: OpaquePointer?
      var statement: OpaquePointer?
      try #require(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK)
      defer { sqlite3_close_v2(handle) }
      try #require(sqlite3_prepare_v2(handle, question, -1, &statement, nil) == SQLITE_OK)
      defer { sqlite3_finalize(statement) }
      try #require(sqlite3_step(statement) == SQLITE_ROW)
      return try String(cString: #require(sqlite3_column_text(statement, 0)))
    }

    /// Says that a page of a tree has no rows.
    static func emptyPage(_ path: String, of name: String) throws {
      let page = try integer(path, "SELECT rootpage FROM sqlite_schema WHERE name = '\(name)'")
      let size = try integer(path, "PRAGMA page_size")
      let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
      try file.seek(toOffset: UInt64((page - 1) * size + 3))
      try file.write(contentsOf: Data([0, 0]))
      try file.close()
    }
  }
#endif
