/// Numbers cells by level, the longest path from a cell that needs nothing, for pairs in any order.
///
/// Kahn's method over counted rows; a cycle is reported whole.
struct LevelOrder {
  /// The level of each cell as numbered in the input.
  private(set) var levels: [UInt32]

  /// Throws `cycle` with the numbers of one cycle, each needing the one before it.
  init(count: Int, edges: [CellEdge]) throws(CycleFound) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    var waiting = [UInt32](repeating: 0, count: count)
    for edge in edges {
      starts[Int(edge.from) + 1] += 1
      waiting[Int(edge.to)] += 1
    }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var cursor = starts
    var targets = [UInt32](repeating: 0, count: edges.count)
    for edge in edges {
      targets[Int(cursor[Int(edge.from)])] = edge.to
      cursor[Int(edge.from)] += 1
    }
    levels = [UInt32](repeating: 0, count: count)
    var queue: [UInt32] = []
    queue.reserveCapacity(count)
    for cell in 0..<count where waiting[cell] == 0 { queue.append(UInt32(cell)) }
    var next = 0
    while next < queue.count {
      let cell = Int(queue[next])
      next += 1
      for index in starts[cell]..<starts[cell + 1] {
        let to = Int(targets[Int(index)])
        levels[to] = max(levels[to], levels[cell] + 1)
        waiting[to] -= 1
        if waiting[to] == 0 { queue.append(UInt32(to)) }
      }
    }
    if queue.count < count { throw CycleFound(waiting: waiting, edges: edges) }
  }

  struct CycleFound: Error {
    /// The cycle in the order of its edges; the first follows the last.
    let members: [Int]

    /// Walks backwards among the nodes that still wait: each has a predecessor that waits, so a node comes again.
    init(waiting: [UInt32], edges: [CellEdge]) {
      var before = [Int](repeating: -1, count: waiting.count)
      for edge in edges.reversed() where waiting[Int(edge.from)] > 0 && waiting[Int(edge.to)] > 0 {
        before[Int(edge.to)] = Int(edge.from)
      }
      var seen = [Int](repeating: -1, count: waiting.count)
      var walk: [Int] = []
      var node = waiting.firstIndex { $0 > 0 } ?? 0
      while seen[node] < 0 {
        seen[node] = walk.count
        walk.append(node)
        node = before[node]
      }
      members = walk[seen[node]...].reversed()
    }
  }
}
