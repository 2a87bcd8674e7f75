public import PipeShape

/// What stands around a cell in the head run.
public struct Neighbours: Hashable, Sendable {
  /// The attempts of the cells that it needs directly, in cell order.
  public var previous: [Attempt]
  /// The attempts of the cells that need it directly, in cell order.
  public var next: [Attempt]
  /// The attempts of the other cells of its step, in cell order.
  public var siblings: [Attempt]

  /// Reads the neighbours of the cell at a position.
  public init(of position: Int, in view: RunView) {
    previous = view.graph.cellGraph.predecessors(of: position).map { view.attempts[Int($0)] }
    next = view.graph.cellGraph.successors(of: position).map { view.attempts[Int($0)] }
    siblings = view.graph.siblings(ofCellAt: position).map { view.attempts[$0] }
  }
}
