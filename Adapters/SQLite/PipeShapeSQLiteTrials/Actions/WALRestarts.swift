#if SQLite
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Counts how often a WAL began anew by itself: each time, a checkpoint of the engine's own had moved all of it.
  ///
  /// The first salt in a WAL's header grows by one whenever it begins anew (SQLite's file format, section 4.1). A WAL that
  /// was found empty had been cut off on purpose, which is not counted. The index beside the WAL would tell more, but
  /// closing it would drop the locks that SQLite holds on it in this process.
  public final class WALRestarts: Sendable {
    private struct Seen {
      var salt: UInt32?
      var wasEmpty = false
      var count: Int64 = 0
    }

    private let path: String
    private let seen = Mutex(Seen())

    /// Watches the WAL of a file.
    public init(ofFileAt path: String) { self.path = path + "-wal" }

    /// The number until now, as far as it was looked at between cuts.
    public func count() -> Int64 {
      let salt = salt()
      return seen.withLock { seen in
        guard let salt else {
          seen.wasEmpty = true
          return seen.count
        }
        if let last = seen.salt {
          let grown = Int64(salt &- last) - (seen.wasEmpty ? 1 : 0)
          // Another growth than of a few means that the WAL was made anew with another salt.
          if (1...1_000_000).contains(grown) { seen.count += grown }
        }
        (seen.salt, seen.wasEmpty) = (salt, false)
        return seen.count
      }
    }

    private func salt() -> UInt32? {
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var bytes = [UInt8](repeating: 0, count: 4)
      guard pread(file, &bytes, 4, 16) == 4 else { return nil }
      return bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
  }
#endif
