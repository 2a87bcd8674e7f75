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
    _ graph: PipelineGraph, subject: Action.Subject, from start: Int64, messages maker: MessageMaker,
    externals: inout ExternalIDs, _ random: inout SeededRandom
  ) {
    // One Copr build for each step of that kind; a source build goes by the id of the first one that it feeds.
    var builds: [Int32: ExternalID] = [:]
    for cell in 0..<graph.cellCount where WorkloadKinds.isCoprBuild(graph.kind(ofCellAt: cell)) {
      let step = graph.stepOfCell[cell]
      if builds[step] == nil { builds[step] = externals.nextBuild() }
    }
    var isTold = Array(repeating: true, count: graph.cellCount)
    if case .sampled = maker { isTold = Self.told(graph) }
    var starts: [Action] = []
    var ends: [Action] = []
    for cell in 0..<graph.cellCount {
      let kind = graph.kind(ofCellAt: cell)
      let key = graph.cells[cell]
      let name: ExternalID?
      if !isTold[cell] {
        name = nil
      } else if WorkloadKinds.isCoprBuild(kind), let build = builds[graph.stepOfCell[cell]] {
        name = build
      } else if WorkloadKinds.isSourceBuild(kind) {
        let fed = graph.cellGraph.successors(of: cell).lazy.compactMap { builds[graph.stepOfCell[Int($0)]] }.first
        name = fed ?? externals.nextBuild()
      } else if WorkloadKinds.isTests(kind) {
        name = ExternalIDs.testRequest(&random)
      } else {
        name = nil
      }
      guard let external = name else {
        rest.append(.record(AttemptChange(state: .cancelled, at: start), .cell(key, subject)))
        continue
      }
      let messages = maker.messages(
        kind: kind, target: key.target.name, external: external, at: start, &random)
      let submitted = AttemptChange(external: external, payload: messages.submitted)
      let started = AttemptChange(state: .running, at: start + 10_000)
      let ended = AttemptChange(state: .succeeded, fields: messages.ended, at: start + 300_000)
      if WorkloadKinds.isTests(kind) {
        let place = Action.Place.external(ExternalLookup(external))
        submitTests.append(.record(submitted, .cell(key, subject)))
        tests += [.record(started, place), .record(ended, place)]
      } else if WorkloadKinds.isSourceBuild(kind) {
        let place = Action.Place.external(ExternalLookup(external, kind: kind))
        submitBuilds.append(.record(submitted, .cell(key, subject)))
        sourceBuilds.append(.record(started, place))
        if messages.progress.count > 0 {
          sourceBuilds.append(.record(AttemptChange(fields: messages.progress), place))
        }
        sourceBuilds.append(.record(ended, place))
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

  /// Which cells messages can be about: builds and tests that wait only for such whose messages come before theirs.
  ///
  /// Graphs of a store are anybody's: what waits for a cell without messages would be refused, and a refusal is no work.
  private static func told(_ graph: PipelineGraph) -> [Bool] {
    let turns = (0..<graph.cellCount).map { cell -> Int? in
      let kind = graph.kind(ofCellAt: cell)
      return WorkloadKinds.isSourceBuild(kind)
        ? 0 : WorkloadKinds.isCoprBuild(kind) ? 1 : WorkloadKinds.isTests(kind) ? 2 : nil
    }
    var isTold = Array(repeating: false, count: graph.cellCount)
    for cell in 0..<graph.cellCount {
      guard let turn = turns[cell] else { continue }
      isTold[cell] = graph.cellGraph.predecessors(of: cell).allSatisfy { before in
        guard isTold[Int(before)], let earlier = turns[Int(before)] else { return false }
        // Messages about chroots come in no order.
        return earlier < turn || (earlier == turn && turn != 1)
      }
    }
    return isTold
  }
}
