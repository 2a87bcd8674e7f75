import PipeShape

/// 1,000,000 cells and 4,000,000 cell edges from integer pairs, one cell upstream of nearly all.
enum LargeGraph {
  static let cells = 1_000_000
  static let edges = 4_000_000

  /// Each cell needs four others.
  ///
  /// The first 70,000 cells need nothing but one another's neighbours and are not reached.
  static func pairs() -> [CellEdge] {
    var random: UInt64 = 0x9e37_79b9_7f4a_7c15
    func below(_ limit: UInt32) -> UInt32 {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return UInt32((random >> 32) * UInt64(limit) >> 32)
    }
    var pairs: [CellEdge] = []
    pairs.reserveCapacity(edges)
    let outside: UInt32 = 70_000
    for cell in 1..<UInt32(cells) {
      for edge in 0..<4 {
        if cell <= outside {
          pairs.append(CellEdge(from: below(min(cell, outside)), to: cell))
        } else {
          // The first edge keeps the cell reachable from the seed; the others go anywhere before it.
          let from = edge == 0 ? outside + below(cell - outside) : below(cell)
          pairs.append(CellEdge(from: from, to: cell))
        }
      }
    }
    while pairs.count < edges { pairs.append(CellEdge(from: 0, to: UInt32(cells - 1))) }
    return pairs
  }

  static func run(_ bandwidth: Bandwidth) throws {
    let pairs = pairs()
    let shuffled = renamed(pairs)
    let graph = try CellGraph(cellCount: cells, edges: pairs)
    var table = Table("1,000,000 cells, 4,000,000 cell edges", "best", "median", "bar", "share of copy bandwidth")
    func add(_ name: String, bar: Double, bytes: Int, _ timing: Stopwatch.Timing) {
      let share = Double(bytes) / timing.best / bandwidth.copy
      table.add(
        name, readable(timing.best), readable(timing.median), readable(bar), "\(Int((share * 100).rounded())) %")
    }
    add(
      "build from pairs in cell order", bar: 0.040, bytes: 8 * edges + graph.byteCount,
      Stopwatch.time(rounds: 5) {
        use(try? CellGraph(cellCount: cells, edges: pairs))
      })
    add(
      "build from pairs in any order, with levels", bar: 0.040, bytes: 8 * edges + graph.byteCount,
      Stopwatch.time(rounds: 3) {
        use(try? CellGraph.sorting(cellCount: cells, edges: shuffled))
      })
    let seed = CellSet(capacity: cells, [70_000])
    let closure = graph.downstream(of: seed)
    add(
      "one closure of \(closure.count) cells", bar: 0.003, bytes: 4 * edges + 4 * cells + cells / 8,
      Stopwatch.time(rounds: 9) {
        use(graph.downstream(of: seed))
      })
    let seeds = (0..<1_000).map { CellSet(capacity: cells, [70_000 + $0 * 900]) }
    add(
      "1,000 closures in one sweep", bar: 0.050, bytes: 4 * edges + 4 * cells + 128 * cells,
      Stopwatch.time(rounds: 3) {
        use(graph.downstreamCounts(of: seeds))
      })
    table.print()
    let perEdge = Double(graph.byteCount - 8 * cells) / Double(edges)
    print("bytes: \(graph.byteCount), which is \(perEdge) an edge and 8 a cell\n")
  }

  /// The same graph under other numbers, so that no pair is known to go forward.
  private static func renamed(_ pairs: [CellEdge]) -> [CellEdge] {
    let multiplier = 614_657
    func name(_ cell: UInt32) -> UInt32 { UInt32(Int(cell) * multiplier % cells) }
    return pairs.map { CellEdge(from: name($0.from), to: name($0.to)) }
  }
}
