#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit

  /// What a database of one revision is asked.
  struct PackitQuestions: Sendable {
    let revision: PackitRevision
    /// The tables of jobs, and how each is read.
    let tables: [(table: JobTable, columns: JobColumns)]
    /// Every column of `pipelines` that leads to jobs.
    let references: [String]
    private let places: [JobTable: Int]

    init(_ revision: PackitRevision) {
      self.revision = revision
      tables = JobTable.allCases.compactMap { table in revision.columns(of: table).map { (table, $0) } }
      var references: [String] = []
      var places: [JobTable: Int] = [:]
      for (table, columns) in tables {
        let place = references.firstIndex(of: columns.reference) ?? references.count
        if place == references.count { references.append(columns.reference) }
        places[table] = place
      }
      self.references = references
      self.places = places
    }

    /// Where the column that leads to jobs of a table stands among them.
    func reference(to table: JobTable) -> Int { places[table] ?? 0 }

    /// Joins the rows that were asked for: those whose column is in the one parameter, numbers with commas between.
    static func wanted(_ column: String) -> String {
      "JOIN unnest(string_to_array($1, ',')::int[]) AS wanted (id) ON wanted.id = \(column)"
    }

    /// Asks for the list of pipelines.
    var source: String {
      switch revision {
      case .withGroups: PackitSource.withGroups(references)
      case .beforeGroups: PackitSource.beforeGroups(references)
      }
    }

    /// Asks for jobs by what leads to them.
    static func jobs(of table: JobTable, _ columns: JobColumns) -> String {
      """
      SELECT \(columns.list()) FROM \(table.rawValue) AS t \(columns.joins)
      \(wanted(columns.owner)) ORDER BY t.id
      """
    }

    /// Asks for each reference which of what it leads to has jobs of more than so many bytes, and of how many.
    ///
    /// Tables that one reference leads to are one question: their jobs count together.
    func sizes(above threshold: Int) -> [String] {
      references.indices.map { place in
        let jobs = tables.filter { reference(to: $0.table) == place }.map { table, columns in
          "SELECT \(columns.owner) AS owner, \(columns.size) AS bytes FROM \(table.rawValue) AS t \(columns.joins)"
        }
        return """
          SELECT owner, sum(bytes)::bigint FROM (\(jobs.joined(separator: "\nUNION ALL "))) AS jobs
          WHERE owner IS NOT NULL GROUP BY owner HAVING sum(bytes) > \(threshold)
          """
      }
    }

    /// Asks which builds tests were for, by the builds.
    var links: [(from: JobTable, question: String)] {
      PackitAssociation.all(at: revision).compactMap { builds, association in
        revision.columns(of: builds).map { (builds, association.question(about: builds, $0)) }
      }
    }

    /// Asks for the pull requests of releases; nil where the service kept none.
    var pullRequests: String? { revision == .withGroups ? PackitAssociation.pullRequests : nil }

    /// Asks for events by their ids.
    var events: String { revision == .withGroups ? PackitEvent.question : PackitEvent.questionBeforeGroups }
  }
#endif
