#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit

  /// A table that says which builds a test run was for.
  struct PackitAssociation: Sendable {
    /// The table, and its column of builds.
    var table: String
    var column: String

    /// The table for each table of builds.
    static let all: [(builds: JobTable, association: PackitAssociation)] = [
      (.coprBuilds, PackitAssociation(table: "tf_copr_build_association_table", column: "copr_id")),
      (.kojiBuilds, PackitAssociation(table: "tf_koji_build_association_table", column: "koji_id")),
    ]

    /// Those that a revision has; tests of Koji builds came later than groups.
    static func all(at revision: PackitRevision) -> [(builds: JobTable, association: PackitAssociation)] {
      revision == .withGroups ? all : all.filter { $0.builds == .coprBuilds }
    }

    /// Asks for the pull requests of releases, by their runs.
    static let pullRequests = """
      SELECT a.sync_release_target_id, a.sync_release_pr_id FROM sync_release_run_targets AS t
      JOIN sync_release_pr_association AS a ON a.sync_release_target_id = t.id
      \(PackitQuestions.wanted("t.sync_release_id"))
      """

    /// Asks from the builds' side, which is the one that has an index.
    func question(about builds: JobTable, _ columns: JobColumns) -> String {
      """
      SELECT a.\(column), a.tft_id FROM \(builds.rawValue) AS t
      JOIN \(table) AS a ON a.\(column) = t.id
      \(PackitQuestions.wanted(columns.owner))
      ORDER BY a.\(column), a.tft_id
      """
    }
  }
#endif
