import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

@Suite struct CopiesAreLaterAndTheirOwn {
  private static let day: Int64 = 86_400_000
  private static let hash = "0123456789abcdef0123456789abcdef01234567"
  private static let request = "0a1b2c3d-1111-2222-3333-444455556666"

  /// A source build and a target that share a Copr build, and a test of it.
  private func given() throws -> GivenPipelines {
    let graph = try PipelineGraph(
      steps: [Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build"), Step("tests", kind: "tests")],
      edges: [Edge(from: "srpm", to: "build", binding: .each), Edge(from: "build", to: "tests", binding: .each)])
    let ids = [
      ExternalID(system: "copr", id: "41"), ExternalID(system: "copr", id: "41"),
      ExternalID(system: "testing-farm", id: Self.request),
    ]
    func entry(_ number: Int64, _ commit: String, at: Int64, _ ids: [ExternalID]) throws -> GivenPipelines.Entry {
      let attempts = ids.indices.map { cell in
        Attempt(
          id: AttemptID(Int64(cell + 1)), cell: Int32(cell), ordinal: 1, run: 1, state: .succeeded, started: true,
          external: ids[cell], startedAt: at + 10, endedAt: at + 20,
          payload: cell == 0 ? .record(["url": .text("u"), "logs": .null]) : .null)
      }
      let pipeline = try Pipeline(
        id: PipelineID(number), event: EventID(7), graph: graph, runs: [Run(number: 1, createdAt: at)],
        attempts: attempts)
      return GivenPipelines.Entry(pipeline, from: givenOrigin(event: 7, commit: commit, at: 1000))
    }
    return try GivenPipelines(
      of: "s", kinds: givenKinds,
      entries: [
        entry(1, Self.hash, at: 1100, ids),
        entry(2, Self.hash, at: 2000, ids.map { ExternalID(system: $0.system, id: $0.id == "41" ? "44" : "f.7") }),
      ])
  }

  @Test func timesAreShiftedByAllThatTheyTookAndADay() throws {
    let copies = GivenCopies(of: try given(), count: 5)
    // From the event at 1000 to the last end at 2020.
    let span = 1020 + Self.day
    for place in 0..<5 {
      let shift = Int64(place / 2) * span
      let at = (place % 2 == 0 ? 1100 : 2000) + shift
      let pipeline = try copies.pipeline(at: place)
      #expect(copies.origin(at: place).event.at == 1000 + shift)
      #expect(pipeline.runs.map(\.createdAt) == [at])
      #expect(pipeline.attempts.map(\.startedAt) == [at + 10, at + 10, at + 10])
      #expect(pipeline.attempts.map(\.endedAt) == [at + 20, at + 20, at + 20])
      #expect(pipeline.attempts[0].payload == .record(["url": .text("u"), "logs": .null]))
    }
    #expect(copies.lastTime == 2020 + 2 * span)
  }

  @Test func idsAreOthersInEachCopyAndSharedWhereTheyWere() throws {
    let copies = GivenCopies(of: try given(), count: 6)
    let ids = try (0..<6).map { try copies.pipeline(at: $0).attempts.map { $0.external?.id ?? "" } }
    // Numbers count on: from 41 to 44 there are four.
    #expect(ids.map { $0[0] } == ["41", "44", "45", "48", "49", "52"])
    #expect(ids.allSatisfy { $0[0] == $0[1] })
    #expect([ids[1][2], ids[3][2], ids[5][2]] == ["f.7", "f.7..1", "f.7..2"])
    let requests = [ids[0][2], ids[2][2], ids[4][2]]
    #expect(requests[0] == Self.request && Set(requests).count == 3)
    for request in requests {
      #expect(request.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
      #expect(request.allSatisfy { $0 == "-" || $0.isHexDigit })
    }
    #expect(copies.firstFreeNumber == 53)
  }

  @Test func commitsStayHashesAndProjectsAndReferencesStay() throws {
    let copies = GivenCopies(of: try given(), count: 6)
    let origins = (0..<6).map { copies.origin(at: $0) }
    #expect(origins[0].event.commit.hash == Self.hash)
    for copy in 0..<3 { #expect(origins[2 * copy].event.commit == origins[2 * copy + 1].event.commit) }
    let commits = Set(origins.map(\.event.commit.hash))
    #expect(commits.count == 3)
    #expect(commits.allSatisfy { $0.count == 40 && $0.allSatisfy(\.isHexDigit) })
    #expect(Set(origins.map(\.project.url)) == ["https://forge/1"])
    #expect(Set(origins.map(\.event.reference)) == [GitReference(.pullRequest, "7")])
  }

  @Test func eventsAreEachCopysOwn() throws {
    var data = try DataSet(ComparisonSettings(pipelines: 6), shapes: [], given: try given())
    let siblings = try data.next(6).map { pipeline -> Int? in
      if case .eventOf(let earlier) = pipeline.origin { earlier } else { nil }
    }
    #expect(siblings == [nil, 0, nil, 2, nil, 4])
  }

  @Test func numbersHashesAndOtherNamesNeverMeetInTwoCopies() {
    var random = SeededRandom(seed: 3)
    var texts: Set<String> = ["0", "00", "9999999999", "99999999999", "c0ffee", "a-b", "x", String(Int64.max)]
    for _ in 0..<200 {
      texts.insert(String(random.below(5000)))
      texts.insert(PayloadText.hexadecimal(16 + random.below(30), &random))
    }
    let names = CopiedNames(texts.map { ExternalID(system: "s", id: $0) }, copies: 40)
    let all = (0..<40).flatMap { copy in texts.map { names.name($0, in: copy) } }
    #expect(Set(all).count == all.count)
    #expect(names.name("", in: 7) == "")
    // Numbers that would become too long are no longer counted on.
    let long = CopiedNames(["5", "999999999999999"].map { ExternalID(system: "s", id: $0) }, copies: 2)
    #expect(long.name("5", in: 1) == "5.1" && long.firstFree == 1_000_000_000_000_000)
  }
}
