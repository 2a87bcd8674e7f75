import PipeShape
import PipeShapePackit
import Testing

/// Jobs from before groups as pipelines with runs, and how their tables were read.
@Suite struct JobsBeforeGroupsBecomePipelines {
  private func pipeline(_ jobs: [JobRow], _ links: [JobLink] = []) throws -> Pipeline {
    let history = try JobHistory(jobs: jobs, links: links, createdAt: 1)
    return try Pipeline(
      importing: PipelineID(1), event: EventID(1), graph: history.graph, runs: history.runs, attempts: history.attempts)
  }

  @Test func aRowForEachChrootIsOnePipelineWithItsRetest() throws {
    let hour: Int64 = 3_600_000
    let jobs = [
      JobRow(.sources, 1, status: "success", external: "100", submittedAt: 0),
      JobRow(.coprBuilds, 1, target: "f36", status: "success", external: "100", submittedAt: 1),
      JobRow(.coprBuilds, 2, target: "f37", status: "success", external: "100", submittedAt: 1),
      JobRow(.tests, 1, target: "f36", status: "failed", external: "tf-1", submittedAt: hour),
      JobRow(.tests, 2, target: "f37", status: "failed", external: "tf-2", submittedAt: 2 * hour),
      JobRow(.tests, 3, target: "f36", status: "passed", external: "tf-3", submittedAt: 3 * hour),
      JobRow(.tests, 4, target: "f37", status: "passed", external: "tf-4", submittedAt: 3 * hour + 2000),
    ]
    let made = GroupedJobs(jobs, event: 1)
    #expect(made.tests == [[1, 2], [3, 4]])
    #expect(made.remarks.map(\.code) == [.groupedByTime, .groupedByTime])
    let pipeline = try pipeline(made.jobs)
    #expect(pipeline.runs == [Run(number: 1, createdAt: 1), Run(number: 2, createdAt: 3 * hour)])
    #expect(pipeline.attempts.count(where: { $0.run == 2 }) == 2)
    #expect(pipeline.head.states.allSatisfy { $0 == .succeeded })
  }

  @Test func aGroupIsNamedByItsFirstRowInThePayloadToo() {
    let payload = PayloadValue.record(["row": .int(4), "group": .null])
    let jobs = [
      JobRow(.sources, 9, status: "success"), JobRow(.coprBuilds, 3, target: "a", status: "success", external: "1"),
      JobRow(.coprBuilds, 4, target: "b", status: "success", external: "1", payload: payload),
      JobRow(.syncs, 5, group: 2, target: "f37", status: "submitted"),
    ]
    let made = GroupedJobs(jobs, event: nil)
    #expect(made.jobs.map(\.reference) == jobs.map(\.reference))
    #expect(made.jobs.map(\.group) == [nil, 3, 3, 2])
    #expect(made.jobs[2].payload == .record(["row": .int(4), "group": .int(3)]))
    #expect(made.remarks.isEmpty)
  }

  @Test func payloadsHaveTheFieldsOfToday() throws {
    #expect(
      PackitRevision.beforeGroups.tables == [.sources, .coprBuilds, .kojiBuilds, .images, .tests, .syncs])
    #expect(PackitRevision.withGroups.tables == JobTable.allCases)
    for table in PackitRevision.beforeGroups.tables {
      let columns = try #require(PackitRevision.beforeGroups.columns(of: table))
      #expect(columns.schema == PackitRevision.withGroups.columns(of: table)?.schema, "\(table)")
      for later in ["nvr", "sidetag", "build_submission_stdout", "ranch", "build_logs_urls", "pull_requests"] {
        #expect(!columns.list().contains("t.\(later)"), "\(table) \(later)")
      }
    }
  }
}
