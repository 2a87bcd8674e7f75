#if SQLite
  import CSQLite
  import Synchronization
  import Testing

  /// Somebody who has written to a file past every store and whose going takes the log away.
  final class LastWriter: Sendable {
    private let handle: Mutex<Int>

    /// Comes and writes, so that there is a log.
    init(_ path: String) throws {
      var handle: OpaquePointer?
      let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
      self.handle = Mutex(Int(bitPattern: handle))
      try #require(code == SQLITE_OK)
      let written = sqlite3_exec(handle, "INSERT INTO project VALUES (900, 'u')", nil, nil, nil)
      try #require(written == SQLITE_OK)
    }

    /// Goes.
    func leave() {
      handle.withLock { handle in
        sqlite3_close_v2(OpaquePointer(bitPattern: handle))
        handle = 0
      }
    }

    deinit { leave() }
  }
#endif
