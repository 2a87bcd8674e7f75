#if CommandLine && PostgreSQL
  import Foundation
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import Testing

  /// A small database of the service, made by hand on a server of the test's own.
  struct ServiceDatabase {
    private let server: ThrowAwayServer

    /// Where it is.
    var address: String { server.address }

    /// An empty database with the service's tables.
    init(rows: [String] = ServiceDatabase.rows, isEmpty: Bool = false) async throws {
      server = try await ThrowAwayServer.start(settings: ThrowAwayServer.hasty)
      if !isEmpty { try run(Self.tables + rows) }
    }

    /// Runs statements one after the other.
    func run(_ statements: [String]) throws {
      let connection = try PostgreSQLStore.connection(to: address, options: .init(schema: "public"))
      for statement in statements { try connection.execute(statement) }
    }

    /// Asks for one number.
    func number(_ question: String) throws -> Int? {
      let connection = try PostgreSQLStore.connection(to: address, options: .init(schema: "public"))
      return try connection.rows(question).first?[0].flatMap { Int($0) }
    }

    /// Restores a dump.
    func restore(_ dump: URL) throws {
      let process = Process()
      process.executableURL = ThrowAwayServer.programs.map { URL(fileURLWithPath: $0 + "/pg_restore") }
      process.arguments = ["--no-owner", "--dbname", address, dump.path]
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "pg_restore failed")
    }

    private static let job = "id int PRIMARY KEY, status text, target text, web_url text, data json"
    private static let times =
      "submitted_time timestamp, build_start_time timestamp, build_finished_time timestamp"

    /// The columns that are read, of every table; what is an enumeration there is text here.
    static let tables = [
      "CREATE TABLE alembic_version (version_num text)", "INSERT INTO alembic_version VALUES ('b4e11a52ea52')",
      """
      CREATE TABLE pipelines (id int PRIMARY KEY, datetime timestamp, package_name text, project_event_id int,
        srpm_build_id int, copr_build_group_id int, koji_build_group_id int, koji_tag_request_group_id int,
        vm_image_build_id int, test_run_group_id int, sync_release_run_id int, bodhi_update_group_id int,
        log_detective_run_group_id int)
      """,
      """
      CREATE TABLE srpm_builds (id int PRIMARY KEY, status text, logs text, url text, logs_url text,
        copr_build_id text, copr_web_url text, \(times))
      """,
      """
      CREATE TABLE copr_build_targets (\(job), \(times), build_id text, identifier text, build_logs_url text,
        task_accepted_time timestamp, project_name text, owner text, built_packages json, copr_build_group_id int)
      """,
      """
      CREATE TABLE koji_build_targets (\(job), \(times), task_id text, build_logs_urls json,
        build_submission_stdout text, sidetag text, nvr text, scratch boolean, koji_build_group_id int)
      """,
      """
      CREATE TABLE koji_tag_request_targets (id int PRIMARY KEY, task_id text, target text, web_url text,
        tag_request_submitted_time timestamp, sidetag text, nvr text, koji_tag_request_group_id int)
      """,
      """
      CREATE TABLE vm_image_build_targets (\(job), \(times), build_id text, project_url text, project_name text,
        owner text, pr_id text, task_accepted_time timestamp)
      """,
      """
      CREATE TABLE tft_test_run_targets (\(job), submitted_time timestamp, pipeline_id text, identifier text,
        tft_test_run_group_id int)
      """,
      """
      CREATE TABLE bodhi_update_targets (\(job), submitted_time timestamp, update_creation_time timestamp,
        koji_nvrs text, sidetag text, alias text, bodhi_update_group_id int)
      """,
      """
      CREATE TABLE sync_release_run_targets (id int PRIMARY KEY, branch text, downstream_pr_url text, status text,
        submitted_time timestamp, start_time timestamp, finished_time timestamp, logs text, sync_release_id int)
      """,
      "CREATE TABLE sync_release_runs (id int PRIMARY KEY, status text, submitted_time timestamp, job_type text)",
      "CREATE TABLE sync_release_pull_request (id int PRIMARY KEY, pr_id int, url text)",
      "CREATE TABLE sync_release_pr_association (sync_release_target_id int, sync_release_pr_id int)",
      """
      CREATE TABLE scans (id int PRIMARY KEY, task_id int, status text, url text, issues_added_url text,
        issues_fixed_url text, scan_results_url text, copr_build_target_id int, submitted_time timestamp,
        issues_added_count int)
      """,
      """
      CREATE TABLE log_detective_run (id int PRIMARY KEY, status text, target_build text, log_detective_response json,
        submitted_time timestamp, identifier text, build_system text, copr_build_target_id int,
        koji_build_target_id int, target text, analysis_id text, log_detective_run_group_id int, error_msg text)
      """,
      "CREATE TABLE tft_test_run_groups (id int PRIMARY KEY, submitted_time timestamp, ranch text)",
      "CREATE TABLE tf_copr_build_association_table (copr_id int, tft_id int)",
      "CREATE TABLE tf_koji_build_association_table (koji_id int, tft_id int)",
      """
      CREATE TABLE project_events (id int PRIMARY KEY, type text, event_id int, commit_sha text, packages_config json)
      """,
      """
      CREATE TABLE git_projects (id int PRIMARY KEY, namespace text, repo_name text, project_url text,
        instance_url text)
      """,
      "CREATE TABLE anitya_projects (id int PRIMARY KEY, project_id int, project_name text, package text)",
      "CREATE TABLE pull_requests (id int PRIMARY KEY, pr_id int, project_id int)",
      "CREATE TABLE git_branches (id int PRIMARY KEY, name text, project_id int)",
      "CREATE TABLE project_releases (id int PRIMARY KEY, tag_name text, commit_hash text, project_id int)",
      "CREATE TABLE project_issues (id int PRIMARY KEY, issue_id int, project_id int)",
      "CREATE TABLE koji_build_tags (id int PRIMARY KEY, koji_tag_name text, project_id int)",
      "CREATE TABLE anitya_versions (id int PRIMARY KEY, version text, project_id int)",
      "CREATE TABLE anitya_multiple_versions (id int PRIMARY KEY, versions varchar[], project_id int)",
      "CREATE TABLE allowlist (id int PRIMARY KEY, namespace text)", "INSERT INTO allowlist VALUES (1, 'forge/p')",
    ]

    /// A pull request with a retest and a rebuild, releases, Koji and Bodhi, and what fits nowhere.
    static let rows = [
      "INSERT INTO git_projects VALUES (1, 'ns', 'p', 'https://forge/ns/p', 'forge'), (2, 'rpms', 'q', NULL, 'dist')",
      "INSERT INTO anitya_projects VALUES (1, 4242, 'p', 'p')",
      "INSERT INTO pull_requests VALUES (1, 5, 1)", "INSERT INTO git_branches VALUES (1, 'main', 2)",
      "INSERT INTO anitya_versions VALUES (1, '1.2', 1)",
      """
      INSERT INTO project_events VALUES (1, 'pull_request', 1, 'c1', '{}'), (2, 'anitya_version', 1, NULL, NULL),
        (3, 'branch_push', 1, 'c3', NULL)
      """,
      """
      INSERT INTO srpm_builds (id, status, copr_build_id, logs, submitted_time, build_start_time, build_finished_time)
      VALUES (1, 'success', '100', 'done', '2026-01-02 10:00', '2026-01-02 10:01', '2026-01-02 10:02')
      """,
      """
      INSERT INTO copr_build_targets (id, status, target, build_id, owner, copr_build_group_id, submitted_time,
        built_packages)
      VALUES (1, 'success', 'fedora-44', '100', 'packit', 1, '2026-01-02 10:03', '[{"name":"p"}]'),
        (2, 'failure', 'fedora-45', '100', 'packit', 1, '2026-01-02 10:03', NULL),
        (9, 'pending', 'fedora-45', '900', 'packit', NULL, NULL, NULL)
      """,
      "INSERT INTO tft_test_run_groups VALUES (1, '2026-01-02 11:00', 'public'), (2, '2026-01-02 12:00', 'redhat')",
      """
      INSERT INTO tft_test_run_targets (id, status, target, pipeline_id, tft_test_run_group_id, submitted_time)
      VALUES (1, 'failed', 'fedora-44', 'tf-1', 1, '2026-01-02 11:00'),
        (2, 'passed', 'fedora-44', 'tf-2', 2, '2026-01-02 12:00')
      """,
      "INSERT INTO tf_copr_build_association_table VALUES (1, 1), (1, 2)",
      "INSERT INTO scans (id, task_id, status, copr_build_target_id) VALUES (1, 77, 'succeeded', 1)",
      """
      INSERT INTO log_detective_run (id, status, target, analysis_id, build_system, copr_build_target_id,
        log_detective_run_group_id) VALUES (1, 'complete', 'fedora-45', 'a-1', 'copr', 2, 1)
      """,
      "INSERT INTO sync_release_runs VALUES (1, 'finished', '2026-01-03', 'pull_from_upstream')",
      """
      INSERT INTO sync_release_run_targets (id, branch, status, sync_release_id)
      VALUES (1, 'f44', 'submitted', 1), (2, 'rawhide', 'error', 1)
      """,
      "INSERT INTO sync_release_pull_request VALUES (1, 11, 'https://dist/1'), (2, 12, NULL)",
      "INSERT INTO sync_release_pr_association VALUES (1, 1), (1, 2)",
      """
      INSERT INTO koji_build_targets (id, status, target, task_id, nvr, scratch, koji_build_group_id)
      VALUES (1, 'success', 'f44', '500', 'p-1.2-1.fc44', false, 1), (2, 'exploded', 'f45', '501', NULL, true, 1),
        (3, 'success', 'f43', '503', 'p-1.2-1.fc43', false, 3)
      """,
      """
      INSERT INTO koji_tag_request_targets (id, target, task_id, koji_tag_request_group_id)
      VALUES (1, 'f44', '600', 1)
      """,
      """
      INSERT INTO bodhi_update_targets (id, status, target, alias, koji_nvrs, bodhi_update_group_id)
      VALUES (1, 'success', 'f44', 'FEDORA-1', 'p-1.2-1.fc44 q-1-1.fc44', 1)
      """,
      "INSERT INTO vm_image_build_targets (id, status, target, build_id) VALUES (1, 'building', 'x86', 'i-1')",
      """
      INSERT INTO pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id, test_run_group_id,
        log_detective_run_group_id)
      VALUES (1, '2026-01-02 09:59', 1, 1, 1, 1, NULL), (3, '2026-01-02 12:00', 1, 1, 1, 2, 1)
      """,
      "INSERT INTO pipelines (id, datetime, project_event_id, sync_release_run_id) VALUES (2, '2026-01-03', 2, 1)",
      """
      INSERT INTO pipelines (id, datetime, package_name, project_event_id, koji_build_group_id,
        koji_tag_request_group_id) VALUES (4, '2026-01-04', 'p', 3, 1, 1)
      """,
      """
      INSERT INTO pipelines (id, datetime, project_event_id, bodhi_update_group_id)
      VALUES (5, '2026-01-05', 3, 1)
      """,
      "INSERT INTO pipelines (id, datetime, vm_image_build_id) VALUES (6, '2026-01-06', 1)",
      """
      INSERT INTO pipelines (id, datetime, project_event_id, koji_build_group_id) VALUES (9, '2026-01-06', 3, 3)
      """,
    ]

    /// A build of another package whose tests are those of the pull request, and whose rows have two events.
    static let shared = [
      "INSERT INTO srpm_builds (id, status, copr_build_id) VALUES (4, 'success', '104')",
      """
      INSERT INTO copr_build_targets (id, status, target, build_id, copr_build_group_id)
      VALUES (4, 'success', 'fedora-44', '104', 4)
      """,
      """
      INSERT INTO pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id, test_run_group_id)
      VALUES (10, '2026-01-07', 1, 4, 4, 2), (11, '2026-01-07', 3, 4, 4, NULL)
      """,
    ]

    /// A second retest of the pull request, made later.
    static let retest = [
      "INSERT INTO tft_test_run_groups VALUES (3, '2026-01-08', NULL)",
      """
      INSERT INTO tft_test_run_targets (id, status, target, pipeline_id, tft_test_run_group_id)
      VALUES (3, 'passed', 'fedora-44', 'tf-3', 3)
      """,
      """
      INSERT INTO pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id, test_run_group_id)
      VALUES (8, '2026-01-08', 1, 1, 1, 3)
      """,
    ]

    /// A rebuild of the pull request, made later.
    static let rebuild = [
      "INSERT INTO srpm_builds (id, status, copr_build_id) VALUES (2, 'success', '101')",
      """
      INSERT INTO copr_build_targets (id, status, target, build_id, copr_build_group_id)
      VALUES (3, 'success', 'fedora-45', '101', 2)
      """,
      """
      INSERT INTO pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id)
      VALUES (7, '2026-01-07', 1, 2, 2)
      """,
    ]
  }
#endif
