#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// What a network between the store and its server costs: how often each question waits for an answer.
  @Suite(.enabled(if: ThrowAwayServer.programs != nil, "no PostgreSQL server is installed"))
  struct QuestionsTakeFewRoundTrips {
    private typealias Question = @Sendable (SQLReader) throws(StoreError) -> Void

    private static func questions(of id: PipelineID) -> [(String, Question)] {
      func cells(_ query: CellQuery) -> Question {
        { (s) throws(StoreError) in _ = try s.cells(query, page: Page(limit: 20)) }
      }
      func pipelines(_ scope: PipelineScope) -> Question {
        { (s) throws(StoreError) in _ = try s.pipelines(scope, page: Page(limit: 20)) }
      }
      return [
        ("pipeline", { (s) throws(StoreError) in _ = try s.pipeline(id) }),
        ("run", { (s) throws(StoreError) in _ = try s.run(nil, of: id) }),
        ("run 1", { (s) throws(StoreError) in _ = try s.run(1, of: id) }),
        ("neighbours", { (s) throws(StoreError) in _ = try s.neighbours(of: CellKey("srpm"), in: id) }),
        ("origin", { (s) throws(StoreError) in _ = try s.origin(of: id) }),
        ("origins", { (s) throws(StoreError) in _ = try s.origins(of: [id, id]) }),
        ("project", { (s) throws(StoreError) in _ = try s.project(url: "https://a/x") }),
        ("events", { (s) throws(StoreError) in _ = try s.events(of: ProjectID(1), page: Page()) }),
        ("preview", { (s) throws(StoreError) in _ = try s.preview(RerunScope(.failed), of: id) }),
        ("outcome", { (s) throws(StoreError) in _ = try s.outcome(ofRequest: "again", in: id) }),
        ("unfinished", cells(.unfinished(kind: "tests"))), ("ready", cells(.ready(kind: "tests"))),
        (
          "unfinished of an event",
          cells(.unfinishedOf(UnfinishedLookup(kind: "tests", of: .event(EventID(1)), createdBefore: 99)))
        ),
        ("external", cells(.external(ExternalLookup(ExternalID(system: "copr", id: "1"))))),
        ("field", cells(.field(FieldLookup(kind: "copr_build", field: "build_id", is: .int(7))))),
        (
          "latest succeeded",
          cells(.latestSucceeded(commit: Commit("c0"), project: nil, kind: "srpm_build", target: nil))
        ),
        ("pipelines", pipelines(.all)), ("pipelines of a project", pipelines(.project(ProjectID(1)))),
        ("pipelines at a commit", pipelines(.commit(Commit("c0"), project: nil))),
      ]
    }

    /// Questions that wait more than once, and why.
    ///
    /// All others wait once in every layout.
    private static let exceptions: [String: [String: Int64]] = [
      // The graph is read to read the plan, once it is known that there is one.
      "": ["outcome": 2],
      // Documents say more exactly whether anything is in flight: that of each open head is read.
      "target-document": [
        "pipelines": 2, "pipelines of a project": 2, "pipelines at a commit": 2, "latest succeeded": 2,
      ],
      "group-document": [
        "pipelines": 2, "pipelines of a project": 2, "pipelines at a commit": 2, "latest succeeded": 2,
      ],
      "target-record": ["latest succeeded": 2], "group-record": ["latest succeeded": 2],
      // Lists come from the lookup table; states from the document of each pipeline that is listed.
      "indexed-document": ["unfinished": 2, "ready": 2, "unfinished of an event": 2, "external": 2],
    ]

    @Test(arguments: PostgreSQLStore.layouts.map(\.name)) func inEveryLayout(layout: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await folder.open("postgresql/\(layout)", kinds: sampleKinds)
      let id = try await store.makeSample()
      try await store.set(CellKey("srpm"), .succeeded, in: id)
      let copr = CellKey("copr", "f1")
      try await store.set(copr, .running, in: id, external: ExternalID(system: "copr", id: "1"))
      try await store.set(copr, .failed, in: id)
      _ = try await store.writing { (s) throws(StoreError) in
        try s.rerun(RerunRequest(RerunScope(.failed), id: "again"), of: id)
      }
      let expected = (Self.exceptions[""] ?? [:]).merging(Self.exceptions[layout] ?? [:]) { $1 }
      var taken: [String: Int64] = [:]
      for (name, question) in Self.questions(of: id) {
        try await store.read { (s) throws(StoreError) in try question(s) }
        let before = try await trips(of: store)
        try await store.read { (s) throws(StoreError) in try question(s) }
        taken[name] = try await trips(of: store) - before
      }
      #expect(taken.count == Self.questions(of: id).count)
      #expect(taken.filter { $0.value != 1 } == expected)
      await store.close()
    }

    private func trips(of store: SQLStore) async throws -> Int64 {
      try await store.measures(detailed: false).first { $0.name == "round trips" }?.value ?? 0
    }
  }
#endif
