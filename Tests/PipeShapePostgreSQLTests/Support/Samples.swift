#if PostgreSQL
  import PipeShape
  import PipeShapeSQL
  import PipeShapeStore

  /// A source build, two chroots, and a test of each: what most tests need.
  let sampleGraph: PipelineGraph = {
    let chroots = [Target("f1"), Target("f2")]
    let steps = [
      Step("srpm", kind: "srpm_build"), Step("copr", kind: "copr_build", targets: chroots),
      Step("tests", kind: "tests", targets: chroots),
    ]
    let edges = [
      Edge(from: "srpm", to: "copr", binding: .oneToAll), Edge(from: "copr", to: "tests", binding: .each),
    ]
    guard let graph = try? PipelineGraph(steps: steps, edges: edges) else { preconditionFailure("the graph is valid") }
    return graph
  }()

  func sampleDraft(project: String = "https://a/x", commit: String = "c0") -> PipelineDraft {
    PipelineDraft(
      origin: .new(project: project, reference: GitReference(.branch, "main"), commit: Commit(commit), at: 1),
      graph: sampleGraph, createdAt: 5)
  }

  let f1 = CellKey("copr", "f1")
  let f2 = CellKey("copr", "f2")
  let test1 = CellKey("tests", "f1")

  extension WriteSession {
    /// Records the state of a head attempt.
    @discardableResult
    func set(_ cell: CellKey, _ state: AttemptState, in id: PipelineID) throws(StoreError) -> Recorded {
      try record(AttemptChange(state: state, at: 9), of: .cell(cell, in: id))
    }

    /// The sample pipeline as races need it: both builds run, and the test of the first was cancelled.
    func makeRacing(project: String = "https://a/x") throws(StoreError) -> PipelineID {
      let id = try create(sampleDraft(project: project))
      try set(CellKey("srpm"), .succeeded, in: id)
      try set(f1, .running, in: id)
      try set(f2, .running, in: id)
      try set(test1, .cancelled, in: id)
      return id
    }
  }

  extension Store {
    /// One write of one call.
    func writing<R: Sendable>(_ body: @Sendable (Writer) throws(StoreError) -> R) async throws(StoreError) -> R {
      try await write(ChangeSet("test"), body)
    }

    func makeSample() async throws(StoreError) -> PipelineID {
      try await writing { (s) throws(StoreError) in try s.create(sampleDraft()) }
    }

    /// The newest states of all cells, in order.
    func states(of id: PipelineID) async throws(StoreError) -> [AttemptState] {
      try await read { (s) throws(StoreError) in try s.run(nil, of: id)?.attempts.map(\.state) ?? [] }
    }
  }

  /// What a call is refused with; nil if it is not.
  func failure<R>(_ body: () async throws(StoreError) -> R) async -> StoreError? {
    do {
      _ = try await body()
      return nil
    } catch { return error }
  }
#endif
