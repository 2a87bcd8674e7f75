#if PostgreSQL
  public import PipeShapeLab
  public import PipeShapeStore

  extension MeasuredServer {
    /// All that can be done to the store of a schema past the port, but for opening it anew.
    ///
    /// Nothing makes the server or the system forget what it caches without a restart of the server, which would be one
    /// for all stores: so there is no `chill`.
    public func actions(on schema: String) -> EngineActions {
      var actions = EngineActions()
      actions.indexes = { [self] () throws(StoreError) in
        try run { (session) throws(StoreError) in try Self.indexes(of: schema, session) }
      }
      actions.dropIndex = { [self] (name) throws(StoreError) in
        try run { (session) throws(StoreError) in
          // Only one that is there is written into the statement.
          guard try Self.indexes(of: schema, session).contains(where: { Array($0.name.utf8) == Array(name.utf8) })
          else {
            throw StoreError(.notFound, "\(schema) has no index \(name)")
          }
          try session.run("DROP INDEX \(TrialSession.quoted(schema)).\(TrialSession.quoted(name))")
        }
      }
      actions.condition = { [self] () throws(StoreError) in try condition(of: schema) }
      actions.compact = { [self] () throws(StoreError) in
        try vacuum("FULL, ANALYZE", schema)
        try checkpoint()
      }
      actions.loaded = { [self] () throws(StoreError) in try vacuum("ANALYZE", schema) }
      return actions
    }

    /// Keeps the server's own hands off the tables of a new store: it would clean up one layout and not the other.
    public func takeOver(_ schema: String) throws(StoreError) {
      try run { (session) throws(StoreError) in
        for table in try Self.tables(of: schema, session) {
          try session.run("ALTER TABLE \(table) SET (autovacuum_enabled = off, toast.autovacuum_enabled = off)")
        }
      }
    }

    private func vacuum(_ options: String, _ schema: String) throws(StoreError) {
      try run { (session) throws(StoreError) in
        for table in try Self.tables(of: schema, session) { try session.run("VACUUM (\(options)) \(table)") }
      }
    }

    /// The tables' names as they are written in statements.
    private static func tables(of schema: String, _ session: TrialSession) throws(StoreError) -> [String] {
      try session.run(
        """
        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname = $1 ORDER BY c.relname
        """, [schema]
      ).compactMap { $0[0] }
    }

    /// The indexes that a statement made; those behind keys belong to constraints.
    private static func indexes(of schema: String, _ session: TrialSession) throws(StoreError) -> [SecondaryIndex] {
      try session.run(
        """
        SELECT i.relname, t.relname, replace(pg_get_indexdef(i.oid), n.nspname || '.', '') FROM pg_index AS x
        JOIN pg_class AS i ON i.oid = x.indexrelid JOIN pg_class AS t ON t.oid = x.indrelid
        JOIN pg_namespace AS n ON n.oid = t.relnamespace
        WHERE n.nspname = $1 AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.oid AND conrelid = t.oid)
        ORDER BY t.relname, i.relname
        """, [schema]
      ).compactMap { row in
        guard let name = row[0], let table = row[1], let definition = row[2] else { return nil }
        return SecondaryIndex(name, table: table, definition: definition)
      }
    }

    /// Bytes of all tables and indexes; where the extension is there, dead rows and free space of tables, and how full
    /// and how scattered the leaves of indexes are.
    private func condition(of schema: String) throws(StoreError) -> StoreCondition {
      let place = abilities.tuples
      return try run { (session) throws(StoreError) in
        let number = { (sql: String) throws(StoreError) -> [Int64] in
          try session.run(sql, [schema]).first.map { $0.map { $0.flatMap { Int64($0) } ?? 0 } } ?? []
        }
        let relations = "pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = $1"
        let bytes = try number(
          "SELECT sum(pg_total_relation_size(c.oid))::BIGINT FROM \(relations) WHERE c.relkind = 'r'")
        var condition = StoreCondition(bytes: bytes.first ?? 0)
        guard let place else { return condition }
        let tables = try number(
          """
          SELECT sum(s.free_space + s.dead_tuple_len)::BIGINT, sum(s.table_len)::BIGINT
          FROM \(relations), LATERAL \(place).pgstattuple(c.oid::REGCLASS) AS s WHERE c.relkind = 'r'
          """)
        let leaves = try number(
          """
          SELECT sum(s.leaf_pages * s.leaf_fragmentation / 100)::BIGINT, sum(s.leaf_pages)::BIGINT,
            sum(s.leaf_pages * 8192 * (100 - s.avg_leaf_density) / 100)::BIGINT, sum(s.leaf_pages * 8192)::BIGINT
          FROM \(relations) JOIN pg_am AS m ON m.oid = c.relam AND m.amname = 'btree',
            LATERAL \(place).pgstatindex(c.oid::REGCLASS) AS s
          WHERE c.relkind = 'i' AND s.leaf_pages > 0
          """)
        if tables.count == 2 { condition.free = .init(tables[0], of: tables[1]) }
        if leaves.count == 4 {
          condition.scattered = .init(leaves[0], of: leaves[1])
          condition.unused = .init(leaves[2], of: leaves[3])
        }
        return condition
      }
    }
  }
#endif
