import PipeShape

extension JobTable {
  /// How its rows are read.
  ///
  /// Names are those of the service's schema (packit-service `models.py`).
  package var columns: JobColumns {
    switch self {
    case .sources: Self.sourceColumns
    case .coprBuilds: Self.coprColumns
    case .kojiBuilds: Self.kojiColumns
    case .kojiTagRequests: Self.tagColumns
    case .images: Self.imageColumns
    case .tests: Self.testColumns
    case .updates: Self.updateColumns
    case .syncs: Self.syncColumns
    case .scans: Self.scanColumns
    case .explanations: Self.explanationColumns
    }
  }

  /// The kinds that its rows can have.
  package var kinds: [String] {
    switch self {
    case .kojiBuilds: [kind, "upstream_koji_build"]
    case .syncs: [kind, "pull_from_upstream"]
    default: [kind]
    }
  }

  private static let sourceColumns = JobColumns(
    reference: "srpm_build_id", owner: "t.id", target: "NULL", external: "t.copr_build_id",
    fields: [.init("url"), .init("logs_url"), .init("copr_web_url"), .init("logs")])

  private static let coprColumns = JobColumns(
    reference: "copr_build_group_id", owner: "t.copr_build_group_id", group: "t.copr_build_group_id",
    identifier: "t.identifier", external: "t.build_id",
    fields: [
      .init("owner"), .init("project_name"), .init("web_url"), .init("build_logs_url"),
      .init("task_accepted_time", .time), .init("built_packages"), .init("data"),
    ])

  private static let kojiColumns = JobColumns(
    reference: "koji_build_group_id", owner: "t.koji_build_group_id", group: "t.koji_build_group_id",
    kind: "CASE WHEN t.scratch THEN 'upstream_koji_build' END", external: "t.task_id",
    fields: [
      .init("nvr", isSearchable: true), .init("sidetag", isSearchable: true), .init("scratch", .bool), .init("web_url"),
      .init("build_logs_urls"), .init("build_submission_stdout"), .init("data"),
    ])

  // The service keeps no status of a request; that there is a row means that it was sent.
  private static let tagColumns = JobColumns(
    reference: "koji_tag_request_group_id", owner: "t.koji_tag_request_group_id", group: "t.koji_tag_request_group_id",
    status: "'success'", external: "t.task_id", submitted: "t.tag_request_submitted_time",
    started: "t.tag_request_submitted_time", ended: "t.tag_request_submitted_time",
    fields: [.init("nvr", isSearchable: true), .init("sidetag", isSearchable: true), .init("web_url")])

  private static let imageColumns = JobColumns(
    reference: "vm_image_build_id", owner: "t.id", external: "t.build_id",
    fields: [
      .init("owner"), .init("project_name"), .init("project_url"), .init("pr_id"), .init("task_accepted_time", .time),
      .init("data"),
    ])

  private static let testColumns = JobColumns(
    reference: "test_run_group_id", owner: "t.tft_test_run_group_id", group: "t.tft_test_run_group_id",
    joins: "LEFT JOIN tft_test_run_groups AS g ON g.id = t.tft_test_run_group_id", identifier: "t.identifier",
    external: "t.pipeline_id", started: "NULL", ended: "NULL",
    fields: [.init("web_url"), .init("ranch", .text, "g.ranch"), .init("data")])

  private static let updateColumns = JobColumns(
    reference: "bodhi_update_group_id", owner: "t.bodhi_update_group_id", group: "t.bodhi_update_group_id",
    external: "t.alias", started: "NULL", ended: "t.update_creation_time",
    fields: [
      .init("koji_nvrs", .array(.text), isSearchable: true), .init("sidetag", isSearchable: true), .init("web_url"),
      .init("data"),
    ])

  private static let syncColumns = JobColumns(
    reference: "sync_release_run_id", owner: "t.sync_release_id", group: "t.sync_release_id",
    joins: "LEFT JOIN sync_release_runs AS r ON r.id = t.sync_release_id", kind: "r.job_type", target: "t.branch",
    external: "NULL", started: "t.start_time", ended: "t.finished_time",
    fields: [
      .init("downstream_pr_url"), .init("logs"), .init("run_status", .text, "r.status::text"),
      .init(
        "pull_requests", .array(.text),
        """
        (SELECT string_agg(coalesce(p.url, 'pr:' || p.pr_id), ' ' ORDER BY p.id) FROM sync_release_pr_association AS a
         JOIN sync_release_pull_request AS p ON p.id = a.sync_release_pr_id WHERE a.sync_release_target_id = t.id)
        """),
    ])

  private static let scanColumns = JobColumns(
    reference: "copr_build_group_id", owner: "c.copr_build_group_id",
    joins: "LEFT JOIN copr_build_targets AS c ON c.id = t.copr_build_target_id", coprBuild: "t.copr_build_target_id",
    target: "c.target", identifier: "c.identifier", external: "t.task_id", started: "NULL", ended: "NULL",
    fields: [
      .init("url"), .init("issues_added_url"), .init("issues_fixed_url"), .init("scan_results_url"),
      .init("issues_added_count", .int),
    ])

  // No edge from the build that is explained: an edge says that what comes first has to succeed, and here it failed.
  private static let explanationColumns = JobColumns(
    reference: "log_detective_run_group_id", owner: "t.log_detective_run_group_id",
    group: "t.log_detective_run_group_id", identifier: "t.identifier", external: "t.analysis_id", started: "NULL",
    ended: "NULL",
    fields: [
      .init("copr_build_target_id", .int), .init("koji_build_target_id", .int), .init("target_build"),
      .init("build_system", .text, "t.build_system::text"), .init("log_detective_response"),
      .init("error_msg"),
    ])
}
