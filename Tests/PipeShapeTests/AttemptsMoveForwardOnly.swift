import PipeShape
import Testing

@Suite struct AttemptsMoveForwardOnly {
  @Test(arguments: AttemptState.allCases, AttemptState.allCases)
  func everyTransitionIsLegalOrHasItsAnswer(from: AttemptState, to: AttemptState) throws {
    var pipeline = try pipeline(PipelineGraph(steps: [Step("a", kind: "k")], edges: []), [from])
    let before = pipeline.attempts[0]
    let result = Result { () throws(PipelineError) in try pipeline.record(AttemptChange(state: to), at: 0) }
    if from.isInFlight, to == .pending || (to == .running && from == .running) {
      let error = #expect(throws: PipelineError.self) { try result.get() }
      #expect(error?.code == .illegalTransition)
      #expect(pipeline.attempts[0] == before)
    } else if from.isInFlight {
      #expect(try result.get() == .changed(skipped: 0))
      #expect(pipeline.attempts[0].state == to && pipeline.head.states == [to])
    } else {
      #expect(try result.get() == (from == to ? .unchanged : .late(newer: nil)))
      #expect(pipeline.attempts[0] == before)
    }
  }

  @Test func startAndSuccessNeedEveryInput() throws {
    var pipeline = try pipeline(buildAndTest())
    for state in [AttemptState.running, .succeeded] {
      let error = #expect(throws: PipelineError.self) {
        try pipeline.record(AttemptChange(state: state), at: 2)
      }
      #expect(error?.code == .notReady)
    }
    #expect(try pipeline.record(AttemptChange(state: .error), at: 2) == .changed(skipped: 1))
    #expect(pipeline.head.states[5] == .skipped && pipeline.head.states[6] == .pending)
  }

  @Test func aLateResultNamesTheNewerAttemptAndChangesNothing() throws {
    var pipeline = try pipeline(buildAndTest())
    try pipeline.end("docs", .failed)
    try pipeline.rerun("docs")
    #expect(try pipeline.record(AttemptChange(state: .succeeded), at: 0) == .late(newer: 2))
    #expect(try pipeline.record(AttemptChange(state: .failed), at: 0) == .unchanged)
    #expect(pipeline.attempts[0].state == .failed)
  }

  @Test func anExternalIdIsSetWhileUnfinishedOnly() throws {
    var pipeline = try pipeline(buildAndTest())
    let (first, second) = (ExternalID(system: "copr", id: "1"), ExternalID(system: "copr", id: "2"))
    #expect(try pipeline.record(AttemptChange(external: first), at: 0) == .changed(skipped: 0))
    #expect(try pipeline.record(AttemptChange(external: second), at: 0) == .changed(skipped: 0))
    try pipeline.end("docs", .succeeded)
    #expect(try pipeline.record(AttemptChange(external: second), at: 0) == .unchanged)
    #expect(try pipeline.record(AttemptChange(external: first), at: 0) == .late(newer: nil))
    #expect(pipeline.attempts(external: second) == [0] && pipeline.attempts(external: first).isEmpty)
  }

  @Test func initialStatesMustBeReachable() throws {
    let graph = try buildAndTest()
    var states = [AttemptState](repeating: .pending, count: 8)
    states[2] = .running
    #expect(throws: PipelineError.self) { try pipeline(graph, states) }
    states[2] = .failed
    #expect(try pipeline(graph, states).head.states[5] == .skipped)
  }

  @Test func aHistoryRestoresAndABrokenOneIsRefused() throws {
    var pipeline = try pipeline(buildAndTest())
    try pipeline.end("srpm", .failed)
    try pipeline.rerun("all")
    let restored = try Pipeline(
      importing: pipeline.id, event: pipeline.event, graph: pipeline.graph, runs: pipeline.runs,
      attempts: pipeline.attempts.reversed())
    #expect(restored.head == pipeline.head && restored.attempts == pipeline.attempts)
    #expect(restored.violatedInvariant() == nil)
    for broken in [[Attempt](pipeline.attempts.dropFirst()), pipeline.attempts + [pipeline.attempts[0]]] {
      let error = #expect(throws: PipelineError.self) {
        try Pipeline(
          id: pipeline.id, event: pipeline.event, graph: pipeline.graph, runs: pipeline.runs, attempts: broken)
      }
      #expect(error?.code == .inconsistentState)
    }
  }
}
