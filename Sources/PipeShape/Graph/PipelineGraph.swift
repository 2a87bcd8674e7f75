/// The validated graph of a pipeline: its steps and edges, and the cells that they expand to.
///
/// Immutable and shared: all runs of a pipeline, and all copies of its value, refer to one graph. Cells are numbered by
/// position in the order of semantics section 1: level in the cell graph, then step key, target and identifier, by
/// Unicode scalars. Positions are fixed at creation.
public final class PipelineGraph: Sendable {
  /// The steps in the order given.
  public let steps: [Step]
  /// The edges in the order given.
  public let edges: [Edge]
  /// The name of each cell, by position.
  public let cells: [CellKey]
  /// The index of each cell's step in `steps`, by position.
  public let stepOfCell: [Int32]
  /// The dependencies between cells.
  public let cellGraph: CellGraph
  /// What is legal and probably not meant.
  public let warnings: [GraphWarning]
  private let positions: [CellKey: Int32]
  private let stepIndices: [Name: Int]
  private let cellsOfStep: [CellSet]

  /// Checks steps and edges and expands them.
  ///
  /// A pipeline without steps is legal.
  /// - Throws: `GraphError`: `duplicateStep`, `duplicateTarget`, `noTargets`, `emptyName`, `unknownStep`,
  ///   `duplicateEdge`, `unknownTarget`, `notOneSource`, `bindsNothing`, `cycle` (over steps, named in full), `limit`.
  /// - Complexity: O(cells · log cells + cell edges).
  public init(steps: [Step], edges: [Edge], limits: GraphLimits = .standard) throws(GraphError) {
    let indices = try GraphValidation.index(steps, limits: limits)
    let ends = try GraphValidation.ends(of: edges, in: indices)
    try GraphValidation.refuseCycle(steps: steps, ends: ends)
    var expansion = CellExpansion(steps: steps, limits: limits)
    for (edge, end) in zip(edges, ends) { try expansion.add(edge, from: end.from, to: end.to) }
    let order = expansion.order()
    self.steps = steps
    self.edges = edges
    cells = order.cells
    stepOfCell = order.steps
    cellGraph = try CellGraph(cellCount: order.cells.count, edges: order.edges)
    warnings = expansion.warnings
    stepIndices = indices
    var positions = [CellKey: Int32](minimumCapacity: order.cells.count)
    var cellsOfStep = [CellSet](repeating: CellSet(capacity: order.cells.count), count: steps.count)
    for (position, cell) in order.cells.enumerated() {
      positions[cell] = Int32(position)
      cellsOfStep[Int(order.steps[position])].insert(position)
    }
    self.positions = positions
    self.cellsOfStep = cellsOfStep
  }

  /// How many cells there are.
  public var cellCount: Int { cells.count }

  /// The position of the cell of that name, matched exactly.
  ///
  /// - Complexity: O(length of the name).
  public func position(of cell: CellKey) -> Int? { positions[cell].map(Int.init) }

  /// The index in `steps` of the step of that key, matched exactly.
  public func index(ofStep key: String) -> Int? { stepIndices[Name(key)] }

  /// The cells of a step, given by its index in `steps`: the group.
  public func cells(ofStepAt index: Int) -> CellSet { cellsOfStep[index] }

  /// The kind of the step that a cell belongs to.
  public func kind(ofCellAt position: Int) -> String { steps[Int(stepOfCell[position])].kind }
}

extension PipelineGraph: Equatable {
  /// Compares steps and edges in their order.
  public static func == (a: PipelineGraph, b: PipelineGraph) -> Bool {
    a === b || (a.steps == b.steps && a.edges == b.edges)
  }
}
