#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit

  /// The tables of the service that are not jobs.
  enum PackitTables {
    /// Where the groups of a table's jobs are.
    static let groups: [JobTable: String] = [
      .coprBuilds: "copr_build_groups", .kojiBuilds: "koji_build_groups",
      .kojiTagRequests: "koji_tag_request_groups", .tests: "tft_test_run_groups", .updates: "bodhi_update_groups",
      .syncs: "sync_release_runs", .explanations: "log_detective_run_groups",
    ]

    /// The table that an event of a type refers to.
    static let objects = [
      "pull_request": "pull_requests", "branch_push": "git_branches", "release": "project_releases",
      "issue": "project_issues", "koji_build_tag": "koji_build_tags", "anitya_version": "anitya_versions",
      "anitya_multiple_versions": "anitya_multiple_versions",
    ]

    /// The table that says which tests were for which builds.
    static func association(of builds: JobTable) -> String {
      PackitAssociation.all.first { $0.builds == builds }?.association.table ?? ""
    }

    /// Why rows of a table may have no place in a store.
    static func reason(for table: String) -> String {
      if JobTable(rawValue: table) != nil { return "no row of pipelines leads to them" }
      if groups.values.contains(table) { return "no row of pipelines leads to a job of theirs" }
      if objects.values.contains(table) { return "no event of a pipeline is about them" }
      return switch table {
      case "tf_copr_build_association_table", "tf_koji_build_association_table":
        "build and test run are not in one pipeline"
      case "project_events", "job_triggers": "no pipeline has them first"
      case "git_projects", "anitya_projects": "no pipeline is theirs"
      case "sync_release_pull_request", "sync_release_pr_association": "no row of pipelines leads to them"
      case "alembic_version", "allowlist", "github_installations", "project_authentication_issue",
        "source_git_pr_dist_git_pr", "sidetag_groups", "sidetags":
        "not about pipelines"
      default: "the table is not known"
      }
    }
  }
#endif
