import PipeShape
import PipeShapeStore

@testable import PipeShapeLab

/// Kinds as a service could have them: others than the experiment's, though of the same names.
let givenKinds = KindRegistry([
  StepKind(
    "srpm_build",
    schema: PayloadSchema([FieldDescription("url", .text), FieldDescription("logs", .text, isOptional: true)])),
  StepKind(
    "copr_build",
    schema: PayloadSchema([
      FieldDescription("owner", .text, isOptional: true), FieldDescription("accepted", .time, isOptional: true),
      FieldDescription("packages", .array(.text), isOptional: true),
    ])),
])

/// An event of a store.
func givenOrigin(event: Int, commit: String, at: Int64) -> PipelineOrigin {
  let project = Project(id: ProjectID(Int64(event % 3)), url: "https://forge/\(event % 3)")
  return PipelineOrigin(
    event: Event(
      id: EventID(Int64(event)), project: project.id, reference: GitReference(.pullRequest, "\(event)"),
      commit: Commit(commit), at: at),
    project: project)
}

/// Pipelines as a store in service may have them: ends in no order, some unfinished at any age, some without times,
/// without cells, without external ids, with kinds that nobody knows, and several of one event.
struct RandomGiven {
  private var random: SeededRandom
  private var builds = 5_000_000

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func pipelines(_ count: Int) throws -> GivenPipelines {
    var entries: [GivenPipelines.Entry] = []
    var event = 0
    for number in 0..<count {
      if number == 0 || random.chance(0.6) { event += 1 }
      let commit = PayloadText.hexadecimal(40, &random)
      // The first time of each is its own, so that it can be found again.
      let time = 1_700_000_000_000 + Int64(random.below(50)) * 1_000_000_000 + Int64(number)
      let known = entries.last { $0.origin.event.id == EventID(Int64(event)) }?.origin
      entries.append(
        GivenPipelines.Entry(
          try pipeline(number, event: event, from: time),
          from: known ?? givenOrigin(event: event, commit: commit, at: time - 500)))
    }
    return try GivenPipelines(of: "service.db", kinds: givenKinds, entries: entries)
  }

  private mutating func pipeline(_ number: Int, event: Int, from time: Int64) throws -> Pipeline {
    var pipeline = try Pipeline(
      id: PipelineID(Int64(1000 + 3 * number)), event: EventID(Int64(event)), graph: graph(), createdAt: time,
      ids: SequentialIDs())
    try play(&pipeline, from: time)
    if random.chance(0.6), pipeline.graph.cellCount > 0 {
      let plan = try pipeline.plan(random.chance(0.5) ? .failed : .whole)
      try pipeline.apply(plan, request: "rerun-\(number)", at: time + 5000, ids: SequentialIDs())
      try play(&pipeline, from: time + 6000)
    }
    return pipeline
  }

  private mutating func graph() throws -> PipelineGraph {
    guard random.chance(0.95) else { return try PipelineGraph(steps: [], edges: []) }
    let targets = (0...random.below(3)).map { Target("fedora-\(40 + $0)-x86_64") }
    var steps = [Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build", targets: targets)]
    var edges = [Edge(from: "srpm", to: "build", binding: .oneToAll)]
    if random.chance(0.6) {
      steps.append(Step("tests", kind: "tests", targets: targets))
      edges.append(Edge(from: "build", to: "tests", binding: .each))
    }
    if random.chance(0.3) {
      // Builds wait for something that the experiment sends no messages about.
      steps.append(Step("lint", kind: "lint"))
      edges.append(Edge(from: "lint", to: "build", binding: .oneToAll))
    }
    return try PipelineGraph(steps: steps, edges: edges)
  }

  private mutating func play(_ pipeline: inout Pipeline, from time: Int64) throws {
    builds += 1
    let build = ExternalID(system: "copr", id: "\(builds)")
    let hasTimes = random.chance(0.8)
    let stops = random.chance(0.15)
    for cell in 0..<pipeline.graph.cellCount where pipeline.head.states[cell] == .pending {
      let index = Int(pipeline.bound[cell])
      let isReady = pipeline.inputs(of: index).allSatisfy { pipeline.attempts[$0].state == .succeeded }
      if stops && random.chance(0.4) { continue }
      let kind = pipeline.graph.kind(ofCellAt: cell)
      let external = kind == "tests" ? ExternalIDs.testRequest(&random) : random.chance(0.9) ? build : nil
      let at = hasTimes ? time + Int64(random.below(4000)) : nil
      guard isReady else {
        // Cancelled before it began.
        if random.chance(0.2) { _ = try pipeline.record(AttemptChange(state: .cancelled, at: at), at: index) }
        continue
      }
      if random.chance(0.9) {
        _ = try pipeline.record(
          AttemptChange(state: .running, external: external, payload: payload(of: kind), at: at), at: index)
      }
      guard !stops || random.chance(0.5) else { continue }
      let state = random.chance(0.75) ? AttemptState.succeeded : random.pick([.failed, .error, .cancelled])
      _ = try pipeline.record(AttemptChange(state: state, at: at.map { $0 + 1 }), at: index)
    }
  }

  private mutating func payload(of kind: String) -> PayloadValue? {
    switch kind {
    case "srpm_build": .record(["url": .text("https://copr/\(random.below(99))"), "logs": .null])
    case "copr_build":
      .record([
        "owner": .text(String(repeating: "o", count: random.below(300))), "accepted": .int(Int64(random.below(99))),
        "packages": random.chance(0.5) ? .null : .array([.text("a"), .text("b")]),
      ])
    case "lint": .array([.int(1), .text("warning")])
    default: random.chance(0.5) ? .record(["any": .real(0.5)]) : nil
    }
  }
}

/// A candidate in memory that knows kinds.
func memoryCandidate(_ name: String, _ kinds: KindRegistry) -> Candidate {
  Candidate(name: name, engine: "memory", layout: name) { _ throws(StoreError) in
    ContenderStore(MemoryStore(kinds: kinds, ids: SequentialIDs()))
  }
}

/// A small comparison of two stores in memory on given pipelines.
func givenComparison(_ given: GivenPipelines, pipelines: Int, rounds: Int = 2) -> Comparison {
  let clock = SteppingClock()
  var comparison = Comparison(
    ComparisonSettings(pipelines: pipelines, rounds: rounds, seed: 5, budgetMilliseconds: 1), shapes: [],
    candidates: [memoryCandidate("normalized", given.kinds), memoryCandidate("document", given.kinds)],
    clock: { clock.read() })
  comparison.given = given
  comparison.command = "pipeshape compare --from service.db"
  return comparison
}
