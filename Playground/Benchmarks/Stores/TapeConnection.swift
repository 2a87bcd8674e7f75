#if SQLite
  import CSQLite
  import HandWritten
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore

  /// A plain connection that notes every statement with its parameters, and a digest of every row.
  ///
  /// It is not measured: stores that are measured have their own connections.
  final class TapeConnection: SQLConnection {
    let handle: OpaquePointer
    var attachment: AnyObject?
    var call = Tape.Call()

    init(_ path: String, pragmas: String) throws {
      var handle: OpaquePointer?
      guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let handle,
        sqlite3_exec(handle, pragmas, nil, nil, nil) == SQLITE_OK
      else { throw BenchmarkError("\(path) cannot be opened") }
      self.handle = handle
    }

    deinit { sqlite3_close_v2(handle) }

    var failure: StoreError { StoreError(.engine, String(cString: sqlite3_errmsg(handle))) }

    func prepare(_ sql: String) throws(StoreError) -> any SQLStatement {
      var statement: OpaquePointer?
      guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else { throw failure }
      return TapeStatement(statement, sql, self)
    }

    func execute(_ sql: String) throws(StoreError) {
      guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    // Only opening asks these.
    func rows(_ sql: String) throws(StoreError) -> [[String?]] { [] }
    func columnsOfTables() throws(StoreError) -> [String: [String]] { [:] }
    func indexNames() throws(StoreError) -> Set<String> { [] }
    func measures(detailed: Bool) throws(StoreError) -> [Measure] { [] }
    func mayRetry(_ error: StoreError) -> Bool { false }
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// The same number that the adapter gives, so that the tape has what a store runs.
    var commitNumber: Int64? {
      var number: UInt32 = 0
      let code = sqlite3_file_control(handle, nil, SQLITE_FCNTL_DATA_VERSION, &number)
      return code == SQLITE_OK ? Int64(number) : nil
    }
  }

  /// A statement that notes what it is given and what it gives.
  final class TapeStatement: SQLStatement {
    private let handle: OpaquePointer
    private let sql: String
    private unowned let connection: TapeConnection
    private var values: [Tape.Value] = []
    private var isRunning = false
    private var place = 0

    init(_ handle: OpaquePointer, _ sql: String, _ connection: TapeConnection) {
      self.handle = handle
      self.sql = sql
      self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    private func note(_ index: Int, _ value: Tape.Value) {
      while values.count <= index { values.append(.null) }
      values[index] = value
    }

    func bindNull(_ index: Int) throws(StoreError) {
      note(index, .null)
      sqlite3_bind_null(handle, Int32(index + 1))
    }

    func bind(_ index: Int, _ value: Int64) throws(StoreError) {
      note(index, .integer(value))
      sqlite3_bind_int64(handle, Int32(index + 1), value)
    }

    func bind(_ index: Int, _ value: Double) throws(StoreError) {
      note(index, .real(value))
      sqlite3_bind_double(handle, Int32(index + 1), value)
    }

    func bind(_ index: Int, _ value: String) throws(StoreError) { try bind(index, Array(value.utf8)) }

    func bind(_ index: Int, _ value: [UInt8]) throws(StoreError) {
      note(index, .text(value))
      let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      _ = (value + [0]).withUnsafeBytes {
        sqlite3_bind_text(
          handle, Int32(index + 1), $0.assumingMemoryBound(to: CChar.self).baseAddress, Int32(value.count), transient)
      }
    }

    func step() throws(StoreError) -> Bool {
      if !isRunning {
        place = connection.call.steps.count
        connection.call.steps.append(Tape.Step(sql: sql, values: values, isComplete: false))
        isRunning = true
      }
      switch sqlite3_step(handle) {
      case SQLITE_ROW:
        connection.call.rows += 1
        connection.call.steps[place].rows += 1
        for column in 0..<Int(sqlite3_column_count(handle)) { digest(column) }
        return true
      case SQLITE_DONE:
        connection.call.steps[place].isComplete = true
        return false
      default: throw connection.failure
      }
    }

    private func digest(_ column: Int) {
      let digest = connection.call.digest
      switch sqlite3_column_type(handle, Int32(column)) {
      case SQLITE_NULL: connection.call.digest = hw_digest_bytes(digest, "", 0)
      case SQLITE_INTEGER: connection.call.digest = hw_digest_integer(digest, integer(column))
      case SQLITE_FLOAT:
        connection.call.digest = withUnsafeBytes(of: real(column)) {
          hw_digest_bytes(digest, $0.assumingMemoryBound(to: CChar.self).baseAddress, 8)
        }
      default:
        let bytes = bytes(column)
        connection.call.bytes += Int64(bytes.count)
        connection.call.digest = bytes.withMemoryRebound(to: CChar.self) {
          hw_digest_bytes(digest, $0.baseAddress, Int64($0.count))
        }
      }
    }

    var changes: Int { Int(sqlite3_changes(connection.handle)) }

    func reset() {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
      values.removeAll()
      isRunning = false
    }

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }
    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }
    func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }
    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
      let start = sqlite3_column_text(handle, Int32(column))
      return UnsafeBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column))))
    }
  }

  /// The one connection of a store that writes a tape.
  final class TapeSource: ConnectionSource, @unchecked Sendable {
    // Unchecked: the benchmark is one task.
    let connection: TapeConnection

    init(_ connection: TapeConnection) { self.connection = connection }

    func withReader<R: Sendable>(
      _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R { try body(connection) }

    func withWriter<R: Sendable>(
      _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R { try body(connection) }

    func withEach(_ body: @Sendable (any SQLConnection) throws(StoreError) -> Void) async throws(StoreError) {
      try body(connection)
    }

    func close() async { connection.attachment = nil }

    /// Starts the next call, and gives the one before.
    func next() -> Tape.Call {
      defer { connection.call = Tape.Call() }
      return connection.call
    }
  }
#endif
