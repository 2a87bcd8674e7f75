#if CommandLine
  import PipeShapeStore

  /// A page of which what is left out takes no place: a store is asked for more until there are enough entries.
  struct FilledPage<Record> {
    /// At most as many as were wanted.
    private(set) var records: [Record] = []
    /// Whether anything is behind them that is known to fit without being looked at.
    private(set) var goesOn = false

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - isFiltered: whether much may be left out, so that more is read at once.
    ///   - known: what a record itself tells of whether it fits.
    ///   - fits: what has to be looked up for that; asked until there are enough.
    init<Key: Hashable & Sendable>(
      after: Key?, limit: Int, isFiltered: Bool, key: (Record) -> Key, where known: (Record) -> Bool = { _ in true },
      and fits: (Record) throws(StoreError) -> Bool = { _ in true },
      from list: (Page<Key>) throws(StoreError) -> [Record]
    ) throws(StoreError) {
      var page = Page(after: after, limit: isFiltered ? max(limit + 1, 500) : limit + 1)
      while true {
        let some = try list(page)
        for record in some where known(record) {
          guard records.count < limit else {
            goesOn = true
            return
          }
          if try fits(record) { records.append(record) }
        }
        guard some.count >= page.limit, let last = some.last else { return }
        page.after = key(last)
      }
    }
  }
#endif
