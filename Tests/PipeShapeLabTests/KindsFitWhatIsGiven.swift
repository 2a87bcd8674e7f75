import PipeShape
import PipeShapeStore
import Testing

@testable import PipeShapeLab

@Suite struct KindsFitWhatIsGiven {
  private func given(_ payload: PayloadValue, of kind: String = "srpm_build") throws -> GivenPipelines {
    let graph = try PipelineGraph(steps: [Step("a", kind: kind)], edges: [])
    let attempt = Attempt(id: AttemptID(1), cell: 0, ordinal: 1, run: 1, state: .succeeded, payload: payload)
    let pipeline = try Pipeline(
      id: PipelineID(12), event: EventID(1), graph: graph, runs: [Run(number: 1, createdAt: 1)], attempts: [attempt])
    return try GivenPipelines(
      of: "s.db", kinds: givenKinds,
      entries: [GivenPipelines.Entry(pipeline, from: givenOrigin(event: 1, commit: "c", at: 1))])
  }

  @Test func theyStayWherePayloadsKeepToThem() throws {
    for payload in [PayloadValue.null, .record(["url": .text("u"), "logs": .null]), .record(["url": .text("u")])] {
      let given = try given(payload)
      #expect(given.kinds.kinds == givenKinds.kinds)
      #expect(given.loosenedKinds == [] && given.opaqueKinds == [])
    }
  }

  @Test func aFieldThatAPayloadLacksIsNotRequired() throws {
    let given = try given(.record(["logs": .text("l"), "url": .null]))
    #expect(given.loosenedKinds == ["srpm_build"] && given.opaqueKinds == [])
    #expect(given.kinds["srpm_build"]?.schema.fields.map(\.isOptional) == [true, true])
    #expect(given.kinds["copr_build"] == givenKinds["copr_build"])
  }

  @Test(arguments: [PayloadValue.int(1), .record(["url": .int(1)]), .record(["url": .text("u"), "new": .bool(true)])])
  func aKindWithAnotherPayloadHasNoSchema(payload: PayloadValue) throws {
    let given = try given(payload)
    #expect(given.opaqueKinds == ["srpm_build"])
    #expect(given.kinds.kinds.map(\.name) == ["copr_build"])
    #expect(try self.given(payload, of: "other").opaqueKinds == [])
  }

  @Test func whatHasNoCellsOrNoHistoryIsRefusedByName() throws {
    let refusal = { (body: () throws -> Void) -> String? in
      do { try body() } catch { return (error as? ComparisonError).map { "\($0.code): \($0.message)" } }
      return nil
    }
    let none = refusal { _ = try GivenPipelines(of: "s.db", kinds: givenKinds, entries: []) }
    #expect(none == "badShape: s.db has no pipeline with cells")
    // A success behind what did not succeed: restored as it is stored, and refused by whoever loads it.
    let graph = try PipelineGraph(
      steps: [Step("a", kind: "k"), Step("b", kind: "k")], edges: [Edge(from: "a", to: "b", binding: .each)])
    let attempts = [AttemptState.failed, .succeeded].enumerated().map { cell, state in
      Attempt(id: AttemptID(Int64(cell + 1)), cell: Int32(cell), ordinal: 1, run: 1, state: state)
    }
    let damaged = try Pipeline(
      id: PipelineID(12), event: EventID(1), graph: graph, runs: [Run(number: 1)], attempts: attempts)
    let message = refusal {
      let entry = GivenPipelines.Entry(damaged, from: givenOrigin(event: 1, commit: "c", at: 1))
      _ = try GivenPipelines(of: "s.db", kinds: givenKinds, entries: [entry])
    }
    #expect(message?.hasPrefix("badShape: s.db: no store would load pipeline 12: b[.] is succeeded, but") == true)
  }

  /// The first message brings what is short and what is required, the last one everything.
  @Test func newAttemptsAreToldWhatGivenOnesHave() throws {
    let long = String(repeating: "x", count: 101)
    let payload: PayloadValue = .record([
      "owner": .text("me"), "accepted": .int(5), "packages": .array([.text(long)]),
    ])
    let graph = try PipelineGraph(steps: [Step("a", kind: "copr_build"), Step("b", kind: "srpm_build")], edges: [])
    let attempts = [payload, .record(["url": .text(long), "logs": .null])].enumerated().map { cell, payload in
      Attempt(
        id: AttemptID(Int64(cell + 1)), cell: Int32(cell), ordinal: 1, run: 1, state: .succeeded, payload: payload)
    }
    let pipeline = try Pipeline(
      id: PipelineID(1), event: EventID(1), graph: graph, runs: [Run(number: 1)], attempts: attempts)
    let samples = PayloadSamples(of: [pipeline], kinds: givenKinds)
    var random = SeededRandom(seed: 1)
    let build = samples.messages(kind: "copr_build", &random)
    #expect(build.submitted == .record(["owner": .text("me"), "accepted": .int(5)]))
    #expect(build.progress == ["owner": .text("me")])
    #expect(build.ended == ["owner": .text("me"), "accepted": .int(5), "packages": .array([.text(long)])])
    let source = samples.messages(kind: "srpm_build", &random)
    #expect(source.submitted == .record(["url": .text(long)]) && source.ended == ["url": .text(long)])
    #expect(source.progress.count == 0)
    #expect(samples.messages(kind: "tests", &random).submitted == nil)
  }
}
