extension Selection {
  /// The cells that the selection means for a pipeline in a state.
  ///
  /// - Parameter failed: which states `failed` selects.
  /// - Throws: `badSelection` with the column of the first name of a step, a state, or a target of its step that does not
  ///   exist.
  /// - Complexity: O(nodes · (cells + edges)).
  public func evaluate(
    in graph: PipelineGraph, states: [AttemptState], failed: StateSet = .failed
  ) throws(PipelineError) -> CellSet {
    precondition(states.count == graph.cellCount, "there is one state for each cell")
    let evaluator = SelectionEvaluator(graph: graph, states: states, failed: failed)
    var stack: [CellSet] = []
    for node in nodes {
      switch node {
      case .and, .or, .minus:
        let right = stack.removeLast()
        let left = stack.removeLast()
        stack.append(
          node == .and ? left.intersection(right) : node == .or ? left.union(right) : left.subtracting(right))
      case .roots, .sinks, .not, .downstream, .upstream: stack.append(evaluator.apply(node, to: stack.removeLast()))
      default: stack.append(try evaluator.cells(of: node))
      }
    }
    return stack[0]
  }
}

struct SelectionEvaluator {
  let graph: PipelineGraph
  let states: [AttemptState]
  let failed: StateSet

  func cells(of node: Selection.Node) throws(PipelineError) -> CellSet {
    switch node {
    case .all: return .all(capacity: graph.cellCount)
    case .failed: return cells { failed.contains(states[$0]) }
    case .unfinished: return cells { states[$0].isInFlight }
    case .fromFailure:
      return cells { cell in
        states[cell] != .succeeded
          && graph.cellGraph.predecessors(of: cell).allSatisfy { states[Int($0)] == .succeeded }
      }
    case .status(let word):
      let state = try state(of: word)
      return cells { states[$0] == state }
    case .kind(let word): return cells { ScalarOrder.equal(graph.kind(ofCellAt: $0), word.text) }
    case .target(let glob): return cells { glob.matches(graph.cells[$0].target.name) }
    case .identifier(let word): return cells { ScalarOrder.equal(graph.cells[$0].target.identifier, word.text) }
    case .step(let word): return graph.cells(ofStepAt: try index(of: word))
    case .cells(let word, let patterns): return try cells(ofStepAt: try index(of: word), patterns)
    default: return CellSet(capacity: graph.cellCount)
    }
  }

  private func cells(where condition: (Int) -> Bool) -> CellSet {
    CellSet(capacity: graph.cellCount, (0..<graph.cellCount).lazy.filter(condition))
  }

  private func state(of word: Selection.Word) throws(PipelineError) -> AttemptState {
    guard let state = AttemptState(name: word.text) else {
      let hint = NearestName.hint(for: word.text, among: AttemptState.allCases.lazy.map(\.name))
      throw unknown("there is no state '\(word.text)'", word.column, hint)
    }
    return state
  }

  private func index(of step: Selection.Word) throws(PipelineError) -> Int {
    guard let index = graph.index(ofStep: step.text) else {
      let hint = NearestName.hint(for: step.text, among: graph.steps.lazy.map(\.key))
      throw unknown("there is no step '\(step.text)'", step.column, hint)
    }
    return index
  }

  private func cells(ofStepAt index: Int, _ patterns: [Selection.TargetPattern]) throws(PipelineError) -> CellSet {
    let step = graph.steps[index]
    for pattern in patterns where !step.targets.contains(where: { ScalarOrder.equal($0.name, pattern.target.text) }) {
      let hint = NearestName.hint(for: pattern.target.text, among: step.targets.lazy.map(\.name))
      throw unknown("step '\(step.key)' has no target '\(pattern.target.text)'", pattern.target.column, hint)
    }
    let members = graph.cells(ofStepAt: index)
    return CellSet(
      capacity: graph.cellCount, members.filter { cell in patterns.contains { $0.matches(graph.cells[cell].target) } })
  }

  private func unknown(_ what: String, _ column: Int, _ hint: String) -> PipelineError {
    PipelineError(
      .badSelection, "\(what)\(column > 0 ? " (column \(column))" : "")\(hint)", column: column > 0 ? column : nil)
  }

  func apply(_ node: Selection.Node, to set: CellSet) -> CellSet {
    let cells = graph.cellGraph
    switch node {
    case .roots: return set.subtracting(cells.successors(of: set))
    case .sinks: return set.subtracting(cells.predecessors(of: set))
    case .not: return set.complement
    case .downstream(nil): return cells.downstream(of: set)
    case .upstream(nil): return cells.upstream(of: set)
    case .downstream(let distance?): return reach(set, distance, cells.successors(of:))
    case .upstream(let distance?): return reach(set, distance, cells.predecessors(of:))
    default: return set
    }
  }

  private func reach(_ set: CellSet, _ distance: Int, _ neighbours: (CellSet) -> CellSet) -> CellSet {
    var reached = set
    var frontier = set
    var left = distance
    while left > 0, !frontier.isEmpty {
      frontier = neighbours(frontier).subtracting(reached)
      reached = reached.union(frontier)
      left -= 1
    }
    return reached
  }
}
