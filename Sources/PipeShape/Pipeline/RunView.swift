/// One run of a pipeline: every cell with the attempt that the run binds it to.
public struct RunView: Sendable {
  /// The pipeline's id.
  public var id: PipelineID
  /// The event that set it off.
  public var event: EventID
  /// Steps, edges and cells.
  public var graph: PipelineGraph
  /// The run.
  public var run: Run
  /// The attempts by cell position.
  public var attempts: [Attempt]

  /// Binds one attempt to each cell.
  public init(id: PipelineID, event: EventID, graph: PipelineGraph, run: Run, attempts: [Attempt]) {
    precondition(attempts.count == graph.cellCount, "a run binds every cell")
    self.id = id
    self.event = event
    self.graph = graph
    self.run = run
    self.attempts = attempts
  }

  /// The binding as flat arrays.
  public var head: Head {
    Head(run: run.number, states: attempts.map(\.state), createdIn: attempts.map(\.run))
  }

  /// The state of the run as a whole.
  public var rollUp: RollUp { RollUp(attempts.lazy.map(\.state)) }

  /// The roll-up of each step, in the order of the graph's steps.
  public var steps: [RollUp] {
    var steps = Array(repeating: RollUp(), count: graph.steps.count)
    for attempt in attempts { steps[Int(graph.stepOfCell[Int(attempt.cell)])].add(attempt.state) }
    return steps
  }
}

extension Pipeline {
  /// One run with its attempts; nil if there is no such run.
  ///
  /// Without a number, the head.
  ///
  /// - Complexity: O(attempts).
  public func view(ofRun number: Int? = nil) -> RunView? {
    let number = number ?? runs.count
    guard number >= 1, number <= runs.count else { return nil }
    let members = (0..<graph.cellCount).map { attempts[binding(ofCell: $0, inRun: Int32(number))] }
    return RunView(id: id, event: event, graph: graph, run: runs[number - 1], attempts: members)
  }

  /// The cells whose head attempt is pending with every input succeeded: what can be started next.
  ///
  /// - Complexity: one sweep over cells and edges.
  public var readyCells: CellSet {
    CellSet(
      capacity: graph.cellCount,
      (0..<graph.cellCount).filter { cell in
        head.states[cell] == .pending && inputs(of: Int(bound[cell])).allSatisfy { attempts[$0].state == .succeeded }
      })
  }
}
