import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// Several pipelines of one pull request, the older ones made or answered later: none touches another.
///
/// The numbers are those of the list of the service's edge cases of reruns (3.2).
@Suite struct CommitsOfOneReferenceStayApart {
  static let stores = ["memory"] + everyStore
  private static let reference = GitReference(.pullRequest, "7")
  private static let built: [AttemptState] = [.succeeded, .running, .running, .pending, .pending]

  private func play(_ name: String, _ story: (any Store) async throws -> Void) async throws {
    guard name != "memory" else { return try await story(MemoryStore()) }
    let folder = try TemporaryFolder()
    let store = try await folder.open(name)
    try await story(store)
    #expect(try await store.doctor().findings == [])
    await store.close()
  }

  /// A pipeline whose builds run, under the commit as the name that Copr gives them.
  private func push(
    _ commit: String, at time: Int64, as event: EventID? = nil, to store: some Store
  ) async throws(StoreError) -> PipelineID {
    let origin =
      event.map { PipelineDraft.Origin.event($0) }
      ?? .new(project: "https://a/x", reference: Self.reference, commit: Commit(commit), at: time)
    let draft = PipelineDraft(origin: origin, graph: sampleGraph, content: .fresh(Self.built), createdAt: time)
    return try await store.writing { (s) throws(StoreError) in
      let id = try s.create(draft)
      for chroot in ["f1", "f2"] {
        _ = try s.record(
          AttemptChange(external: ExternalID(system: "copr", id: commit)), of: .cell(CellKey("copr", chroot), in: id))
      }
      return id
    }
  }

  private func pipeline(_ id: PipelineID, in store: some Store) async throws -> Pipeline {
    try #require(try await store.read { (s) throws(StoreError) in try s.pipeline(id) })
  }

  private func record(
    _ state: AttemptState, of reference: AttemptReference, in store: some Store
  ) async throws(StoreError) -> Recorded {
    try await store.writing { (s) throws(StoreError) in
      try s.record(AttemptChange(state: state, at: 10_000), of: reference)
    }
  }

  /// 3.2.7: the clone of an older commit's pipeline has a later time than the newer commit's, and its results come last.
  @Test(arguments: stores) func anOlderCommitsLaterCloneNeitherOverwritesNorCancels(_ name: String) async throws {
    try await play(name) { store in try await olderCommit(store) }
  }

  private func olderCommit(_ store: some Store) async throws {
    let older = try await push("old", at: 100, to: store)
    let newer = try await push("new", at: 200, to: store)
    let origin = try #require(try await store.read { (s) throws(StoreError) in try s.origin(of: older) })
    let clone = try await push("old", at: 300, as: origin.event.id, to: store)
    let before = try await pipeline(newer, in: store)
    let old = ExternalID(system: "copr", id: "old")

    // By id, and by external id: the one that has not ended, the one of a pipeline.
    let attempt = try await pipeline(clone, in: store).attempts[1].id
    #expect(try await record(.failed, of: .id(attempt, in: clone), in: store) == .changed(skipped: 1))
    let f1 = AttemptReference.external(ExternalLookup(old, target: "f1"))
    #expect(try await record(.succeeded, of: f1, in: store) == .changed(skipped: 0))
    let f2 = AttemptReference.external(ExternalLookup(old, in: older, target: "f2"))
    #expect(try await record(.error, of: f2, in: store) == .changed(skipped: 1))
    #expect(try await pipeline(older, in: store).head.states == [.succeeded, .succeeded, .error, .pending, .skipped])
    #expect(try await pipeline(clone, in: store).head.states == [.succeeded, .failed, .running, .skipped, .pending])

    // All of the clone again: what it replaces in flight is its own, and so is the late result of that.
    let outcome = try await store.writing { (s) throws(StoreError) in
      try s.rerun(RerunRequest(.whole, at: 400), of: clone)
    }
    #expect(outcome.ended.map(\.cell) == [2, 4] && outcome.ended.compactMap(\.external) == [old])
    let replaced = AttemptReference.cell(CellKey("copr", "f2"), ordinal: 1, in: clone)
    #expect(try await record(.succeeded, of: replaced, in: store) == .late(newer: 2))
    // It is known in two pipelines of its commit, and is not looked for in a third.
    let both = AttemptReference.external(ExternalLookup(old, target: "f2"))
    #expect(
      await code { () throws(StoreError) in try await record(.succeeded, of: both, in: store) } == .ambiguous)

