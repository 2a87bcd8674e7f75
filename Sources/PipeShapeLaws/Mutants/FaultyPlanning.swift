import PipeShape

/// Plans with one bug each.
enum FaultyPlanning {
  typealias Planning = @Sendable (Pipeline, RerunScope) throws(PipelineError) -> RerunPlan

  static func planning(_ fault: Fault) -> Planning? {
    switch fault {
    case .stepLevelClosure, .selectorIgnored, .identifierIgnored, .emptyIsEverything: widened(fault)
    case .withoutDependents:
      { (pipeline, scope) throws(PipelineError) in
        var scope = scope
        scope.mode = .exact
        return try pipeline.plan(scope)
      }
    case .onlyFailedIsFailed:
      { (pipeline, scope) throws(PipelineError) in try pipeline.plan(scope, failed: [.failed]) }
    case .skippedPasses:
      { (pipeline, scope) throws(PipelineError) in
        let selected = try scope.selection.evaluate(in: pipeline.graph, states: pipeline.head.states)
        let states = pipeline.head.states.map { $0 == .skipped ? .succeeded : $0 }
        let head = Head(run: pipeline.head.run, states: states, createdIn: pipeline.head.createdIn)
        return RerunPlanner(graph: pipeline.graph.cellGraph, head: head)
          .plan(selected, upstream: scope.upstream, mode: scope.mode)
      }
    case .firstParentOnly: onEdges { $0.predecessors(of: $1).prefix(1) }
    case .edgeDropped: onEdges { $1 == $0.count - 1 ? $0.predecessors(of: $1).dropLast() : $0.predecessors(of: $1) }
    case .blockedGetAttempts, .neverJoins: replanned(fault)
    case .repairTouchesGood:
      { (pipeline, scope) throws(PipelineError) in
        var scope = scope
        if scope.upstream == .repair { scope.selection = scope.selection.upstream() }
        return try pipeline.plan(scope)
      }
    default: nil
    }
  }

  /// Selects more than was asked.
  private static func widened(_ fault: Fault) -> Planning {
    { (pipeline, scope) throws(PipelineError) in
      let graph = pipeline.graph
      var selected = try scope.selection.evaluate(in: graph, states: pipeline.head.states)
      switch fault {
      case .stepLevelClosure:
        for cell in graph.cellGraph.downstream(of: selected).subtracting(selected) {
          selected = selected.union(graph.cells(ofStepAt: Int(graph.stepOfCell[cell])))
        }
      case .selectorIgnored where scope.selection.description.contains("failed"):
        selected = selected.union(pipeline.head.cells { $0 == .failed })
      case .identifierIgnored:
        for cell in selected {
          for sibling in graph.siblings(ofCellAt: cell)
          where Scalars.same(graph.cells[sibling].target.name, graph.cells[cell].target.name) {
            selected.insert(sibling)
          }
        }
      case .emptyIsEverything where selected.isEmpty: selected = .all(capacity: graph.cellCount)
      default: break
      }
      return RerunPlanner(graph: graph.cellGraph, head: pipeline.head)
        .plan(selected, upstream: scope.upstream, mode: scope.mode)
    }
  }

  /// Plans on a graph that lacks some edges.
  private static func onEdges(_ kept: @escaping @Sendable (CellGraph, Int) -> ArraySlice<UInt32>) -> Planning {
    { (pipeline, scope) throws(PipelineError) in
      let graph = pipeline.graph.cellGraph
      let selected = try scope.selection.evaluate(in: pipeline.graph, states: pipeline.head.states)
      var edges: [CellEdge] = []
      for cell in 0..<graph.count {
        for before in kept(graph, cell) { edges.append(CellEdge(from: before, to: UInt32(cell))) }
      }
      guard let smaller = try? CellGraph(cellCount: graph.count, edges: edges) else { return try pipeline.plan(scope) }
      return RerunPlanner(graph: smaller, head: pipeline.head)
        .plan(selected, upstream: scope.upstream, mode: scope.mode)
    }
  }

  /// Moves cells of a plan from where they belong to the new ones.
  private static func replanned(_ fault: Fault) -> Planning {
    { (pipeline, scope) throws(PipelineError) in
      let plan = try pipeline.plan(scope)
      let moved = fault == .neverJoins ? plan.joined : plan.blocked
      let states = pipeline.head.states
      let created =
        zip(plan.created, plan.reasons).map { (cell: $0, reason: $1) } + moved.map { (cell: $0, reason: .seed) }
      let cancelled = plan.cancelled.union(moved).filter { states[$0].isInFlight }
      let blocked = fault == .neverJoins ? zip(plan.blocked, plan.blockers).map { (cell: $0, by: $1) } : []
      return RerunPlan(
        head: plan.head, cellCount: states.count, created: created,
        joined: fault == .neverJoins ? [] : Array(plan.joined), cancelled: cancelled, blocked: blocked) ?? plan
    }
  }
}
