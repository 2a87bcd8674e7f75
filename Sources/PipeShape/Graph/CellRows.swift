/// Sorts cell edges into compressed rows of both directions by counting: no comparison, and every slot is written once.
///
/// Written on raw buffers: on arrays, bounds checks of the scattered writes cost a third of the time.
struct CellRows {
  private(set) var predecessorStarts: [UInt32]
  private(set) var predecessorCells: [UInt32]
  private(set) var successorStarts: [UInt32]
  private(set) var successorCells: [UInt32]
  /// The first edge that does not go forward or leaves the graph.
  private(set) var bad: Int?

  init(cellCount: Int, edges: [CellEdge]) {
    // Two slots more than cells: while rows are filled, slot i + 1 moves from the start of row i to its end, so that
    // afterwards slot i is the start of row i.
    var ins = [UInt32](repeating: 0, count: cellCount + 2)
    var outs = [UInt32](repeating: 0, count: cellCount + 2)
    var isSortedByTo = true
    bad = Self.count(edges, cellCount, &ins, &outs, &isSortedByTo)
    guard bad == nil else {
      (predecessorStarts, predecessorCells, successorStarts, successorCells) = ([], [], [], [])
      return
    }
    // The rows of one direction are filled from the pairs, and walking them in order fills the other's in cell order.
    // Pairs that come sorted by their end, as a graph made cell by cell has them, are those rows already.
    if isSortedByTo {
      predecessorCells = edges.map { $0.from }
      ins.removeFirst()
      successorCells = Self.transposed(predecessorCells, starts: ins, cellCount, into: &outs)
      outs.removeLast()
    } else {
      successorCells = Self.rows(edges, starts: &outs, of: { $0.from }, holding: { $0.to })
      outs.removeLast()
      predecessorCells = Self.transposed(successorCells, starts: outs, cellCount, into: &ins)
      ins.removeLast()
    }
    successorStarts = outs
    predecessorStarts = ins
  }

  /// Counts both ends and turns the counts into starts; returns the first edge that is refused.
  private static func count(
    _ edges: [CellEdge], _ cellCount: Int, _ ins: inout [UInt32], _ outs: inout [UInt32],
    _ isSortedByTo: inout Bool
  ) -> Int? {
    let limit = UInt32(cellCount)
    var last: UInt32 = 0
    var run: UInt32 = 0
    var sorted = true
    defer { isSortedByTo = sorted }
    return edges.withUnsafeBufferPointer { edges in
      ins.withUnsafeMutableBufferPointer { ins in
        outs.withUnsafeMutableBufferPointer { outs in
          for index in 0..<edges.count {
            let edge = edges[index]
            guard edge.from < edge.to, edge.to < limit else { return index }
            outs[Int(edge.from) &+ 2] &+= 1
            // Equal ends that follow one another are counted in a register: each sum in memory waits for the one before.
            if edge.to == last {
              run &+= 1
              continue
            }
            ins[Int(last) &+ 2] &+= run
            sorted = sorted && edge.to > last
            last = edge.to
            run = 1
          }
          if run > 0 { ins[Int(last) &+ 2] &+= run }
          for cell in 2..<(cellCount + 2) {
            outs[cell] &+= outs[cell &- 1]
            ins[cell] &+= ins[cell &- 1]
          }
          return nil
        }
      }
    }
  }

  @inline(__always)
  private static func rows(
    _ edges: [CellEdge], starts: inout [UInt32], of row: (CellEdge) -> UInt32, holding cell: (CellEdge) -> UInt32
  ) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: edges.count) { cells, filled in
      starts.withUnsafeMutableBufferPointer { starts in
        edges.withUnsafeBufferPointer { edges in
          for edge in edges {
            let slot = starts[Int(row(edge)) &+ 1]
            starts[Int(row(edge)) &+ 1] = slot &+ 1
            cells[Int(slot)] = cell(edge)
          }
        }
      }
      filled = edges.count
    }
  }

  private static func transposed(
    _ rows: [UInt32], starts: [UInt32], _ cellCount: Int, into others: inout [UInt32]
  ) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: rows.count) { cells, filled in
      others.withUnsafeMutableBufferPointer { others in
        starts.withUnsafeBufferPointer { starts in
          rows.withUnsafeBufferPointer { rows in
            for cell in 0..<cellCount {
              for index in Int(starts[cell])..<Int(starts[cell &+ 1]) {
                let other = Int(rows[index]) &+ 1
                let slot = others[other]
                others[other] = slot &+ 1
                cells[Int(slot)] = UInt32(truncatingIfNeeded: cell)
              }
            }
          }
        }
      }
      filled = rows.count
    }
  }
}
