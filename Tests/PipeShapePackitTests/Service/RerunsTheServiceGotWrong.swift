import PipeShape
import PipeShapePackit
import PipeShapeStore
import Testing

/// Every edge of reruns that users of the service met, as what happens here instead.
@Suite struct RerunsTheServiceGotWrong {
  private typealias P = ServicePipeline

  @Test(arguments: [PackitAction.rebuildFailed, .retestFailed, .failedChecks])
  func nothingFailedIsNothingToDo(_ action: PackitAction) throws {
    var pipeline = try P([:])
    #expect(try pipeline.created(action).isEmpty)
    try pipeline.apply(action)
    #expect(pipeline.pipeline.runs.count == 1)
  }

  @Test func whichEndsCountAsFailedIsSaid() throws {
    let pipeline = try P([
      P.build44: .failed, P.build45: .error, P.asan44: .cancelled, P.test9: .error,
    ])
    let builds = { (names: [String]) in names.filter { $0.hasPrefix("copr_build") } }
    #expect(builds(try pipeline.created(.rebuildFailed, .service)) == ["copr_build[fedora-44-x86_64]"])
    #expect(
      builds(try pipeline.created(.rebuildFailed)) == [
        "copr_build[fedora-44-x86_64]", "copr_build[fedora-45-x86_64]", "copr_build/asan[fedora-44-x86_64:asan]",
      ])
    #expect(try pipeline.created(.retestFailed, .service).contains("tests[epel-9-x86_64]"))
  }

  @Test func theNewestAttemptDecides() throws {
    var pipeline = try P([P.build44: .failed])
    try pipeline.apply(.rebuildFailed)
    try pipeline.settle()
    #expect(try pipeline.created(.rebuildFailed).isEmpty)
    #expect(try pipeline.created(.retestFailed).isEmpty)
  }

  @Test func aForksBuildOfTheSameCommitStaysOut() async throws {
    let store = MemoryStore()
    let graph = try P().pipeline.graph
    let ids = try await store.write(ChangeSet("two projects")) { (session) throws(StoreError) in
      var ids: [PipelineID] = []
      for project in ["https://forge/upstream", "https://forge/fork"] {
        let origin = PipelineDraft.Origin.new(
          project: project, reference: GitReference(.branch, "main"), commit: Commit("c"), at: 0)
        ids.append(try session.create(PipelineDraft(origin: origin, graph: graph)))
      }
      _ = try session.record(AttemptChange(state: .failed), of: .cell(CellKey("srpm/copr_build"), in: ids[1]))
      return ids
    }
    let scope = try PackitAction.rebuildFailed.scope(in: graph)
    let outcomes = try await store.write(ChangeSet("both are asked")) { (session) throws(StoreError) in
      [try session.rerun(RerunRequest(scope), of: ids[0]), try session.rerun(RerunRequest(scope), of: ids[1])]
    }
    #expect(outcomes.map(\.created) == [false, true])
  }

  @Test func identifiersCountForBuildsToo() throws {
    let pipeline = try P([P.asan44: .failed])
    #expect(try pipeline.created(.rebuildFailed) == ["copr_build/asan[fedora-44-x86_64:asan]"])
    // No identifier is not the empty one, and not any.
    let plain = try CheckName("rpm-build:fedora-44-x86_64")
    #expect(try pipeline.created(.checks([plain])).first == "copr_build[fedora-44-x86_64]")
    #expect(throws: PackitActionError.self) { try CheckName("rpm-build:fedora-44-x86_64:") }
  }

  @Test(arguments: [PackitAction.rebuildFailed, .retestFailed])
  func whatRunsGoesOn(_ action: PackitAction) throws {
    var pipeline = try P()
    try pipeline.record(.succeeded, of: CellKey("srpm/copr_build"))
    try pipeline.record(.failed, of: P.build44)
    try pipeline.record(.succeeded, of: P.build45)
    try pipeline.record(.running, of: P.test45)
    let plan = try pipeline.apply(action)
    #expect(plan.cancelled.isEmpty)
    #expect(plan.created.contains(try #require(pipeline.pipeline.graph.position(of: P.build44))))
    #expect(try pipeline.record(.succeeded, of: P.test45) == .changed(skipped: 0))
  }

  @Test func aLateResultOfAReplacedRunChangesNothing() throws {
    var pipeline = try P()
    try pipeline.record(.succeeded, of: CellKey("srpm/copr_build"))
    try pipeline.record(.running, of: P.build44)
    let position = try #require(pipeline.pipeline.graph.position(of: P.build44))
    let old = pipeline.pipeline.binding(ofCell: position, inRun: 1)
    try pipeline.record(.cancelled, of: P.build44)
    try pipeline.apply(.checks([try CheckName("rpm-build:fedora-44-x86_64")]))
    let late = try pipeline.pipeline.record(AttemptChange(state: .failed), at: old)
    #expect(late == .late(newer: 2))
    #expect(pipeline.pipeline.head.states[position] == .pending)
  }

  @Test func siblingsOfABatchAreNotCancelled() throws {
    var pipeline = try P()
    try pipeline.record(.succeeded, of: CellKey("srpm/copr_build"))
    for cell in [P.build44, P.build45] { try pipeline.record(.succeeded, of: cell) }
    for cell in [P.test44, P.test45, P.full44] { try pipeline.record(.running, of: cell) }
    let plan = try pipeline.apply(.checks([try CheckName("rpm-build:fedora-44-x86_64")]))
    let cancelled = plan.cancelled.map { pipeline.pipeline.graph.cells[$0] }
    #expect(cancelled == [P.test44, P.full44])
  }

  @Test func aTestWhoseBuildFailedGetsANewBuild() throws {
    let pipeline = try P([P.build44: .failed])
    let built = [
      "copr_build[fedora-44-x86_64]", "tests[fedora-44-x86_64]", "tests/full[fedora-44-x86_64:full]",
    ]
    #expect(try pipeline.created(.retestFailed) == built)
    #expect(try pipeline.created(.checks([try CheckName("testing-farm:fedora-44-x86_64")])) == built)
    let keeping = RerunPolicy(repairsBuilds: false)
    #expect(try pipeline.created(.retestFailed, keeping).isEmpty)
    let plan = try pipeline.pipeline.plan(
      try PackitAction.retestFailed.scope(in: pipeline.pipeline.graph, policy: keeping))
    #expect(plan.blocked.map { pipeline.pipeline.graph.cells[$0] } == [P.test44, P.full44])
  }

  @Test func aFailedSourcePackageIsAFailedBuild() throws {
    let pipeline = try P([CellKey("srpm/copr_build/asan"): .failed])
    #expect(
      try pipeline.created(.rebuildFailed) == [
        "srpm/copr_build/asan[.]", "copr_build/asan[fedora-44-x86_64:asan]", "copr_build/asan[fedora-45-x86_64:asan]",
      ])
  }

  @Test func aSharedSourceIsMadeAnewOnlyForAllThatShareIt() throws {
    let target = Target("fedora-44-x86_64")
    let graph = try PipelineGraph(
      steps: [
        Step("srpm_build", kind: "srpm_build"), Step("copr_build", kind: "copr_build", targets: [target]),
        Step("upstream_koji_build", kind: "upstream_koji_build", targets: [Target("f44")]),
      ],
      edges: [
        Edge(from: "srpm_build", to: "copr_build", binding: .oneToAll),
        Edge(from: "srpm_build", to: "upstream_koji_build", binding: .oneToAll),
      ])
    let states = [AttemptState](repeating: .succeeded, count: 3)
    let pipeline = try Pipeline(
      id: PipelineID(1), event: EventID(1), graph: graph, states: states, ids: SequentialIDs())
    let plan = try pipeline.plan(try PackitAction.build().scope(in: graph, policy: .service))
    #expect(plan.created.map { graph.cells[$0].step } == ["copr_build"])
  }

  @Test func aTestThatRunsBehindABuildWhichWasReplacedGoesOn() throws {
    var pipeline = try P()
    try pipeline.record(.succeeded, of: CellKey("srpm/copr_build"))
    try pipeline.record(.succeeded, of: P.build44)
    try pipeline.record(.running, of: P.test44)
    let exact = try pipeline.pipeline.plan(RerunScope(.cell(P.build44), mode: .exact))
    try pipeline.pipeline.apply(exact, ids: SequentialIDs())
    try pipeline.record(.failed, of: P.build44)
    #expect(try pipeline.created(.retestFailed).isEmpty)
    #expect(try pipeline.record(.succeeded, of: P.test44) == .changed(skipped: 0))
  }

  @Test func aJobOfAnotherKindMakesWhatItNeeds() throws {
    let pipeline = try P([CellKey("srpm/upstream_koji_build"): .failed])
    #expect(
      try pipeline.created(.job(kind: "upstream_koji_build")) == [
        "srpm/upstream_koji_build[.]", "upstream_koji_build[f44]",
      ])
  }

  @Test func everyRedCheckIsAFailedOne() throws {
    let pipeline = try P([P.asan44: .error, P.asan45: .cancelled])
    #expect(try pipeline.created(.failedChecks, .service).count == 2)
  }

  @Test func scratchBuildsInKojiAreLeftAlone() throws {
    let pipeline = try P([CellKey("upstream_koji_build", "f44"): .failed])
    #expect(try pipeline.created(.rebuildFailed).isEmpty)
    #expect(try !pipeline.created(.build(), .service).contains { $0.contains("koji") })
    #expect(try pipeline.created(.failedChecks) == ["upstream_koji_build[f44]"])
  }

  @Test func oneTargetOfAJobOfSeveralIsRerunAlone() throws {
    let pipeline = try P([P.asan44: .failed, P.asan45: .failed])
    let check = try CheckName("rpm-build:fedora-45-x86_64:asan")
    #expect(try pipeline.created(.checks([check])) == ["copr_build/asan[fedora-45-x86_64:asan]"])
  }

  @Test func theSameCommandTwiceIsOneRun() throws {
    var pipeline = try P([P.build44: .failed])
    try pipeline.apply(.rebuildFailed)
    try pipeline.apply(.rebuildFailed)
    #expect(pipeline.pipeline.runs.count == 2)
    try pipeline.apply(.checks([try CheckName("rpm-build:fedora-44-x86_64")]))
    #expect(pipeline.pipeline.runs.count == 2)
  }
}
