import PipeShape
import PipeShapePackit
import Testing

/// Rows of the service's database as one pipeline with runs.
@Suite struct RowsBecomePipelines {
  private let chroots = ["epel-9-x86_64", "fedora-44-x86_64", "fedora-45-x86_64"]

  /// A source package, a group of builds, and a group of tests for each build: what the service keeps as one row each.
  private func rows() -> (jobs: [JobRow], links: [JobLink]) {
    var jobs = [JobRow(.sources, 1, status: "success", external: "100", submittedAt: 10, startedAt: 11, endedAt: 12)]
    var links: [JobLink] = []
    for (index, chroot) in chroots.enumerated() {
      let id = Int64(index + 1)
      jobs.append(
        JobRow(
          .coprBuilds, id, group: 1, target: chroot, status: "success", external: "100", submittedAt: 20,
          startedAt: 21, endedAt: 30))
      jobs.append(
        JobRow(
          .tests, id, group: id, target: chroot, status: index == 1 ? "failed" : "passed", external: "tf-\(id)",
          submittedAt: 40 + id))
      links.append(JobLink(from: .init(.coprBuilds, id), to: .init(.tests, id)))
    }
    return (jobs, links)
  }

  private func pipeline(
    _ jobs: [JobRow], _ links: [JobLink] = [], _ shipped: [ShippedBuild] = []
  ) throws -> (pipeline: Pipeline, history: JobHistory) {
    let made = try MadePipeline(jobs, links, shipped, createdAt: 9)
    return (made.pipeline, made.history)
  }

