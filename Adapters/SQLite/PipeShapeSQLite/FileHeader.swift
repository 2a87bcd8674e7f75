#if SQLite
  import CSQLite
  import PipeShapeSQL
  import PipeShapeStore

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// The first bytes of a file, read without a transaction: one on a foreign database in WAL mode would make files beside
  /// it.
  enum FileHeader {
    /// What the bytes say.
    enum Finding {
      /// There is no file, or an empty one.
      case nothing
      /// A store of this library, by its mark.
      case store
      /// A file whose journal has to be rolled back first: only SQLite can say.
      case unsettled
    }

    /// Marks a file as a store: "PShp".
    static let applicationID: Int32 = 0x5053_6870

    /// Looks at a file.
    ///
    /// - Throws: `notAStore`, `wrongVersion`, `corrupt`; `unavailable` for what cannot be read, or is no file.
    static func look(at path: String) throws(StoreError) -> Finding {
      var facts = stat()
      guard stat(path, &facts) == 0 else {
        if errno == ENOENT { return .nothing }
        throw unavailable(path, String(cString: strerror(errno)))
      }
      guard facts.st_mode & S_IFMT == S_IFREG else { throw unavailable(path, "this is no file") }
      if size(of: path + "-journal") > 0 { return .unsettled }
      guard facts.st_size > 0 else { return .nothing }
      let bytes = try read(path)
      guard bytes.count == 100, bytes.starts(with: Array("SQLite format 3".utf8) + [0]) else {
        throw StoreError(.notAStore, "\(path): this is no database")
      }
      guard number(bytes, at: 68) == applicationID else {
        throw StoreError(.notAStore, "\(path): this is a database of something else")
      }
      // What SQLite would take for a file of its own future, which may only be read.
      guard (1...2).contains(bytes[18]), (1...2).contains(bytes[19]), (0...4).contains(number(bytes, at: 44)) else {
        throw StoreError(.corrupt, "\(path): the header is damaged; restore the store from a backup")
      }
      let version = number(bytes, at: 60)
      guard version == StoreSchema.version else {
        throw StoreError(
          .wrongVersion,
          "\(path): the store has version \(version) of the tables; this library knows \(StoreSchema.version)")
      }
      return .store
    }

    private static func read(_ path: String) throws(StoreError) -> [UInt8] {
      try SQLiteConnection(path, flags: SQLITE_OPEN_READONLY, isWriter: false).firstBytes(100)
    }

    private static func number(_ bytes: [UInt8], at place: Int) -> Int32 {
      bytes[place..<place + 4].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    }

    private static func unavailable(_ path: String, _ reason: String) -> StoreError {
      StoreError(.unavailable, "\(path): \(reason)")
    }

    /// The size of a file in bytes; 0 if there is none.
    static func size(of path: String) -> Int64 {
      var facts = stat()
      return stat(path, &facts) == 0 ? Int64(facts.st_size) : 0
    }
  }
#endif
