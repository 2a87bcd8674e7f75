@testable import PipeShape
import Testing

/// Stories on srpm → build[a, b, c] → tests[a, b, c] with docs beside them.
@Suite struct RerunsFollowTheGraph {
  private func finished(_ failing: String...) throws -> Pipeline {
    var pipeline = try pipeline(buildAndTest())
    for cell in failing { try pipeline.end(cell, .failed) }
    for step in ["docs", "srpm", "build", "tests"] { try pipeline.end("\(step) and unfinished", .succeeded) }
    return pipeline
  }

  @Test func oneChrootTakesItsTestAndNothingElse() throws {
    var pipeline = try finished()
    let plan = try pipeline.rerun("build[b]")
    #expect(pipeline.names(plan.created) == ["build[b]", "tests[b]"])
    #expect(plan.reasons == [.seed, .via(3)])
    #expect(plan.kept.count == 6)
    #expect(pipeline.attempts.count == 10 && pipeline.runs.count == 2)
    #expect(pipeline.attempt(ofCell: 2).run == 1 && pipeline.attempt(ofCell: 3).run == 2)
  }

  @Test func aFailedBuildSkipsItsTestAndAFailedRerunTakesBoth() throws {
    var pipeline = try pipeline(buildAndTest())
    try pipeline.end("srpm", .succeeded)
    try pipeline.end("build[a]", .cancelled)
    #expect(pipeline.head.states[5] == .skipped)
    let plan = try pipeline.rerun("failed")
    #expect(pipeline.names(plan.created) == ["build[a]", "tests[a]"])
    #expect(pipeline.head.states[2] == .pending && pipeline.head.states[5] == .pending)
  }

  @Test func aTestOfABrokenBuildIsBlockedAndRepairRebuilds() throws {
    var pipeline = try pipeline(buildAndTest())
    try pipeline.end("srpm", .succeeded)
    try pipeline.end("build[a]", .failed)
    let kept = try pipeline.rerun("tests[a]")
    #expect(kept.isEmpty && pipeline.names(kept.blocked) == ["tests[a]"] && kept.blockers == [2])
    #expect(pipeline.runs.count == 1)
    let repaired = try pipeline.rerun("tests[a]", .repair)
    #expect(pipeline.names(repaired.created) == ["build[a]", "tests[a]"])
    #expect(repaired.reasons == [.repaired, .seed])
  }

  @Test func whatIsInFlightIsJoinedUnlessItsInputIsReplaced() throws {
    var pipeline = try pipeline(buildAndTest())
    try pipeline.end("srpm", .succeeded)
    try pipeline.end("build[a]", .succeeded)
    try pipeline.end("tests[a]", .running)
    let joining = try pipeline.plan(RerunScope(Selection(parsing: "tests[a]")))
    #expect(pipeline.names(joining.joined) == ["tests[a]"] && joining.isEmpty)
    let replacing = try pipeline.rerun("build[a]")
    #expect(pipeline.names(replacing.cancelled) == ["tests[a]"])
    #expect(pipeline.attempts[5].state == .cancelled && pipeline.head.states[5] == .pending)
  }

  @Test func exactLeavesDependentsStaleAndALaterRerunSkipsWhatItLeftBehind() throws {
    // tests[a] waits on build[a] attempt 1; an exact rerun replaces srpm, which then fails.
    var pipeline = try pipeline(buildAndTest())
    try pipeline.end("srpm", .succeeded)
    let exact = try pipeline.rerun("srpm", .keep, .exact)
    #expect(pipeline.names(exact.created) == ["srpm[.]"])
    #expect(
      pipeline.names(pipeline.head.stale(in: pipeline.graph.cellGraph)) == [
        "build[a]", "build[b]", "build[c]", "tests[a]", "tests[b]", "tests[c]",
      ])
    try pipeline.end("srpm", .failed)
    #expect(pipeline.head.states[2] == .pending, "build[a] consumed the attempt before")
    let plan = try pipeline.rerun("build[a]")
    #expect(pipeline.names(plan.blocked) == ["build[a]", "tests[a]"] && plan.isEmpty)
    #expect(plan.blockers == [1, 1])
  }

  @Test func nothingSelectedIsNothingDone() throws {
    var pipeline = try finished()
    let plan = try pipeline.rerun("failed")
    #expect(plan.isEmpty && plan.kept.count == 8 && pipeline.runs.count == 1)
  }

  @Test func aTokenChangesWithTheHeadAndWithThePlan() throws {
    var pipeline = try finished("tests[a]")
    let first = try pipeline.plan(.failed)
    #expect(try pipeline.plan(.failed).token == first.token)
    #expect(try pipeline.plan(.step("tests")).token != first.token)
    try pipeline.rerun("docs")
    #expect(try pipeline.plan(.failed).token != first.token)
    let error = #expect(throws: PipelineError.self) { try pipeline.apply(first, ids: SequentialIDs()) }
    #expect(error?.code == .planChanged)
  }

  @Test(arguments: [false, true])
  func theWideWayPlansLikeTheNarrowOne(exact: Bool) throws {
    var pipeline = try pipeline(buildAndTest())
    try pipeline.end("srpm", .succeeded)
    try pipeline.end("build[a]", .failed)
    try pipeline.end("build[b]", .succeeded)
    try pipeline.end("tests[b]", .running)
    let planner = RerunPlanner(graph: pipeline.graph.cellGraph, head: pipeline.head)
    for mask in 0..<256 {
      let seeds = CellSet(capacity: 8, (0..<8).filter { mask >> $0 & 1 != 0 })
      for upstream in UpstreamPolicy.allCases {
        let mode: RerunMode = exact ? .exact : .downstream
        #expect(
          planner.plan(seeds, upstream: upstream, mode: mode)
            == planner.planSets(seeds, upstream: upstream, mode: mode))
      }
    }
  }
}
