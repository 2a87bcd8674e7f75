#if SQLite
  import CSQLite
  import PipeShapeSQL
  import PipeShapeStore

  /// A prepared statement of SQLite.
  final class SQLiteStatement: SQLStatement {
    private let handle: OpaquePointer
    // The connection's handle, not the connection: nothing refers to it weakly, which would slow down every use of it.
    private let connection: OpaquePointer
    private let path: String
    /// Where the work of the statement is noted when it is gone; nil for one that nobody counts.
    private let work: StatementWork?

    init(_ handle: OpaquePointer, of connection: OpaquePointer, _ path: String, work: StatementWork? = nil) {
      self.handle = handle
      self.connection = connection
      self.path = path
      self.work = work
    }

    deinit {
      work?.add(handle)
      sqlite3_finalize(handle)
    }

    // SQLite copies bound texts: they are short, and the copy is gone with the next reset.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func error(_ code: Int32) -> StoreError { SQLiteCode.error(code, in: connection, path) }

    private func check(_ code: Int32) throws(StoreError) {
      guard code == SQLITE_OK else { throw error(code) }
    }

    func bindNull(_ index: Int) throws(StoreError) { try check(sqlite3_bind_null(handle, Int32(index + 1))) }

    func bind(_ index: Int, _ value: Int64) throws(StoreError) {
      try check(sqlite3_bind_int64(handle, Int32(index + 1), value))
    }

    func bind(_ index: Int, _ value: Double) throws(StoreError) {
      try check(sqlite3_bind_double(handle, Int32(index + 1), value))
    }

    func bind(_ index: Int, _ value: String) throws(StoreError) {
      var value = value
      let code = value.withUTF8 { bytes in Self.bind(handle, index, bytes) }
      try check(code)
    }

    func bind(_ index: Int, _ value: [UInt8]) throws(StoreError) {
      let code = value.withUnsafeBufferPointer { bytes in Self.bind(handle, index, bytes) }
      try check(code)
    }

    private static func bind(_ handle: OpaquePointer, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
      // An empty text has a place too: without one SQLite binds null.
      guard let start = bytes.baseAddress, !bytes.isEmpty else {
        return sqlite3_bind_text(handle, Int32(index + 1), "", 0, nil)
      }
      return sqlite3_bind_text64(
        handle, Int32(index + 1), UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), UInt64(bytes.count),
        transient, UInt8(SQLITE_UTF8))
    }

    func step() throws(StoreError) -> Bool {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: return true
      case SQLITE_DONE: return false
      case let code: throw error(code)
      }
    }

    var changes: Int { Int(sqlite3_changes(connection)) }

    func reset() {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }
    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }
    func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
      let start = sqlite3_column_text(handle, Int32(column))
      return UnsafeBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column))))
    }

    var columnCount: Int { Int(sqlite3_column_count(handle)) }
  }
#endif
