#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit

  extension PackitTables {
    /// Tables whose rows have no id, with the columns that say which they are.
    private static let pairs =
      Dictionary(uniqueKeysWithValues: PackitAssociation.all.map { ($1.table, [$1.column, "tft_id"]) })
      .merging(["sync_release_pr_association": ["sync_release_target_id", "sync_release_pr_id"]]) { $1 }

    private static let others: Set = [
      "pipelines", "project_events", "job_triggers", "git_projects", "anitya_projects", "sync_release_pull_request",
    ]

    /// What tells rows of a table apart, as a number over `t`; nil for a table that has no part in pipelines.
    static func key(of table: String) -> String? {
      if let pair = pairs[table] { return "t.\(pair[0])::bigint << 32 | t.\(pair[1])" }
      let hasPart =
        JobTable(rawValue: table) != nil || groups.values.contains(table) || objects.values.contains(table)
        || others.contains(table)
      return hasPart ? "t.id" : nil
    }

    /// One number for two ids: every one of them fits into half of it.
    static func id(_ left: Int64, _ right: Int64) -> Int64 { left << 32 | right }

    /// A row in words.
    static func name(of row: Int64, in table: String) -> String {
      pairs[table] == nil ? String(row) : "\(row >> 32)/\(row & 0xffff_ffff)"
    }
  }
#endif