  @Test func clonedRowsAreOnePipelineWithRealEdges() throws {
    let (jobs, links) = rows()
    let (pipeline, history) = try pipeline(jobs, links)
    #expect(history.remarks.isEmpty)
    #expect(pipeline.runs == [Run(number: 1, createdAt: 9)])
    #expect(pipeline.graph.steps.map(\.key).sorted() == ["copr_build", "srpm_build", "tests"])
    #expect(pipeline.attempts.count == 7)
    #expect(
      pipeline.edges == [
        "srpm_build[.] > copr_build[epel-9-x86_64]", "srpm_build[.] > copr_build[fedora-44-x86_64]",
        "srpm_build[.] > copr_build[fedora-45-x86_64]", "copr_build[epel-9-x86_64] > tests[epel-9-x86_64]",
        "copr_build[fedora-44-x86_64] > tests[fedora-44-x86_64]",
        "copr_build[fedora-45-x86_64] > tests[fedora-45-x86_64]",
      ])
    #expect(pipeline.attempts(external: ExternalID(system: "copr", id: "100")).count == 4)
    let failed = try #require(pipeline.attempts.first { $0.state == .failed })
    #expect(pipeline.graph.cells[Int(failed.cell)] == CellKey("tests", "fedora-44-x86_64"))
  }

  @Test func anotherGroupOfTestsIsARerunThatSharesTheBuild() throws {
    var (jobs, links) = rows()
    jobs.append(
      JobRow(.tests, 9, group: 9, target: "fedora-44-x86_64", status: "running", external: "tf-9", submittedAt: 90))
    links.append(JobLink(from: .init(.coprBuilds, 2), to: .init(.tests, 9)))
    let (pipeline, _) = try pipeline(jobs, links)
    #expect(pipeline.runs == [Run(number: 1, createdAt: 9), Run(number: 2, createdAt: 90)])
    let newest = try #require(pipeline.attempts.last)
    #expect(newest.run == 2 && newest.ordinal == 2 && newest.state == .running)
    #expect(pipeline.attempts.count(where: { $0.run == 2 }) == 1)
  }

  @Test func idsOfATableSayWhatCameFirstAndNotTexts() throws {
    let rows = [
      JobRow(.tests, 10, group: 10, target: "t", status: "passed", external: "10020464", submittedAt: 5),
      JobRow(.tests, 9, group: 9, target: "t", status: "failed", external: "9931733", submittedAt: 7),
    ]
    let (pipeline, _) = try pipeline(rows)
    #expect(pipeline.attempts.map { $0.external?.id } == ["9931733", "10020464"])
    #expect(pipeline.head.states == [.succeeded])
  }

  @Test func aJobThatWasReplacedInFlightIsCancelled() throws {
    let rows = [
      JobRow(.tests, 1, group: 1, target: "t", status: "running"),
      JobRow(.tests, 2, group: 2, target: "t", status: "queued"),
    ]
    let (pipeline, history) = try pipeline(rows)
    #expect(pipeline.attempts.map(\.state) == [.cancelled, .pending])
    #expect(history.remarks.map(\.code) == [.replacedInFlight])
    #expect(history.remarks[0].row == .init(.tests, 1))
  }

  @Test func aCellTwiceInOneGroupIsTwoAttempts() throws {
    let rows = [
      JobRow(.coprBuilds, 1, group: 1, target: "t", status: "failure"),
      JobRow(.coprBuilds, 2, group: 1, target: "t", status: "success"),
      JobRow(.coprBuilds, 3, group: 1, target: "u", status: "success"),
    ]
    let (pipeline, _) = try pipeline(rows)
    #expect(pipeline.attempts.map(\.run) == [1, 1, 2])
    #expect(pipeline.head.states == [.succeeded, .succeeded])
  }

  @Test func identifiersTellCellsApartAndTheEmptyOneIsNone() throws {
    let rows = [
      JobRow(.tests, 1, group: 1, target: "t", identifier: nil, status: "passed"),
      JobRow(.tests, 2, group: 1, target: "t", identifier: "full", status: "failed"),
      JobRow(.tests, 3, group: 2, target: "t", identifier: "", status: "passed"),
    ]
    let (pipeline, _) = try pipeline(rows)
    #expect(pipeline.graph.cells.map(\.target) == [Target("t"), Target("t", identifier: "full")])
    #expect(pipeline.runs.count == 2)
  }

  @Test func aTestThatPassedOnABuildThatFailedIsNotLinkedToIt() throws {
    let rows = [
      JobRow(.coprBuilds, 1, group: 1, target: "t", status: "failure"),
      JobRow(.tests, 1, group: 1, target: "t", status: "passed"),
    ]
    let (pipeline, history) = try pipeline(rows, [JobLink(from: .init(.coprBuilds, 1), to: .init(.tests, 1))])
    #expect(pipeline.edges.isEmpty)
    #expect(history.remarks.map(\.code) == [.contradictingLink])
    #expect(
      history.remarks[0].message == "tests[t] is succeeded, and copr_build[t], which it was made from, is failed")
  }

  @Test func whatWaitsBehindAFailedSourceIsSkipped() throws {
    let rows = [
      JobRow(.sources, 1, status: "failure"),
      JobRow(.coprBuilds, 1, group: 1, target: "t", status: "waiting_for_srpm"),
    ]
    let (pipeline, history) = try pipeline(rows)
    #expect(pipeline.head.states == [.failed, .skipped] && history.remarks.isEmpty)
  }

  @Test func unknownWordsAndDanglingLinksAreReported() throws {
    let rows = [JobRow(.kojiBuilds, 4, group: 1, target: "f44", status: "exploded", payload: .text("exploded"))]
    let (pipeline, history) = try pipeline(rows, [JobLink(from: .init(.kojiBuilds, 4), to: .init(.tests, 1))])
    #expect(pipeline.attempts.map(\.state) == [.error] && pipeline.attempts[0].payload == .text("exploded"))
    #expect(history.remarks.map(\.code) == [.unknownStatus, .danglingLink])
  }

  @Test func aPipelineWithoutJobsIsOne() throws {
    let (pipeline, history) = try pipeline([])
    #expect(pipeline.graph.cellCount == 0 && pipeline.runs.count == 1 && history.remarks.isEmpty)
  }

  @Test(arguments: 1...40)
  func whateverTheRowsSayAHistoryIsMadeOfThem(seed: UInt64) throws {
    var random = Repeatable(seed: seed)
    for _ in 0..<50 {
      var jobs: [JobRow] = []
      for table in JobTable.allCases {
        for id in 0..<Int64.random(in: 0...4, using: &random) {
          let words = table.vocabulary.words.map(\.word) + ["?"]
          jobs.append(
            JobRow(
              table, id, group: Bool.random(using: &random) ? nil : Int64.random(in: 0...2, using: &random),
              target: ["a", "b", nil, ""].randomElement(using: &random)!,
              identifier: [nil, "", "i"].randomElement(using: &random)!,
              status: Bool.random(using: &random) ? words.randomElement(using: &random) : nil, external: "\(id % 2)",
              submittedAt: Bool.random(using: &random) ? Int64.random(in: 0...9, using: &random) : nil,
              startedAt: Bool.random(using: &random) ? 1 : nil, endedAt: Bool.random(using: &random) ? 2 : nil,
              payload: .int(id)))
        }
      }
      jobs.shuffle(using: &random)
      var links: [JobLink] = []
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        guard let a = jobs.randomElement(using: &random), let b = jobs.randomElement(using: &random),
          a.reference.table < b.reference.table, a.kind != b.kind
        else { continue }
        links.append(JobLink(from: a.reference, to: b.reference))
      }
      let shipped = jobs.filter { $0.reference.table == .updates }.map { update in
        ShippedBuild(
          update: update.reference.id, name: "n", build: [nil, 0, 1, 2, 3, 9].randomElement(using: &random)!)
      }
      let (pipeline, _) = try pipeline(jobs, links, shipped)
      // What was skipped in run 1, since it began behind what failed there, has no row.
      #expect(pipeline.attempts.count(where: { $0.payload != .null }) == jobs.count)
      #expect(pipeline.attempts.allSatisfy { $0.payload != .null || ($0.state == .skipped && $0.run == 1) })
      #expect(
        Set(
          pipeline.runs.indices.dropFirst().map { run in
            pipeline.attempts.contains { Int($0.run) == run + 1 }
          }
        ).isSubset(of: [true]))
    }
  }
}
