import PipeShape
import PipeShapeStore

/// The core's engine with one bug, planted on top of public calls.
struct FaultyEngine: RerunEngine {
  let fault: Fault
  var core: CoreEngine
  /// What the engine read when it last planned, for bugs that trust an old read.
  private var read: [Attempt] = []
  private var heads: [String: Int32] = [:]

  init(_ fault: Fault, graph: PipelineGraph, states: [AttemptState]?) throws(PipelineError) {
    self.fault = fault
    core = try CoreEngine(graph: graph, states: states)
    core.planning = FaultyPlanning.planning(fault)
  }

  var graph: PipelineGraph { core.graph }
  var runCount: Int { core.runCount }
  var attempts: [Attempt] { core.attempts }

  func binding(ofRun number: Int) -> [Int] {
    guard fault == .newestByClock else { return core.binding(ofRun: number) }
    return core.binding(ofRun: number).enumerated().map { cell, bound in
      let made = attempts.indices.filter { Int(attempts[$0].cell) == cell && Int(attempts[$0].run) <= number }
      let clock = { (index: Int) in attempts[index].endedAt ?? attempts[index].startedAt ?? .min }
      return made.max { (clock($0), $0) < (clock($1), $1) } ?? bound
    }
  }

  func inputs(of index: Int) -> [Int] {
    guard fault == .pendingRebound, attempts[index].state == .pending else { return core.inputs(of: index) }
    return graph.cellGraph.predecessors(of: Int(attempts[index].cell)).map { Int(core.pipeline.bound[Int($0)]) }
  }

  func stale(inRun number: Int) -> Set<Int> { core.stale(inRun: number) }

  mutating func preview(_ scope: RerunScope) throws(StoreError) -> RerunOutcome {
    let outcome = try core.preview(scope)
    read = core.attempts
    heads[outcome.plan.token.description] = outcome.plan.head
    return outcome
  }
}

extension FaultyEngine {
  mutating func record(_ change: AttemptChange, of reference: AttemptReference) throws(StoreError) -> Recorded {
    let before = core.attempts
    let index = try core.index(of: reference)
    switch fault {
    case .lateOverwrites where !before[index].state.isInFlight:
      let newest = Int(core.pipeline.bound[Int(before[index].cell)])
      return try core.record(change, of: .id(before[newest].id, in: core.pipeline.id))
    case .skippedPasses:
      do { return try core.record(change, of: reference) } catch {
        let passed = core.inputs(of: index).allSatisfy {
          before[$0].state == .succeeded || before[$0].state == .skipped
        }
        guard error.code == .notReady, passed, let state = change.state else { throw error }
        forge(index) { attempt in
          attempt.state = state
          attempt.started = attempt.started || attempt.state == .running
        }
        return .changed(skipped: 0)
      }
    case .pendingRebound where change.state == .running || change.state == .succeeded:
      guard before[index].state == .pending else { break }
      let ready = inputs(of: index).allSatisfy { before[$0].state == .succeeded }
      guard ready else { throw StoreError(.notReady, "an input has not succeeded") }
      forge(index) { attempt in
        attempt.state = change.state ?? attempt.state
        attempt.started = attempt.started || attempt.state == .running
      }
      return .changed(skipped: 0)
    default: break
    }
    let recorded = try core.record(change, of: reference)
    if fault == .dependentStaysPending, runCount > 1 { unskip(before) { _ in true } }
    if fault == .skipStopsEarly { unskip(before) { [core] in !core.inputs(of: $0).contains(index) } }
    return recorded
  }

  mutating func rerun(_ request: RerunRequest) throws(StoreError) -> RerunOutcome {
    var request = request
    if fault == .requestForgotten { request.id = nil }
    if fault == .tokenOfHeadOnly, let token = request.token, heads[token] == Int32(runCount) { request.token = nil }
    if fault == .resultLostInCopy { loseResults() }
    let outcome = try core.rerun(request)
    if fault == .cancelsSiblings { cancelSiblings(of: outcome.plan) }
    read = core.attempts
    return outcome
  }

  /// A run that copies what was read at the preview loses what arrived since.
  private mutating func loseResults() {
    for (index, old) in read.enumerated() where index < core.attempts.count && old.state.isInFlight {
      if core.attempts[index].state == .succeeded, Int(core.pipeline.bound[Int(old.cell)]) == index {
        forge(index) { $0 = old }
      }
    }
  }

  private mutating func cancelSiblings(of plan: RerunPlan) {
    for cell in plan.created {
      for sibling in graph.siblings(ofCellAt: cell) where !plan.created.contains(sibling) {
        let attempt = core.pipeline.attempt(ofCell: sibling)
        guard attempt.state.isInFlight else { continue }
        _ = try? core.record(AttemptChange(state: .cancelled), of: .id(attempt.id, in: core.pipeline.id))
      }
    }
  }

  private mutating func unskip(_ before: [Attempt], where isMeant: (Int) -> Bool) {
    for (index, old) in before.enumerated()
    where old.state == .pending && core.attempts[index].state == .skipped && isMeant(index) {
      guard !core.inputs(of: index).isEmpty else { continue }
      forge(index) { $0.state = .pending }
    }
  }

  /// Changes what no call of the core would change.
  private mutating func forge(_ index: Int, _ change: (inout Attempt) -> Void) {
    var attempts = core.attempts
    change(&attempts[index])
    let pipeline = core.pipeline
    if let forged = try? Pipeline(
      id: pipeline.id, event: pipeline.event, graph: pipeline.graph, runs: pipeline.runs, attempts: attempts)
    {
      core.pipeline = forged
    }
  }
}
