#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit

  /// The list of pipelines: the rows of `pipelines` that are one, by the first of them.
  ///
  /// A line has the first row, all rows, when the first was made, the event, how many events there are, and the
  /// package; then what each reference leads to.
  enum PackitSource {
    /// How many columns stand before those of references.
    static let common = 6

    /// The service clones a row for every further group of jobs on one source package.
    ///
    /// It may make another one for the update that ships a build, too. Behind the references comes what updates ship.
    static func withGroups(_ references: [String]) -> String {
      """
      \(updates)
      SELECT min(p.id), string_agg(p.id::text, ','), \(JobColumns.milliseconds("min(p.datetime)")),
        (array_agg(p.project_event_id ORDER BY p.id))[1], count(DISTINCT p.project_event_id),
        (array_agg(p.package_name ORDER BY p.id))[1],
        \(list(references)), string_agg(s.list, ' ')
      FROM pipelines AS p LEFT JOIN joined AS j ON j.part = \(part)
      LEFT JOIN \(shipped) AS s ON s.updates = p.bodhi_update_group_id
      GROUP BY coalesce(j.whole, \(part)) ORDER BY 1
      """
    }

    /// Before groups every chroot and every test has a row.
    ///
    /// Rows without a source package are together by their build in Copr, and those that have nothing but a test by
    /// event and commit: which of them are one pipeline is told by rules on what they lead to. An event there is one
    /// for all commits of a pull request or branch, and jobs have the commit: both together are an event here, which is
    /// counted out at once, since no index finds the rows of an event. Behind the references come the commit, the first
    /// row and the time of the event, whether jobs are for several commits, and the tests of rows that have nothing
    /// else.
    static func beforeGroups(_ references: [String]) -> String {
      """
      SELECT min(p.id), string_agg(p.id::text, ','), \(JobColumns.milliseconds("min(p.datetime)")),
        (array_agg(p.job_trigger_id ORDER BY p.id))[1], count(DISTINCT p.job_trigger_id), NULL,
        \(list(references)),
        (array_agg(p.commit_sha ORDER BY p.id))[1], (array_agg(p.event_row ORDER BY p.id))[1],
        \(JobColumns.milliseconds("(array_agg(p.event_time ORDER BY p.id))[1]")),
        (min(p.least_sha) <> max(p.greatest_sha))::int,
        string_agg(concat_ws(':', p.test_run_id, p.id, \(JobColumns.milliseconds("p.datetime"))), ',')
          FILTER (WHERE p.is_test)
      FROM (
        SELECT r.*, min(r.id) OVER event AS event_row, min(r.datetime) OVER event AS event_time,
          CASE WHEN r.srpm_build_id IS NOT NULL THEN 'source:' || r.srpm_build_id
            WHEN r.build_id <> '' THEN 'build:' || r.build_id
            WHEN r.is_test THEN 'event:' || r.job_trigger_id || ':' || r.commit_sha
            ELSE 'row:' || r.id END AS place
        FROM (\(rowsBeforeGroups)) AS r
        WINDOW event AS (PARTITION BY r.job_trigger_id, r.commit_sha)
      ) AS p
      GROUP BY p.place ORDER BY 1
      """
    }

    /// Rows with the commits of what they lead to.
    private static let rowsBeforeGroups = """
      SELECT p.*, c.build_id, coalesce(s.commit_sha, \(commits), d.commit_hash) AS commit_sha,
        least(s.commit_sha, \(commits)) AS least_sha, greatest(s.commit_sha, \(commits)) AS greatest_sha,
        x.commit_sha IS NOT NULL AND p.job_trigger_id IS NOT NULL AND num_nonnulls(p.srpm_build_id, p.copr_build_id,
          p.koji_build_id, p.vm_image_build_id, p.sync_release_run_id) = 0 AS is_test
      FROM pipelines AS p
      LEFT JOIN srpm_builds AS s ON s.id = p.srpm_build_id
      LEFT JOIN copr_build_targets AS c ON c.id = p.copr_build_id
      LEFT JOIN koji_build_targets AS k ON k.id = p.koji_build_id
      LEFT JOIN vm_image_build_targets AS v ON v.id = p.vm_image_build_id
      LEFT JOIN tft_test_run_targets AS x ON x.id = p.test_run_id
      LEFT JOIN job_triggers AS e ON e.id = p.job_trigger_id
      LEFT JOIN project_releases AS d ON e.type = 'release' AND d.id = e.trigger_id
      """

    private static let commits = "c.commit_sha, k.commit_sha, v.commit_sha, x.commit_sha"

    private static func list(_ references: [String]) -> String {
      references.map { "string_agg(p.\($0)::text, ',')" }.joined(separator: ", ")
    }
  }
#endif
