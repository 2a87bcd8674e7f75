import PipeShape
import PipeShapePackit
import Testing

/// What each action of the service reruns, in a pipeline that has ended.
@Suite struct ActionsMeanCells {
  private typealias P = ServicePipeline

  @Test func buildMeansCoprBuildsAndWhatFollowsAndSharesTheSource() throws {
    let pipeline = try P([:])
    let builds = [
      "copr_build[epel-9-x86_64]", "copr_build[fedora-44-x86_64]", "copr_build[fedora-45-x86_64]",
      "copr_build/asan[fedora-44-x86_64:asan]", "copr_build/asan[fedora-45-x86_64:asan]",
    ]
    let tests = [
      "tests[epel-9-x86_64]", "tests[fedora-44-x86_64]", "tests[fedora-45-x86_64]",
      "tests/full[fedora-44-x86_64:full]",
    ]
    #expect(try pipeline.created(.build()) == builds + tests)
    #expect(
      try pipeline.created(.build(), .service) == ["srpm/copr_build[.]", "srpm/copr_build/asan[.]"] + builds + tests)
    #expect(try pipeline.created(.build(JobChoice(identifier: "asan"))) == Array(builds.suffix(2)))
  }

  @Test func testMeansTestsOrThoseOfAnIdentifier() throws {
    let pipeline = try P([:])
    #expect(try pipeline.created(.test()).count == 4)
    #expect(
      try pipeline.created(.test(JobChoice(identifier: "full"))) == ["tests/full[fedora-44-x86_64:full]"])
    #expect(throws: PackitActionError(.notFound, "no tests has the identifier 'ful'; did you mean 'full'?")) {
      try pipeline.created(.test(JobChoice(identifier: "ful")))
    }
  }

  @Test func aJobOfAnotherKindIsMeantByItsCommand() throws {
    let pipeline = try P([:])
    #expect(try pipeline.created(.job(kind: "upstream_koji_build")) == ["upstream_koji_build[f44]"])
    #expect(try pipeline.created(.job(kind: "upstream_koji_build", targets: ["f44"])).count == 1)
    #expect(throws: PackitActionError(.notFound, "no upstream_koji_build has the target 'f45'; did you mean 'f44'?")) {
      try pipeline.created(.job(kind: "upstream_koji_build", targets: ["f45"]))
    }
    #expect(throws: PackitActionError(.notFound, "the pipeline has no bodhi_update")) {
      try pipeline.created(.job(kind: "bodhi_update"))
    }
  }

  @Test func aCheckMeansItsCellAndWhatFollows() throws {
    let pipeline = try P([:])
    let build = try CheckName("rpm-build:fedora-44-x86_64")
    #expect(
      try pipeline.created(.checks([build])) == [
        "copr_build[fedora-44-x86_64]", "tests[fedora-44-x86_64]", "tests/full[fedora-44-x86_64:full]",
      ])
    let test = try CheckName("testing-farm:fedora-44-x86_64:full")
    #expect(try pipeline.created(.checks([test])) == ["tests/full[fedora-44-x86_64:full]"])
    #expect(try pipeline.created(.checks([])).isEmpty)
    #expect(
      throws: PackitActionError(
        .notFound,
        "the pipeline has no check 'rpm-build:fedora-43-x86_64'; did you mean 'rpm-build:fedora-44-x86_64'?")
    ) { try pipeline.created(.checks([try CheckName("rpm-build:fedora-43-x86_64")])) }
  }

  @Test func severalFailedChecksAreOneRun() throws {
    var pipeline = try P([P.build45: .failed, P.test44: .error, P.full44: .failed])
    let plan = try pipeline.apply(.failedChecks)
    #expect(
      plan.created.map { pipeline.pipeline.graph.cells[$0].description } == [
        "copr_build[fedora-45-x86_64]", "tests[fedora-44-x86_64]", "tests[fedora-45-x86_64]",
        "tests/full[fedora-44-x86_64:full]",
      ])
    #expect(pipeline.pipeline.runs.count == 2)
  }

  @Test func allChecksMeansThePipeline() throws {
    let pipeline = try P([:])
    #expect(try pipeline.created(.allChecks).count == pipeline.pipeline.graph.cellCount)
  }

  @Test func aStepIsChosenOrSomeOfItsTargets() throws {
    let pipeline = try P([:])
    #expect(try pipeline.created(.step("copr_build/asan")).count == 2)
    #expect(
      try pipeline.created(.step("copr_build", targets: ["fedora-45-x86_64", "epel-9-x86_64"])) == [
        "copr_build[epel-9-x86_64]", "copr_build[fedora-45-x86_64]", "tests[epel-9-x86_64]",
        "tests[fedora-45-x86_64]",
      ])
    #expect(throws: PackitActionError(.notFound, "the pipeline has no step 'copr-build'; did you mean 'copr_build'?")) {
      try pipeline.created(.step("copr-build"))
    }
    #expect(throws: PackitActionError.self) { try pipeline.created(.step("copr_build", targets: ["fedora-44"])) }
  }

  @Test func aCheckOfTwoStepsIsAmbiguous() throws {
    let target = Target("fedora-44-x86_64")
    let graph = try PipelineGraph(
      steps: [
        Step("copr_build", kind: "copr_build", targets: [target]),
        Step("copr_build~2", kind: "copr_build", targets: [target]),
      ], edges: [])
    let action = PackitAction.checks([try CheckName("rpm-build:fedora-44-x86_64")])
    #expect(
      throws: PackitActionError(
        .ambiguous,
        "'rpm-build:fedora-44-x86_64' may mean each of 'copr_build', 'copr_build~2': choose the step instead")
    ) { try action.scope(in: graph) }
  }
}
