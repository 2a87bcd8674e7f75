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
      var traces: [StatementTrace] = []
      for statement in statements.compactMap(\.statement) {
        let sql = statement.sql
        let runs = statement.status(SQLITE_STMTSTATUS_RUN)
        guard runs > 0, ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].contains(where: { sql.hasPrefix($0) }) else {
          continue
        }
        let plan = try rows("EXPLAIN QUERY PLAN \(sql)").compactMap { $0.count > 3 ? $0[3] : nil }
        traces.append(StatementTrace(sql: sql, runs: runs, plan: plan))
      }
      return traces
    }
  }
#endif
