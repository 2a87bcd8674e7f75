#if CommandLine && PostgreSQL && Packit
  import PipeShape
  import PipeShapeLayouts

  extension PackitEvent {
    /// Asks for rows of `job_triggers`: what an event was about, for all of its commits.
    static let questionBeforeGroups = """
      SELECT e.id, e.type::text, NULL, coalesce(pr.pr_id::text, b.name, r.tag_name, i.issue_id::text), \(projectURL),
        NULL::bigint, NULL::bigint, coalesce(pr.id, b.id, r.id, i.id), g.id, NULL::bigint
      FROM job_triggers AS e \(PackitQuestions.wanted("e.id"))
      \(objects(["pr", "b", "r", "i"], by: "trigger_id"))
      LEFT JOIN git_projects AS g ON g.id = coalesce(pr.project_id, b.project_id, r.project_id, i.project_id)
      """

    /// The commit of a pipeline, which makes its row of `job_triggers` an event.
    struct Commits: Sendable {
      var hash: String?
      /// The first row of `pipelines` that is for both, and when that was made.
      var firstPipeline: Int64
      var at: Int64

      /// Reads it out of a line of the list of pipelines.
      init(_ line: any Row, at column: Int) {
        hash = line.textIfPresent(column)
        firstPipeline = line.integer(column + 1)
        at = line.integer(column + 2)
      }
    }

    /// The event of one of its commits.
    func of(_ commits: Commits) -> PackitEvent {
      var event = self
      event.commit = Commit(commits.hash ?? "")
      event.hasCommit = commits.hash != nil
      event.at = commits.at
      event.firstPipeline = commits.firstPipeline
      return event
    }
  }
#endif
