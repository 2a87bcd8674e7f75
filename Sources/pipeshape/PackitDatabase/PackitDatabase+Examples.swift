#if CommandLine && PostgreSQL && Packit
  import PipeShapeSQL
  import PipeShapeStore

  extension PackitDatabase {
    /// Some rows of a table, by what the account knows them by; none of a table that has no part in pipelines.
    ///
    /// The rows are gone through until enough were found, since which were met is known here and not there.
    ///
    /// - Throws: `unavailable`, `engine`.
    func rows(of table: String, limit: Int, where isWanted: (Int64) -> Bool) throws(StoreError) -> [Int64] {
      guard let key = PackitTables.key(of: table) else { return [] }
      try connection.execute("DECLARE examples NO SCROLL CURSOR FOR SELECT \(key) FROM \(table) AS t ORDER BY 1")
      var found: [Int64] = []
      while found.count < limit {
        let ids = try connection.rows("FETCH 10000 FROM examples").compactMap { $0[0].flatMap { Int64($0) } }
        if ids.isEmpty { break }
        found += ids.lazy.filter(isWanted).prefix(limit - found.count)
      }
      try connection.execute("CLOSE examples")
      return found
    }
  }
#endif
