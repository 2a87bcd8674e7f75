#if SQLite
  import CSQLite
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore

  /// Opens a file, step by step, so that every refusal comes before the first change.
  struct SQLiteOpening: Sendable {
    let path: String
    let layout: any Layout
    let kinds: KindRegistry
    let options: SQLiteStore.Options

    func open(ids: any IDGenerator) throws(StoreError) -> SQLStore {
      // What is there, looked at without SQLite touching it.
      let found = try Self.layout(ofFileAt: path)
      if let found, found != layout.name { throw StoreSchema.wrongLayout(has: found, wanted: layout.name) }
      if found == nil, options.isReadOnly, FileHeader.size(of: path) == 0 {
        throw StoreError(.unavailable, "\(path): there is no store")
      }
      let canWrite = !options.isReadOnly
      let connection =
        canWrite
        ? try SQLiteConnection(path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, isWriter: true)
        : try Self.readOnly(path)
      if let pages = options.maximumPages { try connection.execute("PRAGMA max_page_count = \(pages)") }
      // A new file is made in rollback mode, so that its mark is in the file itself from the first moment.
      let known = try StoreSchema.prepare(
        connection, layout: layout, kinds: kinds, dialect: SQLiteDialect(),
        stamp: [
          "PRAGMA application_id = \(FileHeader.applicationID)", "PRAGMA user_version = \(StoreSchema.version)",
        ], canWrite: canWrite)
      if canWrite { try enterService(connection) }
      let source = SQLiteConnections(
        connection, canWrite: canWrite, readerCount: options.readers
      ) { [path] () throws(StoreError) in canWrite ? try Self.reader(path) : try Self.readOnly(path) }
      return SQLStore(
        source, dialect: SQLiteDialect(), layout: layout, kinds: known, ids: ids, options: options.store)
    }

    private func enterService(_ connection: SQLiteConnection) throws(StoreError) {
      try connection.execute("PRAGMA journal_mode = WAL")
      try connection.execute("PRAGMA synchronous = \(options.isFullySynchronous ? "FULL" : "NORMAL")")
    }

    private static func reader(_ path: String) throws(StoreError) -> SQLiteConnection {
      let connection = try SQLiteConnection(path, flags: SQLITE_OPEN_READWRITE, isWriter: false)
      try connection.execute("PRAGMA query_only = ON")
      return connection
    }

    /// A connection that makes and changes nothing, neither in the file nor beside it.
    ///
    /// Where there is a log, somebody writes or was killed: SQLite reads both, with the index that lies beside them.
    /// Where there is none, the file is all there is, and SQLite is told that nobody changes it; the connection notes
    /// what the file was, so that a later change is seen.
    ///
    /// - Throws: `unavailable` for a log without index, or a change that was broken off before the file was a store.
    private static func readOnly(_ path: String) throws(StoreError) -> SQLiteConnection {
      let facts = FileFacts(of: path)
      let needsRecovery = facts.hasJournal || (facts.hasLog && !facts.hasIndex)
      guard !needsRecovery else {
        throw StoreError(
          .unavailable, "\(path): a process was killed while it changed the file; open it for writing once")
      }
      let option = facts.hasLog ? "readonly_shm=1" : "immutable=1"
      return try SQLiteConnection(
        path, uri: uri(of: path, option), flags: SQLITE_OPEN_READONLY, isWriter: false,
        facts: facts.hasLog ? nil : facts)
    }

    /// The layout that a file says it has; nil for no file, an empty one, or one that SQLite has to repair first.
    static func layout(ofFileAt path: String) throws(StoreError) -> String? {
      guard try FileHeader.look(at: path) == .store else { return nil }
      // Immutable: neither locks nor files beside it. The layout was written before the file went into service and never
      // changes, so the file itself has it.
      let connection = try SQLiteConnection(
        path, uri: uri(of: path, "immutable=1"), flags: SQLITE_OPEN_READONLY, isWriter: false)
      let facts = try StoreSchema.check(connection, try connection.columnsOfTables(), layout: nil)
      return facts["layout"]
    }

    private static func uri(of path: String, _ option: String) -> String {
      let escaped = path.utf8.reduce(into: "") { text, byte in
        let isPlain = byte != UInt8(ascii: "%") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
        if isPlain && byte < 0x80 {
          text.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let digits = String(byte, radix: 16)
          text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
        }
      }
      return "file:\(escaped)?\(option)"
    }
  }
#endif
