import PipeShape
import PipeShapePackit
import Testing

/// What users of the service asked for and did not get: builds that are gone, jobs that hang.
///
/// The numbers are those of the list of the service's edge cases of reruns (3.2).
@Suite struct WishesThatTheServiceLeftOpen {
  private typealias P = ServicePipeline

  private static let build = "copr_build[fedora-44-x86_64]"
  private static let test = "tests[fedora-44-x86_64]"
  private static let full = "tests/full[fedora-44-x86_64:full]"

  private func names(_ cells: CellSet, in pipeline: P) -> [String] {
    cells.map { pipeline.pipeline.graph.cells[$0].description }
  }

  /// The attempts of a build that the newest attempt of a test consumed, by number.
  private func inputs(of test: CellKey, in pipeline: P) throws -> [Int32] {
    let position = try #require(pipeline.pipeline.graph.position(of: test))
    let newest = pipeline.pipeline.binding(ofCell: position, inRun: pipeline.pipeline.head.run)
    return pipeline.pipeline.inputs(of: newest).map { pipeline.pipeline.attempts[$0].ordinal }
  }

  // MARK: 3.2.9

  /// 3.2.9, reuse of a build that is gone (packit-service #1962): whether it is reused is for the user to choose.
  @Test func aBuildThatIsGoneIsReusedByTheTestAlone() throws {
    var pipeline = try P([:])
    // That Copr deleted the build is nothing that changes how it ended.
    #expect(try pipeline.record(.error, of: P.build44) == .late(newer: nil))
    let check = PackitAction.checks([try CheckName("testing-farm:fedora-44-x86_64")])
    for policy in [RerunPolicy.standard, .service, RerunPolicy(repairsBuilds: false)] {
      #expect(try pipeline.created(check, policy) == [Self.test])
    }
    let plan = try pipeline.apply(check)
    #expect(plan.reasons == [.seed] && plan.blocked.isEmpty && plan.cancelled.isEmpty)
    #expect(try inputs(of: P.test44, in: pipeline) == [1])
  }

  /// The other plan of 3.2.9: the build is chosen, and what follows it.
  @Test(arguments: ["rpm-build:fedora-44-x86_64", "1+tests[fedora-44-x86_64]"])
  func aBuildThatIsGoneIsMadeAnewWhereItIsChosen(_ choice: String) throws {
    var pipeline = try P([:])
    let scope =
      choice.hasPrefix("rpm-build")
      ? try PackitAction.checks([try CheckName(choice)]).scope(in: pipeline.pipeline.graph)
      : RerunScope(try Selection(parsing: choice))
    let plan = try pipeline.pipeline.plan(scope)
    #expect(names(plan.created, in: pipeline) == [Self.build, Self.test, Self.full])
    try pipeline.pipeline.apply(plan, ids: SequentialIDs())
    #expect(try inputs(of: P.test44, in: pipeline) == [2])
    #expect(try inputs(of: P.full44, in: pipeline) == [2])
    // The old one is not taken meanwhile.
    #expect(throws: PipelineError.self) { try pipeline.record(.running, of: P.test44) }
  }

  /// 3.2.9, reuse of a failed build (packit-service #1174, #2219): it is repaired, or the test is refused with its reason.
  @Test(arguments: [AttemptState.failed, .error, .cancelled, .skipped])
  func aBuildThatEndedBadlyIsNeverReused(_ end: AttemptState) throws {
    let pipeline = try P([P.build44: end])
    let check = PackitAction.checks([try CheckName("testing-farm:fedora-44-x86_64")])
    #expect(try pipeline.created(check) == [Self.build, Self.test, Self.full])
    let keeping = try check.scope(in: pipeline.pipeline.graph, policy: RerunPolicy(repairsBuilds: false))
    let plan = try pipeline.pipeline.plan(keeping)
    let build = try #require(pipeline.pipeline.graph.position(of: P.build44))
    #expect(plan.isEmpty && names(plan.blocked, in: pipeline) == [Self.test])
    #expect(plan.blockers == [Int32(build)])
    var refused = pipeline
    try refused.pipeline.apply(plan, ids: SequentialIDs())
    #expect(refused.pipeline.runs.count == 1 && refused.pipeline.attempts == pipeline.pipeline.attempts)
  }

  // MARK: 3.2.10

  /// 3.2.10, no way out of a stuck job (packit-service #1595): it is joined until it is ended as cancelled, and then rerun.
  @Test func aStuckJobIsEndedAndThenRerun() throws {
    var pipeline = try P()
    try pipeline.record(.succeeded, of: CellKey("srpm/copr_build"))
    try pipeline.record(.running, of: P.build44)
    let check = PackitAction.checks([try CheckName("rpm-build:fedora-44-x86_64")])
    let joining = try pipeline.apply(check)
    #expect(joining.isEmpty && names(joining.joined, in: pipeline) == [Self.build, Self.test, Self.full])
    #expect(pipeline.pipeline.runs.count == 1)
    #expect(try pipeline.created(.failedChecks).isEmpty)

    #expect(try pipeline.record(.cancelled, of: P.build44) == .changed(skipped: 2))
    #expect(try pipeline.created(.failedChecks) == [Self.build, Self.test, Self.full])
    let plan = try pipeline.apply(check)
    #expect(names(plan.created, in: pipeline) == [Self.build, Self.test, Self.full] && plan.cancelled.isEmpty)

    // The job that hung comes back, and the new one is told of nothing.
    let position = try #require(pipeline.pipeline.graph.position(of: P.build44))
    let stuck = pipeline.pipeline.binding(ofCell: position, inRun: 1)
    #expect(try pipeline.pipeline.record(AttemptChange(state: .succeeded), at: stuck) == .late(newer: 2))
    #expect(pipeline.pipeline.head.states[position] == .pending)
  }

  /// A whole rerun replaces a stuck job whose input it makes anew, and names the job that somebody has to end.
  @Test func aStuckJobBehindWhatIsRerunIsNamed() throws {
    var pipeline = try P()
    try pipeline.record(.succeeded, of: CellKey("srpm/copr_build"))
    let position = try #require(pipeline.pipeline.graph.position(of: P.build44))
    let copr = ExternalID(system: "copr", id: "17")
    _ = try pipeline.pipeline.record(AttemptChange(state: .running, external: copr), at: position)
    let plan = try pipeline.pipeline.plan(try PackitAction.allChecks.scope(in: pipeline.pipeline.graph))
    #expect(plan.cancelled.contains(position))
    #expect(pipeline.pipeline.endings(of: plan).compactMap(\.external) == [copr])
    try pipeline.pipeline.apply(plan, ids: SequentialIDs())
    #expect(pipeline.pipeline.attempts[position].state == .cancelled)
    #expect(pipeline.pipeline.head.states[position] == .pending)
  }
}
