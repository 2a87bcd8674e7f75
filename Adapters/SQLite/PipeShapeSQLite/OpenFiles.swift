#if SQLite
  import CSQLite
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// The files that this process has open through SQLite.
  ///
  /// When a process closes a file, the system drops all locks that the process has on it, those of other connections too.
  /// SQLite takes care of that, but for connections that were told that nobody changes the file: those are closed here
  /// once no other connection of the process has the file open.
  enum OpenFiles {
    /// A file, whatever it is called.
    struct Identity: Hashable, Sendable {
      private let device: UInt64
      private let inode: UInt64

      /// Looks; nil where there is no file.
      init?(of path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        (device, inode) = (UInt64(truncatingIfNeeded: facts.st_dev), UInt64(truncatingIfNeeded: facts.st_ino))
      }
    }

    private struct Users {
      var locking = 0
      /// Handles that are to be closed, as numbers.
      var waiting: [Int] = []
    }

    private static let users = Mutex<[Identity: Users]>([:])

    /// Counts a connection that takes locks.
    static func add(_ file: Identity) { users.withLock { $0[file, default: Users()].locking += 1 } }

    /// Closes a connection.
    ///
    /// - Parameter takesLocks: whether it was counted.
    static func close(_ handle: OpaquePointer, of file: Identity?, takesLocks: Bool) {
      guard let file else {
        sqlite3_close_v2(handle)
        return
      }
      let number = Int(bitPattern: handle)
      users.withLock { users in
        guard takesLocks else {
          if users[file] == nil {
            sqlite3_close_v2(OpaquePointer(bitPattern: number))
          } else {
            users[file]?.waiting.append(number)
          }
          return
        }
        sqlite3_close_v2(OpaquePointer(bitPattern: number))
        users[file]?.locking -= 1
        guard let left = users[file], left.locking <= 0 else { return }
        for waiting in left.waiting { sqlite3_close_v2(OpaquePointer(bitPattern: waiting)) }
        users[file] = nil
      }
    }
  }
#endif
