#if SQLite
  import CSQLite
  import PipeShapeSQL
  import PipeShapeStore

  extension SQLiteConnection {
    /// Moves the WAL into the file and cuts it off; then lets the planner look at tables that have grown.
    func settle() throws(StoreError) {
      _ = try rows("PRAGMA wal_checkpoint(TRUNCATE)")
      try execute("PRAGMA optimize")
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
