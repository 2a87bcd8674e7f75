import PipeShape
import PipeShapeStore

extension HistoryCase {
  /// Laws that ask what would happen, at the end of a history, on copies of the engine.
  mutating func probe(_ model: Model, _ engine: Engine, _ facts: Facts) throws(Finding) {
    let graph = model.graph
    let s = choices.subset(of: graph.cells.count)
    let t = choices.subset(of: graph.cells.count)
    let upstream: UpstreamPolicy = choices.chance(in: 3) ? .repair : .keep
    notes.trace("probe S \(s.sorted()) T \(t.sorted()) \(upstream)")
    try probeClosure(s, t, engine.graph.cellGraph)
    try probeRollUp(facts, graph)
    try probeWidth(s, upstream, engine, facts)
    try probeEffects(s, graph, engine, facts)
    guard !options.allowsExact else { return }
    try probeEmpty(engine, facts)
    try probeAddition(s, t, upstream, graph, engine)
    try probeOrder(s, t, upstream, graph, engine, facts)
    try probeRepetition(s, upstream, graph, engine)
    try probeFailed(graph, engine)
    try probeSettled(graph, engine)
  }

  private func scope(_ cells: Set<Int>, _ upstream: UpstreamPolicy, _ graph: ModelGraph) -> RerunScope {
    RerunScope(SelectionTree.cells(cells, in: graph).selection, upstream: upstream)
  }

  private mutating func probeClosure(_ s: Set<Int>, _ t: Set<Int>, _ graph: CellGraph) throws(Finding) {
    func closure(_ cells: Set<Int>) -> Set<Int> { Set(graph.downstream(of: CellSet(capacity: graph.count, cells))) }
    let (a, b) = (closure(s), closure(t))
    try notes.demand(
      .numbered(1),
      s.isSubset(of: a) && closure(a) == a && a.union(b) == closure(s.union(t))
        && closure(s.intersection(t)).isSubset(of: a.intersection(b)),
      "D(\(s.sorted())) is \(a.sorted()), D(\(t.sorted())) is \(b.sorted()), D of both is \(closure(s.union(t)).sorted())"
    )
  }

  private mutating func probeRollUp(_ facts: Facts, _ graph: ModelGraph) throws(Finding) {
    let law = Law.numbered(16)
    let states = facts.states
    let whole = RollUp(states)
    let order: [AttemptState] = [.skipped, .succeeded, .cancelled, .failed, .error, .pending, .running]
    let greatest = states.compactMap { order.firstIndex(of: $0) }.max()
    try notes.demand(
      law, whole.badge == (greatest.map { Badge(order[$0]) } ?? .none), "the badge of \(states) is \(whole.badge)")
    try notes.demand(
      law,
      whole.total == states.count
        && AttemptState.allCases.allSatisfy { state in whole[state] == states.filter { $0 == state }.count },
      "the counts of \(states) do not add up")
    try notes.demand(
      law, whole.isUnfinished == states.contains { $0 == .pending || $0 == .running },
      "unfinished is wrong for \(states)")
    var shuffled = states
    for index in shuffled.indices.dropFirst() { shuffled.swapAt(index, choices.below(index + 1)) }
    try notes.demand(law, RollUp(shuffled) == whole, "the order matters for \(states)")
    try notes.demand(law, RollUp(states + states).badge == whole.badge, "repetition matters for \(states)")
    let cut = choices.below(states.count + 1)
    var grouped = RollUp(shuffled[..<cut])
    grouped.merge(RollUp())
    grouped.merge(RollUp(shuffled[cut...]))
    try notes.demand(law, grouped == whole && RollUp().badge == .none, "grouping matters for \(states)")
    for step in graph.steps.indices {
      let members = graph.cells.indices.filter { graph.stepOfCell[$0] == step }.map { states[$0] }
      var one = RollUp()
      for state in members { one.add(state) }
      try notes.demand(law, RollUp(members) == one, "a step is not the roll-up of its cells")
    }
  }

