#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore

  /// A database of the service, read in one snapshot and never written to.
  final class PackitDatabase {
    /// What comes out of it at a time: so many pipelines, and of those as many as do not exceed the limit, as `JobSizes`
    /// counts; one that does by itself comes alone, whole.
    private static let pipelinesPerBatch = 1000
    private static let limit = BatchLimit(bytes: 32 << 20)

    let connection: any SQLConnection
    private let questions: PackitQuestions
    /// What was listed and is not read yet, the last first.
    private var waiting: [[PackitLine]] = []
    private let address: String
    /// Whose jobs are large, once the list was begun.
    private var sizing: PackitSizing?

    /// Connects, and holds the snapshot; of what is in it only the revision is read.
    ///
    /// - Throws: `unavailable`; `notAStore` for a database of something else; `wrongVersion` naming its revision.
    init(_ address: String) throws(StoreError) {
      connection = try Self.beginning(at: address)
      guard try !connection.rows("SELECT to_regclass('alembic_version')").contains(where: { $0[0] == nil }) else {
        throw StoreError(.notAStore, "is no database of the service: it has no table alembic_version")
      }
      let revisions = try connection.rows("SELECT version_num FROM alembic_version").compactMap { $0[0] }
      guard revisions.count == 1, let revision = PackitRevision(rawValue: revisions[0]) else {
        let found = revisions.isEmpty ? "none" : revisions.joined(separator: ", ")
        let readable = PackitRevision.allCases.map(\.rawValue).joined(separator: " and ")
        throw StoreError(
          .wrongVersion,
          "the database is at revision \(found), and only \(readable) are read; bring a copy there with alembic")
      }
      questions = PackitQuestions(revision)
      self.address = address
    }

    /// A connection in a transaction of one snapshot.
    ///
    /// - Parameter first: what has to be said before anything else.
    private static func beginning(
      at address: String, _ first: String? = nil
    ) throws(StoreError) -> any SQLConnection {
      let connection = try PostgreSQLStore.connection(
        to: address, options: PostgreSQLStore.Options(schema: "public", isReadOnly: true))
      try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      if let first { try connection.execute(first) }
      // By its guesses about recursion it would compile what runs for seconds, for seconds.
      try connection.execute("SET LOCAL jit = off")
      // The rows of a batch are sorted in memory.
      try connection.execute("SET LOCAL work_mem = '64MB'")
      return connection
    }

    /// Begins to make the list of pipelines, and meanwhile asks whose jobs are large.
    private func begin() throws(StoreError) -> PackitSizing {
      let sizing = PackitSizing(
        JobSizes(within: Self.limit, pipelines: Self.pipelinesPerBatch, references: questions.references.count),
        questions, over: try beside())
      // Sorted as a whole anyway.
      try connection.execute("SET LOCAL cursor_tuple_fraction = 1")
      try connection.execute("DECLARE source NO SCROLL CURSOR FOR \(questions.source)")
      return sizing
    }

    /// A connection that has the same snapshot; nil where there is none to be had.
    private func beside() throws(StoreError) -> (any SQLConnection)? {
      // A standby gives none.
      let question = "SELECT CASE WHEN NOT pg_is_in_recovery() THEN pg_export_snapshot() END"
      guard let snapshot = try connection.rows(question).first?[0] else { return nil }
      return try? Self.beginning(at: address, "SET TRANSACTION SNAPSHOT '\(snapshot)'")
    }

    /// The next pipelines with their jobs, in the order of their first rows; empty at the end.
    ///
    /// - Throws: `unavailable`, `engine`.
    func next() throws(StoreError) -> [ServicePipeline] {
      if waiting.isEmpty { waiting = try list().reversed() }
      guard let lines = waiting.popLast() else { return [] }
      var batch = PackitBatch(questions, lines)
      try batch.readJobs(over: connection)
      guard questions.revision == .beforeGroups else { return batch.pipelines }
      return batch.pipelines.flatMap { $0.grouped() }.sorted { $0.first < $1.first }
    }

    /// The next lines of the list, in parts that do not exceed the limit.
    private func list() throws(StoreError) -> [[PackitLine]] {
      let sizing = if let sizing { sizing } else { try begin() }
      self.sizing = sizing
      var lines: [PackitLine] = []
      let statement = try connection.prepare("FETCH \(Self.pipelinesPerBatch) FROM source")
      while try statement.step() { lines.append(PackitLine(statement, questions)) }
      statement.reset()
      guard !lines.isEmpty else { return [] }
      let sizes = try sizing.sizes(else: connection)
      return Self.limit.parts(of: lines.map { sizes.bytes(of: $0.references) }).map { Array(lines[$0]) }
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

    /// What is said of the database as a whole: how many rows it concerns, and some of them.
    func oddity(examples: Int) throws(StoreError) -> (code: String, count: Int, examples: [String])? {
      switch questions.revision {
      case .withGroups:
        let condition = "FROM project_events WHERE packages_config IS NOT NULL"
        let count = try number("SELECT count(*) \(condition)")
        let ids = try connection.rows("SELECT id \(condition) ORDER BY id LIMIT \(examples)").compactMap { $0[0] }
        guard count > 0 else { return nil }
        return ("packagesConfig", count, ids.map { "project_events \($0): configurations have no place in an event" })
      case .beforeGroups:
        let rows = try connection.rows(
          """
          SELECT count(*), min(build_id) FROM (
            SELECT c.build_id FROM pipelines AS p JOIN copr_build_targets AS c ON c.id = p.copr_build_id
            WHERE c.build_id <> '' GROUP BY c.build_id HAVING count(DISTINCT p.srpm_build_id) > 1) AS shared
          """)
        guard let row = rows.first, let count = row[0].flatMap({ Int($0) }), count > 0 else { return nil }
        return ("sharedBuild", count, ["Copr build \(row[1] ?? "") is of several source packages, and a group in each"])
      }
    }

    private func number(_ sql: String) throws(StoreError) -> Int {
      try connection.rows(sql).first?[0].flatMap { Int($0) } ?? 0
    }
  }
#endif
