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
      let flags = canWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
      let connection = try SQLiteConnection(path, flags: flags, isWriter: canWrite)
      if let pages = options.maximumPages { try connection.execute("PRAGMA max_page_count = \(pages)") }
      // A new file is made in rollback mode, so that its mark is in the file itself from the first moment.
      let known = try StoreSchema.prepare(
        connection, layout: layout, kinds: kinds, dialect: SQLiteDialect(),
        stamp: [
          "PRAGMA application_id = \(FileHeader.applicationID)", "PRAGMA user_version = \(StoreSchema.version)",
        ], canWrite: canWrite)
      if canWrite { try enterService(connection) }
      for pragma in options.memoryPragmas { try connection.execute("PRAGMA \(pragma)") }
      let source = SQLiteConnections(
        connection, canWrite: canWrite, readerCount: options.readers
      ) { [path, options] () throws(StoreError) in try Self.reader(path, options) }
      return SQLStore(
        source, dialect: SQLiteDialect(), layout: layout, kinds: known, ids: ids, options: options.store)
    }

    private func enterService(_ connection: SQLiteConnection) throws(StoreError) {
      try connection.execute("PRAGMA journal_mode = WAL")
      try connection.execute("PRAGMA synchronous = \(options.isFullySynchronous ? "FULL" : "NORMAL")")
    }

    private static func reader(_ path: String, _ options: SQLiteStore.Options) throws(StoreError) -> SQLiteConnection {
      let connection = try SQLiteConnection(path, flags: SQLITE_OPEN_READWRITE, isWriter: false)
      try connection.execute("PRAGMA query_only = ON")
      for pragma in options.memoryPragmas { try connection.execute("PRAGMA \(pragma)") }
      return connection
    }

    /// The layout that a file says it has; nil for no file, an empty one, or one that SQLite has to repair first.
    static func layout(ofFileAt path: String) throws(StoreError) -> String? {
      guard try FileHeader.look(at: path) == .store else { return nil }
      // Immutable: neither locks nor files beside it. The layout was written before the file went into service and never
      // changes, so the file itself has it.
      let escaped = path.utf8.reduce(into: "") { text, byte in
        let isPlain = byte != UInt8(ascii: "%") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
        if isPlain && byte < 0x80 {
          text.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let digits = String(byte, radix: 16)
          text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
        }
      }
      let uri = "file:\(escaped)?immutable=1"
      let connection = try SQLiteConnection(uri, flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, isWriter: false)
      let facts = try StoreSchema.check(connection, try connection.columnsOfTables(), layout: nil)
      return facts["layout"]
    }
  }
#endif
