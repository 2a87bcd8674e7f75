/// Sorts cell edges into compressed rows of both directions by counting: two passes over the pairs, no comparison.
struct CellRows {
  private(set) var predecessorStarts: [UInt32]
  private(set) var predecessorCells: [UInt32]
  private(set) var successorStarts: [UInt32]
  private(set) var successorCells: [UInt32]
  /// The first edge that does not go forward or leaves the graph.
  private(set) var bad: Int?

  init(cellCount: Int, edges: [CellEdge]) {
    // One slot more than cells: after the scatter, slot i + 1 has moved on to the end of row i, which is its start + 1.
    var ins = [UInt32](repeating: 0, count: cellCount + 2)
    var outs = [UInt32](repeating: 0, count: cellCount + 2)
    let limit = UInt32(cellCount)
    var firstBad: Int?
    for index in edges.indices {
      let edge = edges[index]
      guard edge.from < edge.to, edge.to < limit else {
        firstBad = index
        break
      }
      outs[Int(edge.from) + 2] &+= 1
      ins[Int(edge.to) + 2] &+= 1
    }
    bad = firstBad
    guard firstBad == nil else {
      (predecessorStarts, predecessorCells, successorStarts, successorCells) = ([], [], [], [])
      return
    }
    for cell in 2..<(cellCount + 2) {
      outs[cell] &+= outs[cell - 1]
      ins[cell] &+= ins[cell - 1]
    }
    // Edges are scattered to their successors' rows first; walking those rows in order then fills the predecessors'
    // rows, so that both kinds of rows come out in cell order whenever one pass does.
    successorCells = [UInt32](unsafeUninitializedCapacity: edges.count) { cells, filled in
      for edge in edges {
        let slot = outs[Int(edge.from) + 1]
        outs[Int(edge.from) + 1] = slot &+ 1
        cells[Int(slot)] = edge.to
      }
      filled = edges.count
    }
    let successors = successorCells
    predecessorCells = [UInt32](unsafeUninitializedCapacity: edges.count) { cells, filled in
      for from in 0..<cellCount {
        for index in outs[from]..<outs[from + 1] {
          let to = Int(successors[Int(index)]) + 1
          let slot = ins[to]
          ins[to] = slot &+ 1
          cells[Int(slot)] = UInt32(truncatingIfNeeded: from)
        }
      }
      filled = edges.count
    }
    outs.removeLast()
    ins.removeLast()
    successorStarts = outs
    predecessorStarts = ins
  }
}
