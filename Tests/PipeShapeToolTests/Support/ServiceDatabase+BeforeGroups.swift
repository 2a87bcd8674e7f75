#if CommandLine && PostgreSQL
  extension ServiceDatabase {
    /// A small database of the last revision before groups.
    static func beforeGroups() async throws -> ServiceDatabase {
      let database = try await ServiceDatabase(isEmpty: true)
      try database.run(tablesBeforeGroups + rowsBeforeGroups)
      return database
    }

    private static let builtAt =
      "build_submitted_time timestamp, build_start_time timestamp, build_finished_time timestamp"

    /// The columns that are read, of every table, with the enumerations of that time.
    private static let tablesBeforeGroups = [
      "CREATE TABLE alembic_version (version_num text)", "INSERT INTO alembic_version VALUES ('70c369f7ba80')",
      "CREATE TYPE jobtriggertype AS ENUM ('pull_request', 'branch_push', 'release', 'issue')",
      "CREATE TYPE buildstatus AS ENUM ('success', 'pending', 'failure', 'error', 'waiting_for_srpm')",
      """
      CREATE TYPE testingfarmresult AS ENUM ('new', 'queued', 'running', 'passed', 'failed', 'skipped', 'error',
        'unknown', 'needs_inspection')
      """,
      "CREATE TYPE syncreleasejobtype AS ENUM ('pull_from_upstream', 'propose_downstream')",
      """
      CREATE TABLE pipelines (id int PRIMARY KEY, datetime timestamp, job_trigger_id int, srpm_build_id int,
        copr_build_id int, koji_build_id int, vm_image_build_id int, test_run_id int, sync_release_run_id int)
      """,
      """
      CREATE TABLE srpm_builds (id int PRIMARY KEY, status buildstatus, logs text, \(builtAt), commit_sha text,
        url text, logs_url text, copr_build_id text, copr_web_url text)
      """,
      """
      CREATE TABLE copr_build_targets (id int PRIMARY KEY, build_id text, commit_sha text, status buildstatus,
        target text, web_url text, build_logs_url text, task_accepted_time timestamp, \(builtAt), project_name text,
        owner text, data json, built_packages json)
      """,
      """
      CREATE TABLE koji_build_targets (id int PRIMARY KEY, build_id text, commit_sha text, status text, target text,
        web_url text, build_logs_url text, \(builtAt), data json, scratch boolean)
      """,
      """
      CREATE TABLE vm_image_build_targets (id int PRIMARY KEY, build_id text, project_url text, project_name text,
        owner text, commit_sha text, status text, target text, pr_id text, task_accepted_time timestamp, \(builtAt),
        data json)
      """,
      """
      CREATE TABLE tft_test_run_targets (id int PRIMARY KEY, pipeline_id text, identifier text, commit_sha text,
        status testingfarmresult, target text, web_url text, submitted_time timestamp, data json)
      """,
      "CREATE TABLE tf_copr_build_association_table (copr_id int, tft_id int, PRIMARY KEY (copr_id, tft_id))",
      """
      CREATE TABLE sync_release_runs (id int PRIMARY KEY, status text, submitted_time timestamp,
        job_type syncreleasejobtype)
      """,
      """
      CREATE TABLE sync_release_run_targets (id int PRIMARY KEY, branch text, downstream_pr_url text, status text,
        submitted_time timestamp, start_time timestamp, finished_time timestamp, logs text, sync_release_id int)
      """,
      "CREATE TABLE job_triggers (id int PRIMARY KEY, type jobtriggertype, trigger_id int)",
      """
      CREATE TABLE git_projects (id int PRIMARY KEY, namespace text, repo_name text, project_url text,
        instance_url text)
      """,
      "CREATE TABLE pull_requests (id int PRIMARY KEY, pr_id int, project_id int)",
      "CREATE TABLE git_branches (id int PRIMARY KEY, name text, project_id int)",
      "CREATE TABLE project_releases (id int PRIMARY KEY, tag_name text, commit_hash text, project_id int)",
      "CREATE TABLE project_issues (id int PRIMARY KEY, issue_id int, project_id int)",
      "CREATE TABLE allowlist (id int PRIMARY KEY, namespace text)", "INSERT INTO allowlist VALUES (1, 'forge/p')",
    ]

    /// A pull request of two commits with a retest and tests alone, a release with scratch builds, a build from
    /// dist-git, an image, and what fits nowhere.
    private static let rowsBeforeGroups = [
      "INSERT INTO git_projects VALUES (1, 'ns', 'p', 'https://forge/ns/p', 'forge'), (2, 'rpms', 'q', NULL, 'dist')",
      "INSERT INTO pull_requests VALUES (1, 5, 1)", "INSERT INTO git_branches VALUES (1, 'f37', 2)",
      "INSERT INTO project_releases VALUES (1, '1.0', 'r1', 1)", "INSERT INTO project_issues VALUES (1, 9, 1)",
      """
      INSERT INTO job_triggers
      VALUES (1, 'pull_request', 1), (2, 'branch_push', 1), (3, 'release', 1), (4, 'issue', 1)
      """,
      """
      INSERT INTO srpm_builds (id, status, commit_sha, copr_build_id, build_submitted_time)
      VALUES (1, 'success', 'c1', '100', '2022-10-01 10:00'), (2, 'success', 'c2', NULL, '2022-10-02 10:00'),
        (3, 'success', 'r1', NULL, '2022-10-03 10:00')
      """,
      """
      INSERT INTO copr_build_targets (id, build_id, commit_sha, status, target, build_submitted_time)
      VALUES (1, '100', 'c1', 'success', 'fedora-36', '2022-10-01 10:05'),
        (2, '100', 'c1', 'success', 'fedora-37', '2022-10-01 10:05'),
        (3, NULL, 'c2', 'error', 'fedora-36', '2022-10-02 10:05'),
        (4, NULL, 'c2', 'error', 'fedora-37', '2022-10-02 10:05'), (9, '900', 'c9', 'pending', 'fedora-36', NULL)
      """,
      """
      INSERT INTO koji_build_targets (id, build_id, commit_sha, status, target, build_logs_url, scratch)
      VALUES (1, '500', 'r1', 'success', 'f37', 'https://koji/1', true), (2, '501', 'r1', 'failure', 'f38', NULL, true),
        (3, '7000', 'd1', 'BUILDING', 'noarch', NULL, true)
      """,
      """
      INSERT INTO tft_test_run_targets (id, pipeline_id, commit_sha, status, target, submitted_time)
      VALUES (1, 'tf-1', 'c1', 'failed', 'fedora-36', '2022-10-01 11:00'),
        (2, 'tf-2', 'c1', 'passed', 'fedora-37', '2022-10-01 11:30'),
        (3, 'tf-3', 'c1', 'passed', 'fedora-36', '2022-10-01 12:00:00'),
        (4, 'tf-4', 'c1', 'passed', 'fedora-37', '2022-10-01 12:00:20'),
        (5, 'tf-5', 'c2', 'passed', 'fedora-36', '2022-10-02 13:00:00'),
        (6, 'tf-6', 'c2', 'failed', 'fedora-37', '2022-10-02 13:00:10'),
        (7, 'tf-7', 'c2', 'running', 'fedora-37', '2022-10-02 14:00')
      """,
      "INSERT INTO tf_copr_build_association_table VALUES (1, 1), (2, 2), (1, 3), (2, 4)",
      "INSERT INTO sync_release_runs VALUES (1, 'finished', '2022-10-03 10:00', 'propose_downstream')",
      """
      INSERT INTO sync_release_run_targets (id, branch, status, sync_release_id)
      VALUES (1, 'f37', 'submitted', 1), (2, 'main', 'error', 1)
      """,
      "INSERT INTO vm_image_build_targets (id, status, target, build_id) VALUES (1, 'building', 'x86', 'i-1')",
      """
      INSERT INTO pipelines (id, datetime, job_trigger_id, srpm_build_id, copr_build_id, koji_build_id, test_run_id)
      VALUES (1, '2022-10-01 10:00', 1, 1, 1, NULL, 1), (2, '2022-10-01 10:05', 1, 1, 2, NULL, 2),
        (3, '2022-10-02 10:00', 1, 2, 3, NULL, NULL), (4, '2022-10-02 10:05', 1, 2, 4, NULL, NULL),
        (5, '2022-10-01 12:00', 1, 1, 1, NULL, 3), (6, '2022-10-01 12:00', 1, 1, 2, NULL, 4),
        (7, '2022-10-03 10:00', 3, 3, NULL, 1, NULL), (8, '2022-10-03 10:00', 3, 3, NULL, 2, NULL),
        (9, '2022-10-04 10:00', 2, NULL, NULL, 3, NULL), (10, '2022-10-02 13:00', 1, NULL, NULL, NULL, 5),
        (12, '2022-10-02 13:00', 1, NULL, NULL, NULL, 6), (13, '2022-10-02 14:00', 1, NULL, NULL, NULL, 7)
      """,
      "INSERT INTO pipelines (id, datetime, job_trigger_id, sync_release_run_id) VALUES (11, '2022-10-03', 3, 1)",
      "INSERT INTO pipelines (id, datetime, vm_image_build_id) VALUES (14, '2022-10-05', 1)",
    ]

    /// A further retest on the first source package, and tests alone, both made later.
    static let laterBeforeGroups = [
      """
      INSERT INTO tft_test_run_targets (id, pipeline_id, commit_sha, status, target, submitted_time)
      VALUES (8, 'tf-8', 'c1', 'passed', 'fedora-36', '2022-10-08 10:00'),
        (9, 'tf-9', 'c2', 'passed', 'fedora-37', '2022-10-08 11:00')
      """,
      """
      INSERT INTO pipelines (id, datetime, job_trigger_id, srpm_build_id, copr_build_id, test_run_id)
      VALUES (20, '2022-10-08 10:00', 1, 1, 1, 8), (21, '2022-10-08 11:00', 1, NULL, NULL, 9)
      """,
    ]

    /// One build in Copr of two source packages, jobs of two commits, a chroot twice, and a test that is not there.
    static let oddBeforeGroups = [
      "INSERT INTO srpm_builds (id, status, commit_sha) VALUES (4, 'success', 'c4'), (5, 'success', 'c4')",
      """
      INSERT INTO copr_build_targets (id, build_id, commit_sha, status, target)
      VALUES (5, '104', 'c4', 'success', 'fedora-36'), (6, '104', 'c4', 'success', 'fedora-37'),
        (7, '104', 'c5', 'success', 'fedora-37')
      """,
      """
      INSERT INTO pipelines (id, datetime, job_trigger_id, srpm_build_id, copr_build_id)
      VALUES (30, '2022-10-09', 1, 4, 5), (31, '2022-10-09', 1, 5, 6), (32, '2022-10-09', 1, 5, 7)
      """,
      "INSERT INTO pipelines (id, datetime, job_trigger_id, test_run_id) VALUES (33, '2022-10-09', 1, 99)",
    ]
  }
#endif
