import PipeShape
import PipeShapeStore

/// The calls that a pipeline's life is made of, sorted by what they measure.
struct LifeSegments {
  var create: [Action] = []
  private var submitBuilds: [Action] = []
  private var sourceBuilds: [Action] = []
  private(set) var targets: [Action] = []
  private var submitTests: [Action] = []
  private var tests: [Action] = []
  private var rest: [Action] = []

  /// Makes, submits, builds, tests; what is neither a build nor a test is cancelled in the end.
  var block: Block {
    Block(segments: [
      Block.Segment(operation: .createPipeline, actions: create),
      Block.Segment(operation: nil, actions: submitBuilds),
      Block.Segment(operation: .updateSourceBuild, actions: sourceBuilds),
      Block.Segment(operation: .updateTarget, actions: targets),
      Block.Segment(operation: nil, actions: submitTests),
      Block.Segment(operation: .updateTest, actions: tests),
      Block.Segment(operation: nil, actions: rest),
    ])
  }

  /// The same life with so many messages about chroots in a segment of their own, among calls of another kind; messages
  /// that are left over follow.
  func block(measuring segment: [Action], leaving rest: [Action]) -> Block {
    Block(segments: [
      Block.Segment(operation: nil, actions: create + submitBuilds + sourceBuilds),
      Block.Segment(operation: nil, actions: segment),
      Block.Segment(operation: nil, actions: rest + submitTests + tests + self.rest),
    ])
  }

  mutating func live(
    _ graph: PipelineGraph, subject: Action.Subject, from start: Int64, payloads: PayloadMaker,
    externals: inout ExternalIDs, _ random: inout SeededRandom
  ) {
    // One Copr build for each step of that kind; a source build goes by the id of the first one that it feeds.
    var builds: [Int32: ExternalID] = [:]
    for cell in 0..<graph.cellCount where WorkloadKinds.isCoprBuild(graph.kind(ofCellAt: cell)) {
      let step = graph.stepOfCell[cell]
      if builds[step] == nil { builds[step] = externals.nextBuild() }
    }
    var starts: [Action] = []
    var ends: [Action] = []
    for cell in 0..<graph.cellCount {
      let kind = graph.kind(ofCellAt: cell)
      let key = graph.cells[cell]
      let external: ExternalID
      if WorkloadKinds.isCoprBuild(kind), let build = builds[graph.stepOfCell[cell]] {
        external = build
      } else if WorkloadKinds.isSourceBuild(kind) {
        let fed = graph.cellGraph.successors(of: cell).lazy.compactMap { builds[graph.stepOfCell[Int($0)]] }.first
        external = fed ?? externals.nextBuild()
      } else if WorkloadKinds.isTests(kind) {
        external = ExternalIDs.testRequest(&random)
      } else {
        rest.append(.record(AttemptChange(state: .cancelled, at: start), .cell(key, subject)))
        continue
      }
      let submitted = AttemptChange(
        external: external, payload: payloads.started(kind: kind, external: external, at: start, &random))
      let started = AttemptChange(state: .running, at: start + 10_000)
      let ended = AttemptChange(
        state: .succeeded,
        fields: payloads.ended(kind: kind, target: key.target.name, external: external, state: .succeeded, &random),
        at: start + 300_000)
      if WorkloadKinds.isTests(kind) {
        let place = Action.Place.external(ExternalLookup(external))
        submitTests.append(.record(submitted, .cell(key, subject)))
        tests += [.record(started, place), .record(ended, place)]
      } else if WorkloadKinds.isSourceBuild(kind) {
        let place = Action.Place.external(ExternalLookup(external, kind: kind))
        submitBuilds.append(.record(submitted, .cell(key, subject)))
        let progress = AttemptChange(fields: ["logs_url": .text("https://copr.example.org/\(external.id)/live.log")])
        sourceBuilds += [.record(started, place), .record(progress, place), .record(ended, place)]
      } else {
        let lookup = ExternalLookup(
          external, target: key.target.name, identifier: key.target.identifier.map { .exactly($0) } ?? .none, kind: kind
        )
        submitBuilds.append(.record(submitted, .cell(key, subject)))
        starts.append(.record(started, .external(lookup)))
        ends.append(.record(ended, .external(lookup)))
      }
    }
    // Messages about chroots arrive in no order of their own.
    targets += random.shuffled(starts) + random.shuffled(ends)
  }
}
