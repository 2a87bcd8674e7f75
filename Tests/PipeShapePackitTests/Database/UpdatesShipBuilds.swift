import PipeShape
import PipeShapePackit
import Testing

/// Updates know builds by names; edges between the two come from rows that have them.
@Suite struct UpdatesShipBuilds {
  private func build(_ id: Int64, _ target: String = "f44", status: String = "success", at: Int64? = nil) -> JobRow {
    JobRow(.kojiBuilds, id, group: id, target: target, status: status, submittedAt: at ?? id * 10)
  }

  private func update(_ id: Int64, _ target: String = "f44", status: String = "success", at: Int64 = 100) -> JobRow {
    JobRow(.updates, id, group: id, target: target, status: status, external: "FEDORA-\(id)", submittedAt: at)
  }

  private func ships(_ update: Int64, _ name: String, _ builds: Int64?...) -> [ShippedBuild] {
    builds.map { ShippedBuild(update: update, name: name, build: $0) }
  }

  private func pipeline(_ jobs: [JobRow], _ shipped: [ShippedBuild]) throws -> (pipeline: Pipeline, history: JobHistory)
  {
    let made = try MadePipeline(jobs, [], shipped)
    return (made.pipeline, made.history)
  }

  @Test func anUpdateFollowsTheBuildsThatItNames() throws {
    let (pipeline, history) = try pipeline(
      [build(1), build(2, "f43"), build(3, "rawhide"), update(1), update(2, "f43")],
      ships(1, "p-1-1.fc44", 1) + ships(2, "p-1-1.fc43", 2))
    #expect(history.remarks.isEmpty)
    #expect(
      pipeline.edges.sorted() == [
        "koji_build[f43] > bodhi_update[f43]", "koji_build[f44] > bodhi_update[f44]",
      ])
  }

  // koji_build[f44]   1 failed      2 succeeded
  // bodhi_update[f44] (skipped) --> 1 succeeded
  @Test func anUpdateOfABuildThatWasMadeAgainIsOfTheLaterRun() throws {
    let (pipeline, history) = try pipeline(
      [build(1, status: "failed"), build(2), update(1)], ships(1, "p-1-1.fc44", 1, 2))
    #expect(history.remarks.isEmpty)
    #expect(pipeline.edges == ["koji_build[f44] > bodhi_update[f44]"])
    #expect(pipeline.attempts.map(\.run) == [1, 1, 2, 2])
    #expect(pipeline.attempts.map(\.state) == [.failed, .skipped, .succeeded, .succeeded])
    #expect(pipeline.attempts.map { $0.external?.id } == [nil, nil, nil, "FEDORA-1"])
    #expect(pipeline.violatedInvariant() == nil)
  }

  @Test func aBuildThatWasAskedForOnceMoreAndRefusedIsNotWhatWasShipped() throws {
    let (pipeline, history) = try pipeline(
      [build(1), update(1, at: 15), build(2, status: "failed")], ships(1, "p-1-1.fc44", 2, 1))
    #expect(history.remarks.isEmpty && pipeline.edges == ["koji_build[f44] > bodhi_update[f44]"])
    #expect(pipeline.head.states == [.failed, .succeeded])
  }

  @Test func anUpdateThatWasMadeAgainIsARun() throws {
    let (pipeline, _) = try pipeline(
      [build(1), update(1, status: "error"), update(2, at: 200)], ships(1, "p-1-1.fc44", 1) + ships(2, "p-1-1.fc44", 1))
    #expect(pipeline.runs.count == 2 && pipeline.edges.count == 1)
    #expect(pipeline.head.states == [.succeeded, .succeeded])
  }

  @Test func namesThatLeadNowhereAreRemarks() throws {
    let (pipeline, history) = try pipeline(
      [build(1), update(1)],
      ships(1, "p-1-1.fc44", 1) + ships(1, "other-1-1.fc44", nil) + ships(1, "third-1-1.fc44", 7, 9))
    #expect(pipeline.edges.count == 1)
    #expect(history.remarks.map(\.code) == [.unknownBuild, .danglingLink])
    #expect(history.remarks.allSatisfy { $0.row == .init(.updates, 1) })
    #expect(
      history.remarks.map(\.message) == [
        "ships other-1-1.fc44, and no row of koji_build_targets has that name",
        "ships third-1-1.fc44, which is row 9 of koji_build_targets, and the pipeline lacks it",
      ])
  }

  @Test func ofBuildsOnSeveralTargetsTheNewestThatSucceededCounts() throws {
    let (pipeline, history) = try pipeline(
      [build(1), build(2, "f44-candidate"), build(3, "rawhide", status: "failed"), update(1)],
      ships(1, "p-1-1.fc44", 1, 2, 3))
    #expect(pipeline.edges == ["koji_build[f44-candidate] > bodhi_update[f44]"])
    #expect(history.remarks.map(\.code) == [.severalBuilds])
    #expect(
      history.remarks.map(\.message) == [
        "ships p-1-1.fc44, which rows 1, 2, 3 of koji_build_targets are on several targets; row 2 counts"
      ])
  }

  @Test func anUpdateThatWentOutWithABuildThatFailedIsNotLinkedToIt() throws {
    let (pipeline, history) = try pipeline([build(1, status: "failed"), update(1)], ships(1, "p-1-1.fc44", 1))
    #expect(pipeline.edges.isEmpty)
    #expect(history.remarks.map(\.code) == [.contradictingLink])
  }
}
