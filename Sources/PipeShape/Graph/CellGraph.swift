/// The dependencies between cells as flat arrays, with cells numbered so that every edge goes forward.
///
/// Because edges go forward, a closure is one sweep over the cells, without a queue and without a visited set. Both
/// directions are compressed rows: 4 bytes an edge each, 4 bytes a cell each. Up to 64 cells, one word a cell holds its
/// predecessors and another everything downstream of it.
public struct CellGraph: Sendable {
  /// How many cells there are.
  public let count: Int
  @usableFromInline let predecessorStarts: [UInt32]
  @usableFromInline let predecessorCells: [UInt32]
  @usableFromInline let successorStarts: [UInt32]
  @usableFromInline let successorCells: [UInt32]
  /// For small graphs: the predecessors of each cell, then the descendants (with itself) of each cell.
  @usableFromInline let masks: [UInt64]

  /// Builds the graph from pairs of positions that all go forward.
  ///
  /// - Parameter edges: pairs (from, to) with from < to < cellCount; a pair that occurs twice is kept twice.
  /// - Throws: `badEdge` for a pair that does not go forward or leaves the graph.
  /// - Complexity: O(cells + edges).
  public init(cellCount: Int, edges: [CellEdge]) throws(GraphError) {
    guard cellCount < Int(UInt32.max), edges.count < Int(UInt32.max) else {
      throw GraphError(.limit, "a cell graph has at most \(UInt32.max - 1) cells and edges")
    }
    let rows = CellRows(cellCount: cellCount, edges: edges)
    if let bad = rows.bad {
      let edge = edges[bad]
      throw GraphError(
        .badEdge, "cell edge \(bad), \(edge.from) → \(edge.to), does not go forward among \(cellCount) cells")
    }
    count = cellCount
    predecessorStarts = rows.predecessorStarts
    predecessorCells = rows.predecessorCells
    successorStarts = rows.successorStarts
    successorCells = rows.successorCells
    masks = cellCount <= 64 ? CellGraph.masks(of: rows, count: cellCount) : []
  }

  private static func masks(of rows: CellRows, count: Int) -> [UInt64] {
    var masks = [UInt64](repeating: 0, count: 2 * count)
    for cell in 0..<count {
      for index in rows.predecessorStarts[cell]..<rows.predecessorStarts[cell + 1] {
        masks[cell] |= 1 << UInt64(rows.predecessorCells[Int(index)])
      }
    }
    for cell in (0..<count).reversed() {
      masks[count + cell] = 1 << UInt64(cell)
      for index in rows.successorStarts[cell]..<rows.successorStarts[cell + 1] {
        masks[count + cell] |= masks[count + Int(rows.successorCells[Int(index)])]
      }
    }
    return masks
  }

  /// How many cell edges there are.
  @inlinable
  public var edgeCount: Int { predecessorCells.count }

  /// The bytes that the arrays hold: 8 an edge and 8 a cell, and 16 a cell more up to 64 cells.
  public var byteCount: Int {
    4 * (predecessorStarts.count + predecessorCells.count + successorStarts.count + successorCells.count)
      + 8 * masks.count
  }

  /// The cells that a cell needs, in cell order.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func predecessors(of cell: Int) -> ArraySlice<UInt32> {
    predecessorCells[Int(predecessorStarts[cell])..<Int(predecessorStarts[cell + 1])]
  }

  /// The cells that need a cell, in cell order.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func successors(of cell: Int) -> ArraySlice<UInt32> {
    successorCells[Int(successorStarts[cell])..<Int(successorStarts[cell + 1])]
  }
}

/// A dependency between two cells by number.
public struct CellEdge: Hashable, Sendable {
  /// The cell that goes first.
  public var from: UInt32
  /// The cell that needs it.
  public var to: UInt32

  /// Makes `to` depend on `from`.
  @inlinable
  public init(from: UInt32, to: UInt32) {
    self.from = from
    self.to = to
  }
}
