#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore

  /// A database of the service, read in one snapshot and never written to.
  final class PackitDatabase {
    /// What comes out of it at a time.
    private static let pipelinesPerBatch = 1000

    /// Every column of `pipelines` that leads to jobs.
    static let references: [String] = JobTable.allCases.map(\.columns.reference).reduce(into: []) { all, name in
      if !all.contains(name) { all.append(name) }
    }

    /// Where the column that leads to jobs of a table stands among them.
    static func reference(to table: JobTable) -> Int { references.firstIndex(of: table.columns.reference) ?? 0 }

    /// Joins the rows that were asked for: those whose column is in the one parameter, numbers with commas between.
    static func wanted(_ column: String) -> String {
      "JOIN unnest(string_to_array($1, ',')::int[]) AS wanted (id) ON wanted.id = \(column)"
    }

    private let connection: any SQLConnection

    /// Connects, and holds the snapshot.
    ///
    /// - Throws: `unavailable`; `notAStore` for a database of something else; `wrongVersion` naming its revision.
    init(_ address: String) throws(StoreError) {
      connection = try PostgreSQLStore.connection(
        to: address, options: PostgreSQLStore.Options(schema: "public", isReadOnly: true))
      try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      guard try !connection.rows("SELECT to_regclass('alembic_version')").contains(where: { $0[0] == nil }) else {
        throw StoreError(.notAStore, "is no database of the service: it has no table alembic_version")
      }
      let revisions = try connection.rows("SELECT version_num FROM alembic_version").compactMap { $0[0] }
      guard revisions == [PackitRevision.readable] else {
        let found = revisions.isEmpty ? "none" : revisions.joined(separator: ", ")
        throw StoreError(
          .wrongVersion,
          "the database is at revision \(found), and only \(PackitRevision.readable) is read; bring a copy there with alembic"
        )
      }
      // Sorted as a whole anyway.
      try connection.execute("SET LOCAL cursor_tuple_fraction = 1")
      try connection.execute("DECLARE source NO SCROLL CURSOR FOR \(Self.source)")
    }

    /// The rows of `pipelines` that are one pipeline, by the first of them.
    ///
    /// The service clones a row for every further group of jobs on one source package.
    private static let source = """
      SELECT min(p.id), string_agg(p.id::text, ','), \(JobColumns.milliseconds("min(p.datetime)")),
        (array_agg(p.project_event_id ORDER BY p.id))[1], count(DISTINCT p.project_event_id),
        (array_agg(p.package_name ORDER BY p.id))[1],
        \(references.map { "string_agg(p.\($0)::text, ',')" }.joined(separator: ", "))
      FROM pipelines AS p
      GROUP BY p.srpm_build_id, CASE WHEN p.srpm_build_id IS NULL THEN p.id END ORDER BY 1
      """

    /// The next pipelines with their jobs, in the order of their first rows; empty at the end.
    ///
    /// - Throws: `unavailable`, `engine`.
    func next() throws(StoreError) -> [ServicePipeline] {
      var batch = PackitBatch()
      let statement = try connection.prepare("FETCH \(Self.pipelinesPerBatch) FROM source")
      while try statement.step() { batch.add(statement) }
      statement.reset()
      guard !batch.pipelines.isEmpty else { return [] }
      try batch.readJobs(over: connection)
      return batch.pipelines
    }

    /// How many rows each table has, by name.
    ///
    /// - Throws: `unavailable`, `engine`.
    func counts() throws(StoreError) -> [(table: String, rows: Int)] {
      let names = try connection.rows(
        """
        SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        ORDER BY relname
        """
      ).compactMap { $0[0] }
      var counts: [(String, Int)] = []
      for name in names {
        // A name out of the catalog, which may hold a quotation mark.
        let quoted = "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
        counts.append((name, try number("SELECT count(*) FROM \(quoted)")))
      }
      return counts
    }

    /// How many events have a configuration, and the first of them.
    func eventsWithConfiguration() throws(StoreError) -> (count: Int, first: Int) {
      let condition = "FROM project_events WHERE packages_config IS NOT NULL"
      return (try number("SELECT count(*) \(condition)"), try number("SELECT min(id) \(condition)"))
    }

    private func number(_ sql: String) throws(StoreError) -> Int {
      try connection.rows(sql).first?[0].flatMap { Int($0) } ?? 0
    }

    /// The ids of some rows of a table that no row of `pipelines` leads to.
    func orphans(of table: JobTable, limit: Int) throws(StoreError) -> [Int64] {
      let columns = table.columns
      return try connection.rows(
        """
        SELECT t.id FROM \(table.rawValue) AS t \(columns.joins)
        WHERE NOT EXISTS (SELECT FROM pipelines AS p WHERE p.\(columns.reference) = \(columns.owner))
        ORDER BY t.id LIMIT \(limit)
        """
      ).compactMap { $0[0].flatMap { Int64($0) } }
    }
  }
#endif
