#if PostgreSQL
  public import PipeShapeStore
  import Synchronization

  extension MeasuredServer {
    /// What the server counts of a schema's tables, and of the log; the log is that of the whole server, which one store
    /// has to itself while it is measured.
    ///
    /// Right before, the store's own connections have to tell what they did.
    public func measures(of schema: String, detailed: Bool) throws(StoreError) -> [Measure] {
      guard abilities.tellsAtOnce else { return [] }
      return try run { (session) throws(StoreError) in
        var measures: [Measure] = []
        let row = try session.run(Self.counted, [schema]).first ?? []
        for (name, value) in zip(Self.names, row) {
          measures.append(Measure(name, .counter, value.flatMap { Int64($0) } ?? 0))
        }
        if let place = abilities.log {
          let images = log.withLock { $0.images(session, place) }
          measures.append(Measure("WAL bytes of full-page images", .counter, images))
        }
        if let place = abilities.statements {
          let time = try session.run(
            "SELECT (sum(total_exec_time) * 1000000)::BIGINT FROM \(place).pg_stat_statements(false)")
          measures.append(
            Measure("server nanoseconds in statements", .counter, time.first?[0].flatMap { Int64($0) } ?? 0))
        }
        if detailed { measures += try Self.gauges(of: schema, session) }
        return measures
      }
    }

    /// In the order of ``counted``.
    private static let names = [
      "shared buffers hit", "shared buffers read", "rows inserted", "rows updated", "rows updated in place (HOT)",
      "rows deleted", "rows seen by sequential scans", "WAL records", "WAL full-page images", "WAL bytes",
    ]

    private static let counted = """
      SELECT b.hit, b.read, t.*, w.wal_records, w.wal_fpi, w.wal_bytes FROM
        (SELECT sum(heap_blks_hit + coalesce(idx_blks_hit, 0) + coalesce(toast_blks_hit, 0)
            + coalesce(tidx_blks_hit, 0))::BIGINT AS hit,
          sum(heap_blks_read + coalesce(idx_blks_read, 0) + coalesce(toast_blks_read, 0)
            + coalesce(tidx_blks_read, 0))::BIGINT AS read
        FROM pg_statio_user_tables WHERE schemaname = $1) AS b,
        (SELECT sum(n_tup_ins)::BIGINT, sum(n_tup_upd)::BIGINT, sum(n_tup_hot_upd)::BIGINT, sum(n_tup_del)::BIGINT,
          sum(seq_tup_read)::BIGINT FROM pg_stat_user_tables WHERE schemaname = $1) AS t,
        pg_stat_wal AS w
      """

    private static func gauges(of schema: String, _ session: TrialSession) throws(StoreError) -> [Measure] {
      let toast = try session.run(
        """
        SELECT coalesce(sum(pg_total_relation_size(reltoastrelid)), 0)::BIGINT FROM pg_class
        WHERE relkind = 'r' AND reltoastrelid <> 0 AND relnamespace = $1::REGNAMESPACE
        """, [TrialSession.quoted(schema)])
      return [
        Measure("TOAST bytes, within those of tables", .gauge, toast.first?[0].flatMap { Int64($0) } ?? 0)
      ]
    }
  }

  /// The bytes of full-page images in the log, up to where it was looked at last.
  struct LogImages {
    private var bytes: Int64 = 0
    private var end: String?

    /// All until now; what nobody measured may be passed over.
    mutating func images(_ session: TrialSession, _ place: String) -> Int64 {
      guard let now = (try? session.run("SELECT pg_current_wal_flush_lsn()"))?.first?[0] else { return bytes }
      defer { end = now }
      guard let end, end != now else { return bytes }
      // What was loaded between two looks is not read again: it may be gigabytes.
      let found = try? session.run(
        """
        SELECT sum(fpi_size)::BIGINT FROM \(place).pg_get_wal_stats($1::PG_LSN, $2::PG_LSN)
        WHERE pg_wal_lsn_diff($2::PG_LSN, $1::PG_LSN) < 268435456
        """, [end, now])
      bytes += found?.first?[0].flatMap { Int64($0) } ?? 0
      return bytes
    }
  }
#endif