  /// The same plan among more than 64 cells, the others isolated.
  private mutating func probeWidth(
    _ s: Set<Int>, _ upstream: UpstreamPolicy, _ engine: Engine, _ facts: Facts
  ) throws(Finding) {
    guard choices.chance(in: 2) else { return }
    notes.label(.wide)
    let graph = engine.graph.cellGraph
    var edges: [CellEdge] = []
    for cell in 0..<graph.count {
      for before in graph.predecessors(of: cell) { edges.append(CellEdge(from: before, to: UInt32(cell))) }
    }
    let spare = 64 - graph.count + 1 + choices.below(70)
    guard let wide = try? CellGraph(cellCount: graph.count + spare, edges: edges) else {
      throw Finding(.wide, "isolated cells are refused")
    }
    let bound = facts.head.map { facts.attempts[$0] }
    let small = Head(run: Int32(facts.bindings.count), states: bound.map(\.state), createdIn: bound.map(\.run))
    let large = Head(
      run: small.run, states: small.states + Array(repeating: .succeeded, count: spare),
      createdIn: small.createdIn + Array(repeating: 1, count: spare))
    for mode in RerunMode.allCases {
      let narrow = RerunPlanner(graph: graph, head: small)
        .plan(CellSet(capacity: graph.count, s), upstream: upstream, mode: mode)
      let broad = RerunPlanner(graph: wide, head: large)
        .plan(CellSet(capacity: wide.count, s), upstream: upstream, mode: mode)
      let (a, b) = (ModelPlan(narrow), ModelPlan(broad))
      try notes.demand(
        .wide, a == b && a.reasons == b.reasons && a.blockers == b.blockers,
        "\(mode): one word plans \(a), sets plan \(b)")
    }
    try notes.demand(
      .wide,
      Set(large.stale(in: wide)) == Set(small.stale(in: graph))
        && Set(wide.downstream(of: CellSet(capacity: wide.count, s)))
          == Set(graph.downstream(of: CellSet(capacity: graph.count, s)))
        && Set(wide.upstream(of: CellSet(capacity: wide.count, s)))
          == Set(graph.upstream(of: CellSet(capacity: graph.count, s))),
      "closures differ")
  }

  /// Every way of rerunning the same cells, each on a copy.
  private mutating func probeEffects(
    _ s: Set<Int>, _ graph: ModelGraph, _ engine: Engine, _ facts: Facts
  ) throws(Finding) {
    let tree = SelectionTree.cells(s, in: graph)
    for upstream in UpstreamPolicy.allCases {
      for mode in options.allowsExact ? RerunMode.allCases : [.downstream] {
        let question = Operation.Question(tree: tree, upstream: upstream, mode: mode)
        var copy = engine
        let outcome = try applied(question.scope, &copy, .numbered(14))
        let after = Facts(copy)
        try checkEffect(outcome, question, facts, after, graph)
        try checkInvariants(facts, after, graph, copy)
      }
    }
  }

  private mutating func probeEmpty(_ engine: Engine, _ facts: Facts) throws(Finding) {
    var copy = engine
    let outcome = try applied(RerunScope(.none), &copy, .numbered(3))
    try notes.demand(
      .numbered(3), !outcome.created && copy.runCount == engine.runCount && copy.attempts == facts.attempts,
      "an empty selection did something")
  }

  private func applied(_ scope: RerunScope, _ engine: inout Engine, _ law: Law) throws(Finding) -> RerunOutcome {
    try applied(RerunRequest(scope), &engine, law)
  }

  private func applied(_ request: RerunRequest, _ engine: inout Engine, _ law: Law) throws(Finding) -> RerunOutcome {
    do { return try engine.rerun(request) } catch { throw Finding(law, "a rerun is refused: \(error)") }
  }

  private func shown(_ scope: RerunScope, _ engine: Engine, _ law: Law) throws(Finding) -> ModelPlan {
    var copy = engine
    do { return ModelPlan(try copy.preview(scope).plan) } catch { throw Finding(law, "a preview is refused: \(error)") }
  }

  private mutating func probeAddition(
    _ s: Set<Int>, _ t: Set<Int>, _ upstream: UpstreamPolicy, _ graph: ModelGraph, _ engine: Engine
  ) throws(Finding) {
    let law = Law.numbered(4)
    let a = try shown(scope(s, upstream, graph), engine, law)
    let b = try shown(scope(t, upstream, graph), engine, law)
    let both = try shown(scope(s.union(t), upstream, graph), engine, law)
    let sum = a.planned.union(a.joined).union(b.planned).union(b.joined)
    let whole = both.planned.union(both.joined)
    try notes.demand(
      law, sum.isSubset(of: whole) && (!a.blocked.isEmpty || !b.blocked.isEmpty || sum == whole),
      "plan(S) ∪ plan(T) is \(sum.sorted()), plan(S ∪ T) is \(whole.sorted())")
  }

  /// What a state looks like up to the ids of attempts made since, and to those never started.
  private func shape(_ engine: Engine, since base: Facts) -> [[Int]] {
    let facts = Facts(engine)
    let name = { (index: Int) in index < base.attempts.count ? index : -1 }
    let heads = facts.head.map { index in
      [name(index), Int(facts.attempts[index].state.rawValue)] + facts.inputs[index].map(name)
    }
    return heads + [base.attempts.indices.map { Int(facts.attempts[$0].state.rawValue) }]
  }

