#if SQLite
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// What the file system says about a store's file and those beside it, without SQLite.
  struct FileFacts: Equatable, Sendable {
    private let path: String
    private let inode: UInt64
    private let size: Int64
    private let seconds: Int
    private let nanoseconds: Int
    /// Whether there is a log with something in it.
    let hasLog: Bool
    /// Whether the log's index is there.
    let hasIndex: Bool
    /// Whether a change was broken off before the file had a log.
    let hasJournal: Bool

    /// Whether only a connection that writes can make sense of the file.
    var needsRecovery: Bool { hasJournal || (hasLog && !hasIndex) }

    /// Looks.
    init(of path: String) {
      self.path = path
      var facts = stat()
      let isThere = stat(path, &facts) == 0
      inode = isThere ? UInt64(facts.st_ino) : 0
      size = isThere ? Int64(facts.st_size) : -1
      #if canImport(Darwin)
        let changed = facts.st_mtimespec
      #else
        let changed = facts.st_mtim
      #endif
      (seconds, nanoseconds) = (Int(changed.tv_sec), Int(changed.tv_nsec))
      hasIndex = access(path + "-shm", F_OK) == 0
      // A log of a header alone holds nothing, so the file is all there is. SQLite would wait for ten seconds for somebody
      // to make sense of such a log where its index may only be read.
      hasLog = FileHeader.size(of: path + "-wal") > 32
      hasJournal = FileHeader.size(of: path + "-journal") > 0
    }

    /// Whether looking again finds the same.
    var areStillTrue: Bool { FileFacts(of: path) == self }
  }
#endif
