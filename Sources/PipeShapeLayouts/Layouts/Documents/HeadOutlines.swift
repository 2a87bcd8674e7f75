import PipeShape
import PipeShapeStore

/// Outlines of the attempts that the head of a pipeline binds, by cell; the arrays serve one pipeline after the other.
struct HeadOutlines {
  private let kind: Target
  private var graph: PipelineGraph?
  /// By cell; without an ordinal where no document had an attempt of the cell.
  private var outlines: [AttemptOutline] = []
  private var isStepOfKind: [Bool] = []

  /// - Parameter kind: the kind of the attempts that a list asks for.
  init(ofKind kind: String) { self.kind = Target(kind) }

  /// Turns to another pipeline.
  ///
  /// - Returns: whether it has cells of the kind.
  mutating func begin(_ graph: PipelineGraph) -> Bool {
    // Pipelines of one configuration share a graph.
    if self.graph !== graph {
      self.graph = graph
      isStepOfKind.removeAll(keepingCapacity: true)
      for step in graph.steps { isStepOfKind.append(Target(step.kind) == kind) }
    }
    outlines.removeAll(keepingCapacity: true)
    for _ in 0..<graph.cellCount { outlines.append(AttemptOutline(AttemptID(0))) }
    return isStepOfKind.contains(true)
  }

  private func isOfKind(_ cell: Int32) -> Bool {
    guard let graph, cell >= 0, Int(cell) < graph.cellCount else { return false }
    return isStepOfKind[Int(graph.stepOfCell[Int(cell)])]
  }

  /// Whether a list shows the external id of an attempt.
  func wantsExternal(_ outline: borrowing AttemptOutline) -> Bool { outline.state.isInFlight && isOfKind(outline.cell) }

  /// Takes over an attempt; a copy of one that is known is passed over.
  mutating func add(_ outline: AttemptOutline) {
    if outlines[Int(outline.cell)].ordinal == 0 { outlines[Int(outline.cell)] = outline }
  }

  /// The positions of cells of the kind whose attempts are in flight, in order.
  var inFlight: some Sequence<Int> {
    outlines.indices.lazy.filter {
      outlines[$0].ordinal > 0 && outlines[$0].state.isInFlight && isOfKind(outlines[$0].cell)
    }
  }

  /// Whether an attempt is pending with every input succeeded; nil where the head cannot tell.
  ///
  /// What the head binds is what was consumed, unless it was made later.
  func isReady(_ cell: Int) -> Bool? {
    guard let graph, outlines[cell].state == .pending else { return false }
    var isReady = true
    for input in graph.cellGraph.predecessors(of: cell) {
      guard outlines[Int(input)].ordinal > 0, outlines[Int(input)].run <= outlines[cell].run else { return nil }
      if outlines[Int(input)].state != .succeeded { isReady = false }
    }
    return isReady
  }

  /// The attempt of a cell as lists show it.
  func record(_ cell: Int, of pipeline: ListedPipeline) -> CellRecord { pipeline.record(of: outlines[cell]) }
}
