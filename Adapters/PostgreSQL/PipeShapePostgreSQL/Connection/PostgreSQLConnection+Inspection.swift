#if PostgreSQL
  import CPostgreSQL
  import PipeShapeSQL
  import PipeShapeStore

  extension PostgreSQLConnection {
    /// Statements that read or change rows, with the server's plan for any parameters.
    func traces() throws(StoreError) -> [StatementTrace] {
      let ran = prepared.filter { statement in
        statement.runs > 0 && ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].contains { statement.sql.hasPrefix($0) }
      }
      guard !ran.isEmpty else { return [] }
      try execute("SET plan_cache_mode = force_generic_plan")
      defer { try? execute("RESET plan_cache_mode") }
      var traces: [StatementTrace] = []
      for statement in ran.sorted(by: { $0.sql < $1.sql }) {
        let count = try rows(
          "SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = '\(statement.label)'")
        let values = Array(repeating: "NULL", count: count.first?.first.flatMap { $0 }.flatMap { Int($0) } ?? 0)
        let call = values.isEmpty ? statement.label : "\(statement.label)(\(values.joined(separator: ", ")))"
        let plan = try rows("EXPLAIN (COSTS OFF) EXECUTE \(call)").compactMap { $0.first ?? nil }
        traces.append(StatementTrace(sql: statement.sql, runs: statement.runs, plan: plan))
      }
      return traces
    }

    /// The server's version and every setting that costs or durability depend on.
    func settings() throws(StoreError) -> [(name: String, value: String)] {
      let names = [
        "server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_level", "wal_compression",
        "checkpoint_timeout", "max_wal_size", "shared_buffers", "effective_cache_size", "work_mem", "random_page_cost",
        "jit", "autovacuum", "default_toast_compression", "max_connections", "plan_cache_mode", "lc_collate",
      ]
      let list = names.map { "'\($0)'" }.joined(separator: ", ")
      let rows = try rows(
        "SELECT name, setting || coalesce(' ' || unit, '') FROM pg_settings WHERE name IN (\(list)) ORDER BY name")
      return rows.compactMap { row in
        guard row.count == 2, let name = row[0], let value = row[1] else { return nil }
        return (name, value)
      }
    }

    /// Tables by the names that they have in the schema.
    func uncheckedKeys() throws(StoreError) -> [(table: String, key: String)] {
      let rows = try rows(
        """
        SELECT t.relname, c.conname FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid
        WHERE c.contype = 'f' AND NOT c.convalidated AND c.connamespace = current_schema()::REGNAMESPACE
        ORDER BY c.oid
        """)
      return rows.compactMap { row in
        guard row.count == 2, let table = row[0], let key = row[1] else { return nil }
        return (table, key)
      }
    }

    /// Indexes and constraints that the server itself does not vouch for; foreign keys of a store that is being completed
    /// are checked by whoever does that.
    func findings() throws(StoreError) -> [Finding] {
      let indexes = try rows(
        """
        SELECT c.relname FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
        WHERE NOT (i.indisvalid AND i.indisready) AND c.relnamespace = current_schema()::REGNAMESPACE
        """)
      let constraints = try rows(
        """
        SELECT conname FROM pg_constraint WHERE NOT convalidated AND connamespace = current_schema()::REGNAMESPACE
          AND NOT EXISTS (SELECT FROM meta WHERE name = 'incomplete' AND value = 'unchecked')
        """)
      return indexes.compactMap { $0[0] }.map { Finding(.integrity, "the index \($0) is not valid; run REINDEX") }
        + constraints.compactMap { $0[0] }.map {
          Finding(.reference, "the constraint \($0) has not been validated; run ALTER TABLE ... VALIDATE CONSTRAINT")
        }
    }

    /// Nothing is left over for later writes that is not the server's own business, but statistics of tables that were
    /// loaded in one go would be missing until the server comes to it.
    func settle() throws(StoreError) { try execute("CHECKPOINT") }
  }
#endif
