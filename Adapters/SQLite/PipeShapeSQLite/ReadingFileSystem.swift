#if SQLite
  import CSQLite

  /// The system's files, but that no log is made: a connection that only reads would leave an empty one behind where the
  /// last writer goes while it opens the file.
  enum ReadingFileSystem {
    /// What SQLite calls it; nil where it cannot be had.
    static let name: String? = register() ? "pipeshape-reading" : nil

    // Set once, before SQLite knows the name.
    nonisolated(unsafe) private static var base: UnsafeMutablePointer<sqlite3_vfs>?

    private static func register() -> Bool {
      guard let system = sqlite3_vfs_find(nil) else { return false }
      base = system
      // Both live as long as the process: SQLite keeps what is registered.
      let copy = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
      copy.initialize(to: system.pointee)
      let text = Array("pipeshape-reading".utf8CString)
      let name = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
      name.initialize(from: text, count: text.count)
      copy.pointee.pNext = nil
      copy.pointee.zName = UnsafePointer(name)
      copy.pointee.xOpen = { _, path, file, flags, result in
        guard let base = ReadingFileSystem.base, let open = base.pointee.xOpen else { return SQLITE_CANTOPEN }
        return open(base, path, file, flags & SQLITE_OPEN_WAL == 0 ? flags : flags & ~SQLITE_OPEN_CREATE, result)
      }
      return sqlite3_vfs_register(copy, 0) == SQLITE_OK
    }
  }
#endif
