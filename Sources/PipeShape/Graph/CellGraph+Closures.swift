extension CellGraph {
  /// How many cells each of many closures holds, all found in one sweep.
  ///
  /// One bit a closure: a cell takes over the bits of its predecessors, 256 closures at a time. A cell whose bits are
  /// already all that can be set looks at no further predecessor, and dense closures are soon all set.
  /// - Returns: for each seed set the size of what `downstream(of:)` gives.
  /// - Complexity: O((cells + edges) · closures / 256) and 32 bytes a cell.
  public func downstreamCounts(of seeds: [CellSet]) -> [Int] {
    var counts: [Int] = []
    counts.reserveCapacity(seeds.count)
    for start in stride(from: 0, to: seeds.count, by: 256) {
      counts += ClosureSweep(graph: self, seeds: seeds[start..<min(start + 256, seeds.count)]).counts
    }
    return counts
  }
}

/// Up to 256 closures side by side.
private struct ClosureSweep {
  private(set) var counts: [Int]

  typealias Row = SIMD4<UInt64>

  init(graph: CellGraph, seeds: ArraySlice<CellSet>) {
    counts = Array(repeating: 0, count: seeds.count)
    // The seeds by cell; a closure can only hold cells from its first seed on.
    var planted: [(cell: Int, lane: Int)] = []
    for (lane, set) in seeds.enumerated() { for cell in set { planted.append((cell, lane)) } }
    planted.sort { $0.cell < $1.cell }
    guard let first = planted.first?.cell else { return }
    var next = 0
    var alive = Row.zero
    var tally = LaneTally()
    let rows = [Row](unsafeUninitializedCapacity: graph.count - first) { rows, filled in
      graph.predecessorStarts.withUnsafeBufferPointer { starts in
        graph.predecessorCells.withUnsafeBufferPointer { cells in
          for cell in first..<graph.count {
            var row = Row.zero
            while next < planted.count, planted[next].cell == cell {
              row[planted[next].lane >> 6] |= 1 << UInt64(planted[next].lane & 63)
              next += 1
            }
            alive |= row
            var index = Int(starts[cell])
            let end = Int(starts[cell &+ 1])
            while index < end, row != alive {
              let before = Int(cells[index])
              if before >= first { row |= rows[before &- first] }
              index &+= 1
            }
            rows[cell &- first] = row
            tally.add(row)
          }
        }
      }
      filled = graph.count - first
    }
    _ = rows
    counts = tally.totals(seeds.count)
  }
}

/// Counts bits lane by lane: planes of carries, so that a row costs a few operations and not one per lane.
private struct LaneTally {
  private var planes: [ClosureSweep.Row] = Array(repeating: .zero, count: 6)
  private var rows = 0
  private var sums = [Int](repeating: 0, count: 256)

  @inline(__always)
  mutating func add(_ row: ClosureSweep.Row) {
    var carry = row
    planes.withUnsafeMutableBufferPointer { planes in
      var plane = 0
      while carry != .zero {
        let kept = planes[plane]
        planes[plane] = kept ^ carry
        carry = kept & carry
        plane &+= 1
      }
    }
    rows &+= 1
    // Six planes count to 63.
    if rows == 63 { flush() }
  }

  private mutating func flush() {
    for (plane, row) in planes.enumerated() {
      for word in 0..<4 {
        var bits = row[word]
        while bits != 0 {
          sums[word << 6 | bits.trailingZeroBitCount] += 1 << plane
          bits &= bits &- 1
        }
      }
      planes[plane] = .zero
    }
    rows = 0
  }

  mutating func totals(_ count: Int) -> [Int] {
    flush()
    return Array(sums[0..<count])
  }
}
