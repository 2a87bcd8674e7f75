import PipeShape
import PipeShapeStore

/// The core's pipeline, with the little that a store adds: references are resolved and requests kept.
struct CoreEngine: RerunEngine {
  struct Kept: Sendable {
    var fingerprint: String
    var outcome: RerunOutcome
  }

  var pipeline: Pipeline
  var requests: [ExternalID: Kept] = [:]
  /// How a planted bug plans; nil is the core's way.
  var planning: (@Sendable (Pipeline, RerunScope) throws(PipelineError) -> RerunPlan)?
  /// How a planted bug makes tokens.
  var tokenOf: (@Sendable (RerunPlan) -> String)?

  init(graph: PipelineGraph, states: [AttemptState]?) throws(PipelineError) {
    pipeline = try Pipeline(
      id: PipelineID(1), event: EventID(1), graph: graph, states: states, ids: SequentialIDs())
  }

  var graph: PipelineGraph { pipeline.graph }
  var runCount: Int { pipeline.runs.count }
  var attempts: [Attempt] { pipeline.attempts }

  func binding(ofRun number: Int) -> [Int] {
    (0..<graph.cellCount).map { pipeline.binding(ofCell: $0, inRun: Int32(number)) }
  }

  func inputs(of index: Int) -> [Int] { pipeline.inputs(of: index) }

  func stale(inRun number: Int) -> Set<Int> {
    guard let head = pipeline.head(ofRun: number) else { return [] }
    return Set(head.stale(in: graph.cellGraph))
  }

  func plan(_ scope: RerunScope) throws(StoreError) -> RerunPlan {
    try refusing { () throws(PipelineError) in
      if let planning { return try planning(pipeline, scope) }
      return try pipeline.plan(scope)
    }
  }

  func token(_ plan: RerunPlan) -> String { tokenOf?(plan) ?? plan.token.description }

  func preview(_ scope: RerunScope) throws(StoreError) -> RerunOutcome {
    let plan = try plan(scope)
    return RerunOutcome(run: runCount, created: false, plan: plan, ended: pipeline.endings(of: plan))
  }

  mutating func record(_ change: AttemptChange, of reference: AttemptReference) throws(StoreError) -> Recorded {
    let index = try index(of: reference)
    return try refusing { () throws(PipelineError) in try pipeline.record(change, at: index) }
  }

  func index(of reference: AttemptReference) throws(StoreError) -> Int {
    switch reference {
    case .id(let id, _):
      guard let index = attempts.firstIndex(where: { $0.id == id }) else { throw StoreError(.notFound, "attempt") }
      return index
    case .cell(let cell, let ordinal, _):
      guard let position = graph.position(of: cell) else { throw StoreError(.notFound, "cell") }
      guard let ordinal else { return Int(pipeline.bound[position]) }
      guard let index = pipeline.attempt(ofCell: position, ordinal: ordinal) else {
        throw StoreError(.notFound, "attempt")
      }
      return index
    case .external(let lookup, let ordinal):
      let found = pipeline.attempts(external: lookup.external).filter { index in
        let cell = Int(attempts[index].cell)
        return (ordinal == nil || attempts[index].ordinal == ordinal)
          && lookup.matches(graph.cells[cell], kind: graph.kind(ofCellAt: cell))
      }
      let open = found.filter { attempts[$0].state.isInFlight }
      let meant = open.isEmpty ? found : open
      guard let first = meant.first else { throw StoreError(.notFound, "external id") }
      guard meant.count == 1 else {
        throw .ambiguous(
          lookup.external,
          meant.map { index in
            StoreError.Candidate(
              pipeline: PipelineID(1), cell: graph.cells[Int(attempts[index].cell)], ordinal: attempts[index].ordinal)
          })
      }
      return first
    }
  }

  mutating func rerun(_ request: RerunRequest) throws(StoreError) -> RerunOutcome {
    let key = request.id.map { ExternalID(system: "", id: $0) }
    if let key, let kept = requests[key] {
      guard Scalars.same(kept.fingerprint, request.scope.fingerprint) else { throw .requestReused(key.id) }
      var outcome = kept.outcome
      outcome.replayed = true
      outcome.run = runCount
      return outcome
    }
    let plan = try plan(request.scope)
    if let token = request.token, token != self.token(plan) { throw .planChanged() }
    let ended = pipeline.endings(of: plan)
    try refusing { () throws(PipelineError) in
      _ = try pipeline.apply(plan, request: request.id, at: request.at, ids: SequentialIDs())
    }
    let outcome = RerunOutcome(run: runCount, created: !plan.isEmpty, plan: plan, ended: ended)
    if let key { requests[key] = Kept(fingerprint: request.scope.fingerprint, outcome: outcome) }
    return outcome
  }
}
