/// How large a pipeline may be.
public struct GraphLimits: Hashable, Sendable {
  /// The most cells that a pipeline may have.
  public var cells: Int
  /// The most cell edges that its bindings may expand to.
  public var cellEdges: Int

  /// Sets both limits.
  public init(cells: Int = 100_000, cellEdges: Int = 4_000_000) {
    self.cells = cells
    self.cellEdges = cellEdges
  }

  /// 100,000 cells and 4,000,000 cell edges: far above any pipeline seen, far below what exhausts a machine.
  public static let standard = GraphLimits()
}
