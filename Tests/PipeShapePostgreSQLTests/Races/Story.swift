#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore

  /// Two sessions that meet at one pipeline.
  ///
  /// Each does four steps: a look at the pipeline, its change, another look, and the commit.
  struct Story: Sendable, CustomStringConvertible {
    /// What a session changes.
    enum Change: Sendable {
      case rerun(CellKey, request: String)
      case result(CellKey, AttemptState)
      case creation(commit: String)
      /// Takes what another system calls an attempt, or gives it this name where it has none.
      case take(CellKey, name: String)
    }

    /// What the sessions meet at.
    struct Subject: Sendable {
      var pipeline: PipelineID
      /// A project that nobody has made yet.
      var project: String
    }

    var description: String
    var changes: [Change]

    init(_ description: String, _ first: Change, _ second: Change) {
      self.description = description
      changes = [first, second]
    }

    static let rerunAndBadEnd = Story(
      "a rerun and the bad end of an input", .rerun(test1, request: "a"), .result(f1, .failed))
    static let rerunAndSuccess = Story(
      "a rerun and a result of an attempt that it keeps", .rerun(test1, request: "a"), .result(f2, .succeeded))
    static let twoResults = Story("two results for one attempt", .result(f2, .succeeded), .result(f2, .failed))
    static let twoReruns = Story(
      "two reruns", .rerun(test1, request: "a"), .rerun(CellKey("srpm"), request: "b"))
    static let oneRequestTwice = Story(
      "one request made twice", .rerun(test1, request: "a"), .rerun(test1, request: "a"))
    static let oneProjectTwice = Story(
      "two pipelines of a project that there is not yet", .creation(commit: "c1"), .creation(commit: "c2"))

    static let all: [Story] = [
      rerunAndBadEnd, rerunAndSuccess, twoResults, twoReruns, oneRequestTwice, oneProjectTwice,
    ]
  }

  extension SQLWriter {
    /// Makes a change, and says what it was answered.
    func perform(_ change: Story.Change, on subject: Story.Subject) throws(StoreError) -> String {
      switch change {
      case .rerun(let cell, let request):
        let request = RerunRequest(RerunScope(.cell(cell)), id: request, at: 7)
        let outcome = try rerun(request, of: subject.pipeline)
        return "run \(outcome.run) \(outcome.created) \(outcome.replayed) \(outcome.plan)"
      case .result(let cell, let state):
        let recorded = try set(cell, state, in: subject.pipeline)
        return "\(recorded)"
      case .creation(let commit):
        _ = try create(sampleDraft(project: subject.project, commit: commit))
        return "made"
      case .take(let cell, let name):
        guard let view = try run(nil, of: subject.pipeline), let position = view.graph.position(of: cell) else {
          return "no cell"
        }
        if let known = view.attempts[position].external { return "found \(known.id)" }
        let change = AttemptChange(external: ExternalID(system: "koji", id: name))
        _ = try record(change, of: .cell(cell, in: subject.pipeline))
        return "made \(name)"
      }
    }
  }

  extension SQLReader {
    /// What there is at the end, without ids, which depend on who asked for one first.
    func canonical(_ subject: Story.Subject) throws(StoreError) -> String {
      guard let pipeline = try pipeline(subject.pipeline) else { return "no pipeline" }
      let attempts = pipeline.attempts.map {
        "\($0.cell).\($0.ordinal) run \($0.run) \($0.state) \($0.external?.id ?? "")"
      }.sorted()
      let runs = pipeline.runs.map { "\($0.number) \($0.request ?? "")" }
      var commits: [String] = []
      if let project = try project(url: subject.project) {
        commits = try events(of: project.id, page: Page()).map { "\($0.commit)" }.sorted()
      }
      return "\(attempts) \(runs) \(commits)"
    }
  }
#endif
