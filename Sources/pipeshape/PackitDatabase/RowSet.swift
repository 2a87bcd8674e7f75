#if CommandLine && PostgreSQL && Packit
  /// Ids of rows, a bit each: a database's ids lie close together.
  struct RowSet: Sendable {
    private var words: [Int64: UInt64] = [:]
    private(set) var count = 0

    /// Adds an id; false where it is there.
    @discardableResult
    mutating func insert(_ id: Int64) -> Bool {
      let bit: UInt64 = 1 << UInt64(id & 63)
      let word = words[id >> 6, default: 0]
      guard word & bit == 0 else { return false }
      words[id >> 6] = word | bit
      count += 1
      return true
    }

    /// Whether an id is there.
    func contains(_ id: Int64) -> Bool { words[id >> 6, default: 0] & 1 << UInt64(id & 63) != 0 }
  }
#endif
