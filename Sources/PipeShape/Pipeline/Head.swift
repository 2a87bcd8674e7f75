/// What a run binds, as flat arrays by cell position: all that planning reads.
public struct Head: Hashable, Sendable {
  /// The number of the run.
  public internal(set) var run: Int32
  /// The state of the attempt that each cell is bound to.
  public internal(set) var states: [AttemptState]
  /// The run that created the attempt that each cell is bound to.
  public internal(set) var createdIn: [Int32]

  /// Takes the arrays; both have one element a cell.
  public init(run: Int32, states: [AttemptState], createdIn: [Int32]) {
    precondition(states.count == createdIn.count, "a head has one state and one run for each cell")
    self.run = run
    self.states = states
    self.createdIn = createdIn
  }

  /// The first binding of a pipeline: everything pending.
  public init(cellCount: Int) {
    self.init(
      run: 1, states: Array(repeating: .pending, count: cellCount), createdIn: Array(repeating: 1, count: cellCount))
  }

  /// The cells whose state fulfils a condition.
  ///
  /// - Complexity: O(cells).
  public func cells(where condition: (AttemptState) -> Bool) -> CellSet {
    var set = CellSet(capacity: states.count)
    for (cell, state) in states.enumerated() where condition(state) { set.insert(cell) }
    return set
  }

  /// The cells whose attempt consumed one that the binding no longer binds, or a stale one (semantics, section 4).
  ///
  /// - Complexity: one sweep over cells and edges.
  public func stale(in graph: CellGraph) -> CellSet {
    var stale = CellSet(capacity: states.count)
    for cell in 0..<graph.count {
      let run = createdIn[cell]
      for before in graph.predecessors(of: cell) where createdIn[Int(before)] > run || stale.contains(Int(before)) {
        stale.insert(cell)
        break
      }
    }
    return stale
  }
}
