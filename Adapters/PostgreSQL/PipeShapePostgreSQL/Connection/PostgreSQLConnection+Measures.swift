#if PostgreSQL
  import CPostgreSQL
  import PipeShapeSQL
  import PipeShapeStore

  extension PostgreSQLConnection {
    /// What the connection did, and what the server says about the schema's tables.
    ///
    /// WAL bytes are those of the whole server: whoever compares has it to himself.
    func measures(detailed: Bool) throws(StoreError) -> [Measure] {
      var measures = [
        Measure("statements prepared", .counter, counters.prepared),
        Measure("batches sent", .counter, counters.batches),
      ]
      let before = counters
      defer { counters = before }
      // What a connection did is known to others after a second only, unless it is asked to tell; before version 15 it
      // cannot be asked.
      if PQserverVersion(handle) >= 150_000 { try execute("SELECT pg_stat_force_next_flush()") }
      guard detailed else { return measures }
      let wal = try rows("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::BIGINT")
      measures.append(Measure("WAL bytes", .counter, Self.integer(wal.first?.first)))
      measures += try sizes()
      return measures
    }

    private func sizes() throws(StoreError) -> [Measure] {
      var measures: [Measure] = []
      var total: Int64 = 0
      // A table's own bytes include what lies beside it because it is long.
      let relations = try rows(
        """
        SELECT relname, relkind::TEXT, CASE relkind WHEN 'r' THEN pg_table_size(oid) ELSE pg_relation_size(oid) END
        FROM pg_class WHERE relkind IN ('r', 'i') AND relnamespace = current_schema()::REGNAMESPACE ORDER BY relname
        """)
      for row in relations {
        guard row.count == 3, let name = row[0], let kind = row[1] else { continue }
        let bytes = Self.integer(row[2])
        total += bytes
        measures.append(Measure("bytes of \(kind == "r" ? "table" : "index") \(name)", .gauge, bytes))
        guard kind == "r" else { continue }
        let count = try rows("SELECT count(*) FROM \(PostgreSQLDialect().quoted(name))")
        measures.append(Measure("rows of table \(name)", .gauge, Self.integer(count.first?.first)))
      }
      measures.append(Measure("file bytes", .gauge, total))
      let updates = try rows(
        """
        SELECT coalesce(sum(n_tup_upd), 0)::BIGINT, coalesce(sum(n_tup_hot_upd), 0)::BIGINT,
          coalesce(sum(n_dead_tup), 0)::BIGINT
        FROM pg_stat_user_tables WHERE schemaname = current_schema()
        """)
      if let row = updates.first, row.count == 3 {
        measures.append(Measure("rows updated", .counter, Self.integer(row[0])))
        measures.append(Measure("rows updated in place (HOT)", .counter, Self.integer(row[1])))
        measures.append(Measure("dead rows", .gauge, Self.integer(row[2])))
      }
      return measures
    }

    private static func integer(_ text: String??) -> Int64 { text.flatMap { $0 }.flatMap { Int64($0) } ?? 0 }
  }
#endif
