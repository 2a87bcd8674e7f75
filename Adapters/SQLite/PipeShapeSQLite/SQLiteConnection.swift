#if SQLite
  import CSQLite
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore

  /// One connection to a file.
  final class SQLiteConnection: SQLConnection {
    let handle: OpaquePointer
    private let path: String
    let isWriter: Bool
    /// What statements did that are not there any more.
    private let work = StatementWork()
    private lazy var pageSize = (try? pragma("page_size")) ?? 0
    var attachment: AnyObject?

    /// Opens a file.
    ///
    /// - Parameter option: what SQLite is told about the file beyond its path.
    /// - Throws: `unavailable` where it cannot be opened.
    init(_ path: String, option: Option? = nil, flags: Int32, isWriter: Bool) throws(StoreError) {
      var handle: OpaquePointer?
      let flags = option == nil ? flags : flags | SQLITE_OPEN_URI
      let code = sqlite3_open_v2(
        option.map { $0.uri(of: path) } ?? path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
        option == .readOnlyIndex ? ReadingFileSystem.name : nil)
      guard code == SQLITE_OK, let handle else {
        let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
        sqlite3_close_v2(handle)
        let meaning = SQLiteCode.error(code, "\(path): \(message)")
        throw StoreError(.unavailable, meaning.message, engineCode: meaning.engineCode)
      }
      self.handle = handle
      self.path = path
      self.isWriter = isWriter
      // Waiting is the store's business: it sleeps without holding a thread.
      sqlite3_busy_timeout(handle, 0)
      // A trigger or view in a file that somebody prepared cannot call functions with effects.
      _ = sqlite3_exec(handle, "PRAGMA trusted_schema = OFF", nil, nil, nil)
      _ = sqlite3_exec(handle, "PRAGMA foreign_keys = ON", nil, nil, nil)
    }

    deinit { sqlite3_close_v2(handle) }

    private func error(_ code: Int32) -> StoreError { SQLiteCode.error(code, in: handle, path) }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// The count of changes that SQLite keeps for its pages; it hears of others' changes when a transaction first reads.
    var commitNumber: Int64? {
      var number: UInt32 = 0
      let code = sqlite3_file_control(handle, nil, SQLITE_FCNTL_DATA_VERSION, &number)
      return code == SQLITE_OK ? Int64(number) : nil
    }

    /// Only a lock that somebody else holds goes away by itself.
    func mayRetry(_ error: StoreError) -> Bool { error.code == .busy }

    func prepare(_ sql: String) throws(StoreError) -> any SQLStatement { try prepared(sql, work) }

    private func prepared(_ sql: String, _ work: StatementWork? = nil) throws(StoreError) -> SQLiteStatement {
      var statement: OpaquePointer?
      let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
      guard code == SQLITE_OK, let statement else { throw error(code) }
      return SQLiteStatement(statement, of: handle, path, work: work)
    }

    func execute(_ sql: String) throws(StoreError) {
      let code = sqlite3_exec(handle, sql, nil, nil, nil)
      guard code == SQLITE_OK else { throw error(code) }
    }

    func rows(_ sql: String) throws(StoreError) -> [[String?]] {
      let statement = try prepared(sql)
      var rows: [[String?]] = []
      while try statement.step() { rows.append(statement.texts) }
      return rows
    }

    func columnsOfTables() throws(StoreError) -> [String: [String]] {
      var columns: [String: [String]] = [:]
      let rows = try rows(
        """
        SELECT s.name, x.name FROM sqlite_schema AS s JOIN pragma_table_xinfo(s.name) AS x
        WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """)
      for row in rows {
        if let table = row[0], let column = row[1] { columns[table, default: []].append(column) }
      }
      return columns
    }

    func indexNames() throws(StoreError) -> Set<String> {
      Set(try rows("SELECT name FROM sqlite_schema WHERE type = 'index'").compactMap { $0[0] })
    }

    /// The statements that are prepared now.
    var statements: [OpaquePointer] {
      Array(
        sequence(state: nil as OpaquePointer?) { [handle] statement in
          statement = sqlite3_next_stmt(handle, statement)
          return statement
        })
    }

    /// The integer that a pragma answers with.
    func pragma(_ name: String) throws(StoreError) -> Int64 {
      try rows("PRAGMA \(name)").first.flatMap { $0.first ?? nil }.flatMap { Int64($0) } ?? 0
    }

    func measures(detailed: Bool) throws(StoreError) -> [Measure] {
      try counters() + (isWriter ? gauges() : []) + (detailed ? details() : [])
    }

    private func counters() -> [Measure] {
      var measures: [Measure] = []
      let ofConnection: [(String, Int32)] = [
        ("page cache hits", SQLITE_DBSTATUS_CACHE_HIT), ("page cache misses", SQLITE_DBSTATUS_CACHE_MISS),
        ("pages written", SQLITE_DBSTATUS_CACHE_WRITE),
      ]
      for (name, counter) in ofConnection {
        var (current, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(handle, counter, &current, &highest, 0)
        measures.append(Measure(name, .counter, Int64(current)))
        // In WAL mode each page written is a frame: the page behind a header of 24 bytes.
        if counter == SQLITE_DBSTATUS_CACHE_WRITE, isWriter {
          measures.append(Measure("WAL bytes", .counter, Int64(current) * (pageSize + 24)))
        }
      }
      return measures + work.measures(with: statements)
    }

    private func gauges() throws(StoreError) -> [Measure] {
      [
        Measure("file bytes", .gauge, try pragma("page_count") * (try pragma("page_size"))),
        Measure("wal bytes", .gauge, FileHeader.size(of: path + "-wal")),
      ]
    }

    private func details() throws(StoreError) -> [Measure] {
      var measures: [Measure] = []
      let tables = try rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").compactMap { $0[0] }
      for table in tables {
        let count = try rows("SELECT count(*) FROM \"\(table)\"").first?[0].flatMap { Int64($0) } ?? 0
        measures.append(Measure("rows of table \(table)", .gauge, count))
      }
      // The table of pages is an option of SQLite's build.
      guard let bytes = try? rows("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY name") else {
        return measures
      }
      for row in bytes {
        guard let name = row[0], let size = row[1].flatMap({ Int64($0) }) else { continue }
        let isTable = tables.contains(name) || name == "sqlite_schema"
        measures.append(Measure("bytes of \(isTable ? "table" : "index") \(name)", .gauge, size))
      }
      return measures
    }
  }

  extension SQLiteStatement {
    /// All columns as texts.
    var texts: [String?] { (0..<columnCount).map { isNull($0) ? nil : text($0) } }
  }
#endif
