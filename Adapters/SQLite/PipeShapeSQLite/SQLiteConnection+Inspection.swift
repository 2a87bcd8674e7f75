#if SQLite
  import CSQLite
  import PipeShapeSQL
  import PipeShapeStore

  extension SQLiteConnection {
    /// Moves the WAL into the file and cuts it off.
    ///
    /// It does not run `optimize`: that looks at the tables that this connection happens to have asked for, which are other
    /// ones in each layout, and at a moment of no meaning. Plans would change from then on, and did: after loading, every
    /// pipeline was one whose end had not been noted, so the planner went past the index of these for ever.
    /// - Throws: `busy` where somebody reads or writes, since then the WAL stays.
    func settle() throws(StoreError) {
      guard try rows("PRAGMA wal_checkpoint(TRUNCATE)").first?.first == "0" else {
        throw StoreError(.busy, "the WAL cannot be cut off while somebody reads or writes")
      }
    }

    /// Every setting that costs or durability depend on, as this connection has it, and how the library was built.
    func settings() throws(StoreError) -> [(name: String, value: String)] {
      let names = [
        "journal_mode", "synchronous", "wal_autocheckpoint", "journal_size_limit", "page_size", "cache_size",
        "cache_spill", "mmap_size", "temp_store", "auto_vacuum", "secure_delete", "locking_mode", "foreign_keys",
        "threads", "encoding",
      ]
      var settings: [(name: String, value: String)] = []
      for name in names {
        if let value = try rows("PRAGMA \(name)").first?.first, let value { settings.append((name, value)) }
      }
      let options = try rows("PRAGMA compile_options").compactMap { $0.first ?? nil }
      return settings + [("compile options", options.joined(separator: ", "))]
    }

    /// Statements that read or change rows, with what EXPLAIN QUERY PLAN says about each.
    func traces() throws(StoreError) -> [StatementTrace] {
      // Asking for a plan prepares a statement more, so all are noted first.
      let ran = statements.compactMap { statement -> (sql: String, runs: Int64)? in
        let sql = sqlite3_sql(statement).map { String(cString: $0) } ?? ""
        let runs = Int64(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_RUN, 0))
        let isData = ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) }
        return runs > 0 && isData ? (sql, runs) : nil
      }
      var traces: [StatementTrace] = []
      for (sql, runs) in ran {
        let plan = try rows("EXPLAIN QUERY PLAN \(sql)").compactMap { $0.count > 3 ? $0[3] : nil }
        traces.append(StatementTrace(sql: sql, runs: runs, plan: plan))
      }
      return traces
    }
  }
#endif
