#if SQLite
  import CSQLite
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Opens a file, step by step, so that every refusal comes before the first change.
  struct SQLiteOpening: Sendable {
    let path: String
    let layout: any Layout
    let kinds: KindRegistry
    let options: SQLiteStore.Options
    /// What stands between the store and each connection: nothing, but in tests.
    var wrap: @Sendable (SQLiteConnection) -> any SQLConnection = { $0 }
    /// What is done before looking again at a file whose log has no index.
    var pause: @Sendable () -> Void = { usleep(2000) }

    func open(ids: any IDGenerator) throws(StoreError) -> SQLStore {
      if options.isReadOnly, try FileHeader.look(at: path) != .nothing { try refuseRecovery() }
      // What is there, looked at without SQLite touching it.
      let found = try Self.layout(ofFileAt: path)
      if let found, found != layout.name { throw StoreSchema.wrongLayout(has: found, wanted: layout.name) }
      if found == nil, options.isReadOnly, FileHeader.size(of: path) == 0 {
        throw StoreError(.unavailable, "\(path): there is no store")
      }
      let canWrite = !options.isReadOnly
      let (opened, known) = canWrite ? try firstWriter() : try readOnly(prepare)
      let source = SQLiteConnections(opened, canWrite: canWrite, readerCount: options.readers) {
        (isWriter) throws(StoreError) in
        guard canWrite else { return try readOnly { _ throws(StoreError) in }.opened }
        guard isWriter else { return try reader() }
        let opened = try writer()
        try enterService(opened.connection)
        return opened
      }
      return SQLStore(
        source, dialect: SQLiteDialect(), layout: layout, kinds: known, ids: ids, options: options.store)
    }

    private func prepare(_ connection: any SQLConnection) throws(StoreError) -> StoredKinds {
      try StoreSchema.prepare(
        connection, layout: layout, kinds: kinds, dialect: SQLiteDialect(),
        stamp: [
          "PRAGMA application_id = \(FileHeader.applicationID)", "PRAGMA user_version = \(StoreSchema.version)",
        ], canWrite: !options.isReadOnly, isLoading: options.store.isLoading,
        another: { () throws(StoreError) in
          // Beside a log one reads while another writes.
          let mode = try connection.rows("PRAGMA journal_mode").first?.first ?? nil
          return mode == "wal" ? try reader().connection : nil
        })
    }

    /// A new file is made in rollback mode, so that its mark is in the file itself from the first moment.
    private func firstWriter() throws(StoreError) -> (opened: SQLiteConnections.Opened, known: StoredKinds) {
      let opened = try writer(SQLITE_OPEN_CREATE)
      let known = try prepare(opened.connection)
      try enterService(opened.connection)
      return (opened, known)
    }

    /// A writer that goes takes the index away before the log, so a log alone is looked at for a moment.
    private func refuseRecovery() throws(StoreError) {
      for _ in 0..<20 {
        guard FileFacts(of: path).needsRecovery else { return }
        pause()
      }
      guard FileFacts(of: path).needsRecovery else { return }
      throw StoreError(
        .unavailable, "\(path): a process was killed while it changed the file; open it for writing once")
    }

    private func writer(_ flags: Int32 = 0) throws(StoreError) -> SQLiteConnections.Opened {
      let connection = wrap(try SQLiteConnection(path, flags: SQLITE_OPEN_READWRITE | flags, isWriter: true))
      try setMemory(connection)
      if let pages = options.maximumPages { try connection.execute("PRAGMA max_page_count = \(pages)") }
      return SQLiteConnections.Opened(connection: connection, facts: nil)
    }

    private func enterService(_ connection: any SQLConnection) throws(StoreError) {
      // Where the file system cannot keep the log's index, SQLite stays in the mode it was in and says so.
      let mode = try connection.rows("PRAGMA journal_mode = WAL").first?.first ?? nil
      guard mode == "wal" else {
        throw StoreError(.unavailable, "\(path): the file system cannot keep a write-ahead log beside the file")
      }
      try connection.execute("PRAGMA synchronous = \(options.isFullySynchronous ? "FULL" : "NORMAL")")
      guard options.store.isLoading, try StoreSchema.isIncomplete(connection) else { return }
      // Rows that refer to others are checked once all are there; and a page that many rows go to is written for all of
      // them at once, as long as it stays in memory.
      let cache = max(65_536, options.cacheBytes >> 10)
      for pragma in ["foreign_keys = OFF", "cache_size = -\(cache)", "wal_autocheckpoint = 16384"] {
        try connection.execute("PRAGMA \(pragma)")
      }
    }

    private func setMemory(_ connection: any SQLConnection) throws(StoreError) {
      for pragma in options.memoryPragmas { try connection.execute("PRAGMA \(pragma)") }
    }

    private func reader() throws(StoreError) -> SQLiteConnections.Opened {
      let connection = wrap(try SQLiteConnection(path, flags: SQLITE_OPEN_READWRITE, isWriter: false))
      try connection.execute("PRAGMA query_only = ON")
      try setMemory(connection)
      return SQLiteConnections.Opened(connection: connection, facts: nil)
    }

    /// A connection that makes and changes nothing, neither in the file nor beside it, and what a body finds with it.
    ///
    /// Where there is a log, somebody writes or was killed: SQLite reads both, with the index that lies beside them.
    /// Where there is none, the file is all there is, and SQLite is told that nobody changes it; the connection notes
    /// what the file was, so that a later change is seen. Where a writer came or went meanwhile, the file is looked at
    /// again.
    ///
    /// - Throws: what the body throws; `unavailable`, `busy`.
    private func readOnly<R>(
      _ body: (any SQLConnection) throws(StoreError) -> R
    ) throws(StoreError) -> (opened: SQLiteConnections.Opened, result: R) {
      for _ in 0..<100 {
        try refuseRecovery()
        let facts = FileFacts(of: path)
        do throws(StoreError) {
          let connection = wrap(
            try SQLiteConnection(
              path, option: facts.hasLog ? .readOnlyIndex : .immutable, flags: SQLITE_OPEN_READONLY, isWriter: false))
          try setMemory(connection)
          let result = try body(connection)
          if facts.hasLog || facts.areStillTrue {
            return (SQLiteConnections.Opened(connection: connection, facts: facts.hasLog ? nil : facts), result)
          }
        } catch { if facts.areStillTrue { throw error } }
      }
      throw StoreError(.busy, "\(path): the file changes again and again")
    }

    /// The layout that a file says it has; nil for no file, an empty one, or one that SQLite has to repair first.
    ///
    /// The file alone is looked at only where there is no log: a log may hold half of what the file should have, and
    /// whoever folds it in, or was killed while doing so, leaves a file that makes sense with its log only.
    static func layout(ofFileAt path: String) throws(StoreError) -> String? {
      for _ in 0..<100 {
        guard try FileHeader.look(at: path) == .store else { return nil }
        let facts = FileFacts(of: path)
        do throws(StoreError) {
          // A journal came meanwhile: only SQLite can say.
          guard !facts.hasJournal else { continue }
          let connection = try SQLiteConnection(
            path, option: facts.needsRecovery ? nil : facts.hasLog ? .readOnlyIndex : .immutable,
            flags: facts.needsRecovery ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, isWriter: false)
          // A log without its index, as after copying.
          if facts.needsRecovery { try connection.readAlone() }
          let layout = try StoreSchema.check(connection, try connection.columnsOfTables(), layout: nil)["layout"]
          if facts.hasLog || facts.areStillTrue { return layout }
        } catch {
          // Somebody has come or gone meanwhile.
          if facts.areStillTrue { throw error }
        }
      }
      throw StoreError(.busy, "\(path): the file changes again and again")
    }
  }
#endif