    // A rerun of the older commit is a run of its old pipeline, so what is made needless by time is never the newer one's.
    _ = try await store.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(.failed, at: 400), of: older) }
    func needless(before time: Int64) async throws(StoreError) -> [PipelineID] {
      let lookup = UnfinishedLookup(
        kind: "copr_build", of: .reference(origin.project.id, Self.reference), createdBefore: time)
      return try await store.read { (s) throws(StoreError) in
        try s.cells(.unfinishedOf(lookup), page: Page()).map(\.pipeline)
      }
    }
    #expect(try await needless(before: 200) == [older])
    #expect(try await needless(before: 100) == [])

    let after = try await pipeline(newer, in: store)
    #expect(after.attempts == before.attempts && after.runs == before.runs)
    for (chroot, state) in [("f1", AttemptState.succeeded), ("f2", .failed)] {
      let build = AttemptReference.external(ExternalLookup(ExternalID(system: "copr", id: "new"), target: chroot))
      #expect(try await record(state, of: build, in: store) == .changed(skipped: state == .failed ? 1 : 0))
    }
    #expect(try await pipeline(newer, in: store).head.states == [.succeeded, .succeeded, .failed, .pending, .skipped])
  }

  /// 3.2.10, mixed commits (packit-service #1661): a test got the build that another commit had made of its chroot.
  @Test(arguments: stores) func aTestNeverGetsTheBuildOfAnotherCommit(_ name: String) async throws {
    try await play(name) { store in try await mixedCommits(store) }
  }

  private func mixedCommits(_ store: some Store) async throws {
    let first = try await push("c1", at: 100, to: store)
    let second = try await push("c2", at: 200, to: store)
    for chroot in ["f1", "f2"] { try await store.set(CellKey("copr", chroot), .succeeded, in: first) }
    let test = CellKey("tests", "f1")
    func start(_ id: PipelineID) async -> StoreError.Code? {
      await code { () throws(StoreError) in try await store.set(test, .running, in: id) }
    }
    func builds(of commit: String) async throws(StoreError) -> [PipelineID] {
      try await store.read { (s) throws(StoreError) in
        let query = CellQuery.latestSucceeded(commit: Commit(commit), project: nil, kind: "copr_build", target: "f1")
        return try s.cells(query, page: Page()).map(\.pipeline)
      }
    }
    func ready() async throws(StoreError) -> [PipelineID] {
      try await store.read { (s) throws(StoreError) in
        try s.cells(.ready(kind: "tests"), page: Page()).map(\.pipeline)
      }
    }
    func inputs(_ id: PipelineID) async throws(StoreError) -> [String?] {
      try await store.read { (s) throws(StoreError) in
        try s.neighbours(of: test, in: id).previous.map { $0.external?.id }
      }
    }
    // One commit has built the chroot, and the other one's test still waits for its own build.
    #expect(try await ready() == [first, first])
    #expect(try await builds(of: "c1") == [first])
    #expect(try await builds(of: "c2") == [])
    #expect(await start(second) == .notReady)
    #expect(await start(first) == nil)

    // The older commit builds again, and that is the newest build of the chroot when the newer one's test starts.
    try await store.set(CellKey("copr", "f1"), .succeeded, in: second)
    _ = try await store.writing { (s) throws(StoreError) in
      try s.rerun(RerunRequest(.target("f1", of: "copr"), at: 300), of: first)
    }
    try await store.set(CellKey("copr", "f1"), .succeeded, in: first, external: ExternalID(system: "copr", id: "c1"))
    #expect(await start(second) == nil)
    #expect(try await inputs(second) == ["c2"])
    #expect(try await inputs(first) == ["c1"])

    // So it is after a rerun of the test alone, which shares the build.
    try await store.set(test, .failed, in: second)
    _ = try await store.writing { (s) throws(StoreError) in
      try s.rerun(RerunRequest(.target("f1", of: "tests")), of: second)
    }
    let pipeline = try await pipeline(second, in: store)
    let lineage = pipeline.lineage(of: pipeline.attempts.count - 1).map { pipeline.attempts[$0] }
    #expect(lineage.map(\.ordinal) == [1, 1, 2] && lineage.compactMap { $0.external?.id } == ["c2"])
  }

  /// 3.2.10, double pushes (packit-service #516): two events of one commit, and a command that comes twice.
  @Test(arguments: stores) func aDoublePushIsTwoPipelinesAndADoubleCommandOneRun(_ name: String) async throws {
    try await play(name) { store in try await doublePush(store) }
  }

  private func doublePush(_ store: some Store) async throws {
    let ids = [try await push("c", at: 100, to: store), try await push("c", at: 100, to: store)]
    let (counts, known) = try await store.read { (s) throws(StoreError) in
      (try s.counts(), try s.pipelines(.commit(Commit("c"), project: nil), page: Page()).map(\.id))
    }
    #expect(counts.projects == 1 && counts.events == 2 && known == ids)
    for id in ids { try await store.set(CellKey("copr", "f1"), .failed, in: id) }
    let other = try await pipeline(ids[1], in: store)
    let request = RerunRequest(.failed, id: "comment 17")
    func ask(_ id: PipelineID) async throws(StoreError) -> RerunOutcome {
      try await store.writing { (s) throws(StoreError) in try s.rerun(request, of: id) }
    }
    let answers = [try await ask(ids[0]), try await ask(ids[0])]
    #expect(answers.map(\.replayed) == [false, true] && answers.map(\.run) == [2, 2])
    // Nor does it become another run when the first one has failed in the meantime.
    try await store.set(CellKey("copr", "f1"), .failed, in: ids[0])
    #expect(try await ask(ids[0]).replayed)
    #expect(try await pipeline(ids[0], in: store).runs.map(\.request) == [nil, "comment 17"])

    let untouched = try await pipeline(ids[1], in: store)
    #expect(untouched.attempts == other.attempts && untouched.runs == other.runs)
    let own = try await ask(ids[1])
    #expect(own.created && !own.replayed && own.run == 2)
  }
}
