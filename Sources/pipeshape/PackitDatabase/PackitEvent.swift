#if CommandLine && PostgreSQL && Packit
  import PipeShape
  import PipeShapeLayouts
  import PipeShapePackit
  import PipeShapeStore

  /// What set a pipeline off, as the service knows it: a row of `project_events`, or of `job_triggers` with a commit, and
  /// the object that it refers to.
  struct PackitEvent: Sendable {
    /// The table, and the id of the row; 0 for none.
    var table: String
    var row: Int64
    var project: String
    var reference: GitReference
    var commit: Commit
    /// When its first pipeline was made: the service keeps no time of an event.
    var at: Int64
    /// The first row of `pipelines` that has it, by which it is known; 0 for none.
    var firstPipeline: Int64
    /// The table and row that say what it was about, and those of its project.
    var object: (table: String, row: Int64)?
    var owner: (table: String, row: Int64)?
    /// Whether what it was about was found, and whether it has a commit.
    private var isFound: Bool
    var hasCommit: Bool

    /// Whether all of that was found; events of releases often come without a commit.
    var isWhole: Bool {
      isFound && (hasCommit || (reference.kind != .pullRequest && reference.kind != .branch))
    }

    /// A new event, as a store makes it.
    var origin: PipelineDraft.Origin { .new(project: project, reference: reference, commit: commit, at: at) }

    /// Asks for events by their ids.
    ///
    /// An event refers to one of seven tables by the name of its type. Those wanted come first: of so many joins the
    /// planner leaves the order as it is, and would read all events for a few.
    static let question = """
      SELECT e.id, e.type::text, e.commit_sha,
        coalesce(pr.pr_id::text, b.name, r.tag_name, i.issue_id::text, k.koji_tag_name, av.version,
          array_to_string(am.versions, ' ')),
        coalesce(\(projectURL), 'https://release-monitoring.org/project/' || ap.project_id),
        (SELECT \(JobColumns.milliseconds("min(p.datetime)")) FROM pipelines AS p WHERE p.project_event_id = e.id),
        (SELECT min(p.id) FROM pipelines AS p WHERE p.project_event_id = e.id),
        coalesce(pr.id, b.id, r.id, i.id, k.id, av.id, am.id), g.id, ap.id
      FROM project_events AS e \(PackitQuestions.wanted("e.id"))
      \(objects(["pr", "b", "r", "i", "k", "av", "am"], by: "event_id"))
      LEFT JOIN git_projects AS g
        ON g.id = coalesce(pr.project_id, b.project_id, r.project_id, i.project_id, k.project_id)
      LEFT JOIN anitya_projects AS ap ON ap.id = coalesce(av.project_id, am.project_id)
      """

    /// Joins what events, as `e`, are about: each kind of it under an alias, found by a column of the event.
    static func objects(_ aliases: [String], by column: String) -> String {
      let types = [
        "pr": "pull_request", "b": "branch_push", "r": "release", "i": "issue", "k": "koji_build_tag",
        "av": "anitya_version", "am": "anitya_multiple_versions",
      ]
      return aliases.map { alias in
        let type = types[alias] ?? ""
        let table = PackitTables.objects[type] ?? ""
        return "LEFT JOIN \(table) AS \(alias) ON e.type = '\(type)' AND \(alias).id = e.\(column)"
      }.joined(separator: "\n")
    }

    /// A project of a forge.
    static let projectURL =
      "coalesce(nullif(g.project_url, ''), 'https://' || g.instance_url || '/' || g.namespace || '/' || g.repo_name)"

    /// Reads a row of the answer.
    init(_ row: any Row, of table: String) {
      self.table = table
      self.row = row.integer(0)
      let name = row.textIfPresent(3)
      let project = row.textIfPresent(4)
      let hash = row.textIfPresent(2)
      self.project = project ?? Self.unknownProject
      reference = GitReference(Self.kind(row.textIfPresent(1)), name ?? "")
      commit = Commit(hash ?? "")
      at = row.integer(5)
      firstPipeline = row.integer(6)
      object = row.integerIfPresent(7).flatMap { id in PackitTables.objects[row.text(1)].map { ($0, id) } }
      owner =
        row.integerIfPresent(8).map { ("git_projects", $0) } ?? row.integerIfPresent(9).map { ("anitya_projects", $0) }
      isFound = name != nil && project != nil
      hasCommit = hash != nil
    }

    /// The event of a pipeline that has none.
    init(of pipeline: ServicePipeline) {
      table = ""
      row = 0
      project = Self.unknownProject
      reference = GitReference(.branch, "")
      commit = Commit("")
      at = pipeline.createdAt ?? 0
      firstPipeline = 0
      isFound = false
      hasCommit = false
    }

    private static let unknownProject = "packit:unknown-project"

    private static func kind(_ type: String?) -> GitReference.Kind {
      switch type {
      case "pull_request": .pullRequest
      case "issue": .issue
      case "koji_build_tag": .tag
      case "release", "anitya_version", "anitya_multiple_versions": .release
      default: .branch
      }
    }
  }
#endif
