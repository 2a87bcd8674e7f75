import PipeShape

extension JobTable {
  /// How its rows are read at the last revision before groups; nil for a table that came later.
  ///
  /// Every payload has the fields of today, so that a store has one description of a kind; what the service did not
  /// keep yet is null.
  var columnsBeforeGroups: JobColumns? {
    var columns = columns
    switch self {
    case .sources: columns.submitted = "t.build_submitted_time"
    case .coprBuilds:
      columns.belong(to: "copr_build_id")
      columns.submitted = "t.build_submitted_time"
      columns.identifier = "NULL"
    case .kojiBuilds:
      columns.belong(to: "koji_build_id")
      columns.submitted = "t.build_submitted_time"
      columns.external = "t.build_id"
      // The column `scratch` is true for builds from dist-git too; those have no source package.
      columns.kind = """
        CASE WHEN EXISTS (SELECT FROM pipelines AS p WHERE p.koji_build_id = t.id AND p.srpm_build_id IS NOT NULL)
        THEN 'upstream_koji_build' END
        """
      for name in ["nvr", "sidetag", "build_submission_stdout"] { columns.read(name, as: "NULL") }
      columns.read("build_logs_urls", as: "to_json(t.build_logs_url)::text")
    case .images: columns.submitted = "t.build_submitted_time"
    case .tests:
      columns.belong(to: "test_run_id")
      columns.joins = ""
      columns.read("ranch", as: "NULL")
    case .syncs: columns.read("pull_requests", as: "NULL")
    case .kojiTagRequests, .updates, .scans, .explanations: return nil
    }
    return columns
  }
}

extension JobColumns {
  /// Says that a column of `pipelines` leads to each row by itself.
  fileprivate mutating func belong(to reference: String) {
    self.reference = reference
    owner = "t.id"
    group = "NULL"
  }

  /// Reads a field otherwise.
  fileprivate mutating func read(_ name: String, as expression: String) {
    for index in fields.indices where fields[index].description.name.isExactly(name) {
      fields[index].expression = expression
    }
  }
}