  private mutating func probeOrder(
    _ s: Set<Int>, _ t: Set<Int>, _ upstream: UpstreamPolicy, _ graph: ModelGraph, _ engine: Engine, _ facts: Facts
  ) throws(Finding) {
    let law = Law.numbered(5)
    var (first, second, both) = (engine, engine, engine)
    for cells in [s, t] { _ = try applied(scope(cells, upstream, graph), &first, law) }
    for cells in [t, s] { _ = try applied(scope(cells, upstream, graph), &second, law) }
    _ = try applied(scope(s.union(t), upstream, graph), &both, law)
    let (a, b, c) = (shape(first, since: facts), shape(second, since: facts), shape(both, since: facts))
    try notes.demand(law, a == b && b == c, "S;T gives \(a), T;S gives \(b), S ∪ T gives \(c)")
  }

  private mutating func probeRepetition(
    _ s: Set<Int>, _ upstream: UpstreamPolicy, _ graph: ModelGraph, _ engine: Engine
  ) throws(Finding) {
    let law = Law.numbered(6)
    var copy = engine
    let asked = scope(s, upstream, graph)
    _ = try applied(asked, &copy, law)
    let once = Facts(copy)
    let again = try applied(asked, &copy, law)
    try notes.demand(law, !again.created && copy.attempts == once.attempts, "a double click made \(again.plan.created)")
    let named = RerunRequest(asked, id: "probe")
    let first = try applied(named, &copy, law)
    for key in graph.cells { _ = try? copy.record(AttemptChange(state: .cancelled), of: .cell(key, in: PipelineID(1))) }
    let progressed = Facts(copy)
    let repeated = try applied(named, &copy, law)
    try notes.demand(
      law,
      repeated.plan == first.plan && copy.attempts == progressed.attempts && copy.runCount == progressed.bindings.count,
      "the same request id did something again")
  }

  private mutating func probeFailed(_ graph: ModelGraph, _ engine: Engine) throws(Finding) {
    let law = Law.numbered(7)
    for upstream in UpstreamPolicy.allCases {
      var copy = engine
      let asked = RerunScope(.failed, upstream: upstream)
      let plan = ModelPlan(try applied(asked, &copy, law).plan)
      let once = Facts(copy)
      let failed = Set(
        graph.cells.indices.filter {
          once.state($0) == .failed || once.state($0) == .error || once.state($0) == .cancelled
        })
      try notes.demand(
        law, failed.isSubset(of: plan.blocked) && (upstream == .keep || failed.isEmpty),
        "\(failed.sorted()) are still failed after rerunning what failed, \(plan.blocked.sorted()) were blocked")
      let again = try applied(asked, &copy, law)
      try notes.demand(law, !again.created && copy.attempts == once.attempts, "rerunning what failed twice is not once")
    }
  }

  private mutating func probeSettled(_ graph: ModelGraph, _ engine: Engine) throws(Finding) {
    let law = Law.numbered(8)
    var copy = engine
    for (cell, key) in graph.cells.enumerated() {
      let end = choices.pick([AttemptState.succeeded, .succeeded, .failed, .error, .cancelled, .skipped])
      for state in [end, .failed] where Facts(copy).state(cell).isInFlight {
        _ = try? copy.record(AttemptChange(state: state), of: .cell(key, in: PipelineID(1)))
      }
    }
    let facts = Facts(copy)
    let unsuccessful = Set(graph.cells.indices.filter { facts.state($0) != .succeeded })
    if !unsuccessful.isEmpty { notes.label(.settled) }
    guard facts.states.allSatisfy({ !$0.isInFlight }) else { throw Finding(law, "a run cannot be settled") }
    let fromFailure = try shown(RerunScope(.fromFailure), copy, law).planned
    let remaining = try shown(scope(unsuccessful, .keep, graph), copy, law).planned
    try notes.demand(
      law, fromFailure == remaining,
      "from-failure plans \(fromFailure.sorted()), what did not succeed \(remaining.sorted())")
    let fed = graph.cells.indices.allSatisfy { cell in
      facts.state(cell) != .skipped || graph.predecessors[cell].contains { facts.state($0) != .succeeded }
    }
    guard fed else { return }
    let failed = try shown(RerunScope(.failed), copy, law).planned
    try notes.demand(
      law, failed == remaining, "failed plans \(failed.sorted()), what did not succeed \(remaining.sorted())")
  }
}
