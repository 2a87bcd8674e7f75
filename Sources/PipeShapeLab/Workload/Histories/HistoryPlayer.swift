import PipeShape

/// Plays a pipeline as the systems around it would: starts what is ready, ends it, and records both through the core, so
/// that every history is legal.
struct HistoryPlayer {
  let payloads: PayloadMaker
  var random: SeededRandom
  var externals: ExternalIDs
  var pipeline: Pipeline

  /// Runs everything pending of the head from a time on, until all has ended or a time has come; returns the last end.
  ///
  /// - Parameters:
  ///   - failing: the cells that end badly.
  ///   - waiting: a cell that does not start even if it could.
  mutating func play(
    from start: Int64, failing: Set<Int>, until stop: Int64 = .max, waiting: Int? = nil
  ) throws(PipelineError) -> Int64 {
    let build = externals.nextBuild()
    var last = start
    for cell in 0..<pipeline.graph.cellCount where pipeline.head.states[cell] == .pending && cell != waiting {
      let index = Int(pipeline.bound[cell])
      let inputs = pipeline.inputs(of: index)
      guard inputs.allSatisfy({ pipeline.attempts[$0].state == .succeeded }) else { continue }
      let ready = inputs.reduce(start) { max($0, pipeline.attempts[$1].endedAt ?? start) }
      let kind = pipeline.graph.kind(ofCellAt: cell)
      let begin = ready + 5_000 + Int64(random.below(60_000))
      guard begin < stop else { continue }
      let external = externals.of(kind: kind, build: build, &random)
      let payload = payloads.started(kind: kind, external: external, at: begin, &random)
      _ = try pipeline.record(
        AttemptChange(state: .running, external: external, payload: payload, at: begin), at: index)
      let end = begin + 60_000 + Int64(random.below(900_000))
      guard end < stop else { continue }
      let state: AttemptState = failing.contains(cell) ? (random.chance(0.8) ? .failed : .error) : .succeeded
      let fields = payloads.ended(
        kind: kind, target: pipeline.graph.cells[cell].target.name, external: external, state: state, &random)
      _ = try pipeline.record(AttemptChange(state: state, fields: fields, at: end), at: index)
      last = max(last, end)
    }
    return last
  }

  /// A cell that will fail: mostly a test where there are tests, seldom the source build.
  mutating func victim() -> Set<Int> {
    let graph = pipeline.graph
    guard graph.cellCount > 0 else { return [] }
    let draw = random.unit()
    let wanted = (0..<graph.cellCount).filter { cell in
      let kind = graph.kind(ofCellAt: cell)
      return draw < 0.6 ? WorkloadKinds.isTests(kind) : draw < 0.95 ? WorkloadKinds.isCoprBuild(kind) : cell == 0
    }
    return [wanted.isEmpty ? random.below(graph.cellCount) : random.pick(wanted)]
  }

  /// Reruns what failed, the way people do: everything that failed, the one cell, or the whole pipeline.
  mutating func rerun(after victims: Set<Int>, at: Int64) throws(PipelineError) {
    let draw = random.unit()
    let scope: RerunScope
    if draw < 0.6 {
      scope = .failed
    } else if draw < 0.85, let victim = victims.first {
      scope = RerunScope(.cell(pipeline.graph.cells[victim]))
    } else {
      scope = .whole
    }
    let plan = try pipeline.plan(scope)
    try pipeline.apply(plan, at: at, ids: SequentialIDs())
  }
}
