extension CellGraph {
  /// Builds the graph from pairs in any numbering, and says where each cell went.
  ///
  /// Cells are renumbered by level, then by the number they came with. Pairs that all go forward keep their numbers:
  /// any such numbering serves the sweeps.
  /// - Returns: the graph, and for each cell as given its position in the graph.
  /// - Throws: `badEdge` for a pair that leaves the graph, `cycle` with the numbers of one cycle.
  /// - Complexity: O(cells + edges).
  public static func sorting(
    cellCount: Int, edges: [CellEdge]
  ) throws(GraphError) -> (graph: CellGraph, positions: [UInt32]) {
    if edges.allSatisfy({ $0.from < $0.to }) {
      return (try CellGraph(cellCount: cellCount, edges: edges), (0..<UInt32(cellCount)).map { $0 })
    }
    if let bad = edges.first(where: { max($0.from, $0.to) >= cellCount }) {
      throw GraphError(.badEdge, "cell edge \(bad.from) → \(bad.to) leaves the \(cellCount) cells")
    }
    let levels: [UInt32]
    do {
      levels = try LevelOrder(count: cellCount, edges: edges).levels
    } catch {
      let members = error.members.map(String.init)
      throw GraphError(.cycle, "cells form a cycle: \((members + members.prefix(1)).joined(separator: " → "))")
    }
    var starts = [UInt32](repeating: 0, count: Int(levels.max() ?? 0) + 2)
    for level in levels { starts[Int(level) + 1] += 1 }
    for level in 1..<starts.count { starts[level] += starts[level - 1] }
    let positions = levels.map { level in
      defer { starts[Int(level)] += 1 }
      return starts[Int(level)]
    }
    let renumbered = edges.map { CellEdge(from: positions[Int($0.from)], to: positions[Int($0.to)]) }
    return (try CellGraph(cellCount: cellCount, edges: renumbered), positions)
  }
}
