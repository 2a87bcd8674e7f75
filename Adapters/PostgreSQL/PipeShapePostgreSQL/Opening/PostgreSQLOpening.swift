#if PostgreSQL
  import CPostgreSQL
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore

  /// Opens a store, step by step, so that every refusal comes before the first change.
  struct PostgreSQLOpening: Sendable {
    let address: String
    let layout: any Layout
    let kinds: KindRegistry
    let options: PostgreSQLStore.Options

    private var dialect: PostgreSQLDialect { PostgreSQLDialect(isolation: options.isolation) }

    func open(ids: any IDGenerator) throws(StoreError) -> SQLStore {
      guard Self.isIdentifier(options.schema) else {
        throw StoreError(
          .unsupported, "a schema's name has 1 to 63 lower-case letters, digits and underscores, and no digit first")
      }
      let first = try connection()
      let known = try prepare(first)
      let (address, options) = (address, options)
      let source = PostgreSQLConnections(
        first, count: options.connections, maximumWaiting: options.maximumWaiting
      ) { () throws(StoreError) in try Self.connect(to: address, options: options) }
      return SQLStore(source, dialect: dialect, layout: layout, kinds: known, ids: ids, options: options.store)
    }

    private func connection() throws(StoreError) -> PostgreSQLConnection {
      try Self.connect(to: address, options: options)
    }

    /// Names of ours need no care when they are quoted.
    private static func isIdentifier(_ name: String) -> Bool {
      let isFirst: (UInt8) -> Bool = { ($0 >= 97 && $0 <= 122) || $0 == 95 }
      guard let first = name.utf8.first, isFirst(first), name.utf8.count <= 63 else { return false }
      return name.utf8.allSatisfy { isFirst($0) || ($0 >= 48 && $0 <= 57) }
    }

    /// One at a time: two who make the same tables would be in each other's way.
    private func prepare(_ connection: PostgreSQLConnection) throws(StoreError) -> StoredKinds {
      let key = "hashtextextended('pipeshape ' || current_schemas(false)::text || '\(options.schema)', 0)"
      if !options.isReadOnly {
        // Who waits for a table holds up everybody behind: short waits, tried again until the deadline.
        try connection.execute("SET lock_timeout = 200")
        do throws(StoreError) { try connection.execute("SELECT pg_advisory_lock(\(key))") } catch {
          guard error.code == .busy else { throw error }
          throw StoreError(
            .busy, "somebody else makes the store's tables, or adds indexes after loading; try again later",
            engineCode: error.engineCode)
        }
        // Even where it is there, making it would need a right that is better not given.
        if try connection.rows("SELECT to_regnamespace('\(options.schema)')").first?[0] == nil {
          try connection.execute("CREATE SCHEMA \(dialect.quoted(options.schema))")
        }
      }
      defer { if !options.isReadOnly { try? connection.execute("SELECT pg_advisory_unlock_all()") } }
      let known = try StoreSchema.prepare(
        connection, layout: layout, kinds: kinds, dialect: dialect, canWrite: !options.isReadOnly,
        isLoading: options.store.isLoading, another: { () throws(StoreError) in try self.connection() })
      try connection.execute("SET lock_timeout = \(Self.milliseconds(options.lockTimeout))")
      return known
    }

    /// Makes a connection, with everything set that costs or durability depend on.
    ///
    /// - Throws: `unavailable`, `busy` where the server has no room for one more client; no message has a password in it.
    static func connect(
      to address: String, options: PostgreSQLStore.Options
    ) throws(StoreError) -> sending PostgreSQLConnection {
      let keywords = ["dbname", "fallback_application_name", "client_encoding", "keepalives_idle"]
      let values = [address, "pipeshape", "UTF8", "30"]
      let made = withTexts(keywords) { keywords in
        withTexts(values) { values in
          Result { () throws(StoreError) in try PostgreSQLHandshake.connect(keywords, values) }
        }
      }
      let handle = try made.get()
      guard PQserverVersion(handle) >= 120_000 else {
        let version = PQserverVersion(handle)
        PQfinish(handle)
        throw StoreError(
          .unsupported, "the server has version \(version / 10000); generated columns need 12 or later")
      }
      let settings = [
        "search_path = \(PostgreSQLDialect().quoted(options.schema))",
        "statement_timeout = \(milliseconds(options.statementTimeout))",
        "lock_timeout = \(milliseconds(options.lockTimeout))",
        "synchronous_commit = \(options.isSynchronous ? "on" : "off")",
        "client_min_messages = warning",
        // What a session that reads sends is one transaction, which begins by itself.
        "default_transaction_isolation = 'repeatable read'",
        // Nearly all questions want the few rows of a key. Where a table was just loaded and nobody has counted its rows, a
        // planner takes them for many and starts processes to read them, which takes a hundred times as long.
        "max_parallel_workers_per_gather = 0",
      ]
      // Whom the server lets only read, it lets only read.
      let readOnly = options.isReadOnly ? ["default_transaction_read_only = on"] : []
      let result = PQexec(handle, (settings + readOnly).map { "SET \($0)" }.joined(separator: "; "))
      defer { PQclear(result) }
      guard PQresultStatus(result) == PGRES_COMMAND_OK else {
        let error = PostgreSQLCode.error(in: result, of: handle)
        PQfinish(handle)
        throw error
      }
      return try PostgreSQLConnection(handle)
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
      let (seconds, attoseconds) = duration.components
      return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    /// Texts as the list that the library takes, ended by null.
    private static func withTexts<R>(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> R) -> R {
      func add(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> R {
        guard index < texts.count else { return body(pointers + [nil]) }
        return texts[index].withCString { add(index + 1, pointers + [$0]) }
      }
      return add(0, [])
    }
  }
#endif
