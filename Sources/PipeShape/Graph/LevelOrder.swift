/// Numbers cells by level, the longest path from a cell that needs nothing, for pairs in any order.
///
/// Kahn's method over counted rows; a cycle is reported whole.
struct LevelOrder {
  /// The level of each cell as numbered in the input.
  private(set) var levels: [UInt32]

  /// Throws `cycle` with the numbers of one cycle, each needing the one before it.
  init(count: Int, edges: [CellEdge]) throws(CycleFound) {
    var starts = [UInt32](repeating: 0, count: count + 2)
    var waiting = [UInt32](repeating: 0, count: count)
    starts.withUnsafeMutableBufferPointer { starts in
      waiting.withUnsafeMutableBufferPointer { waiting in
        for edge in edges {
          starts[Int(edge.from) &+ 2] &+= 1
          waiting[Int(edge.to)] &+= 1
        }
        for cell in 2..<(count + 2) { starts[cell] &+= starts[cell &- 1] }
      }
    }
    let targets = [UInt32](unsafeUninitializedCapacity: edges.count) { targets, filled in
      starts.withUnsafeMutableBufferPointer { starts in
        for edge in edges {
          let slot = starts[Int(edge.from) &+ 1]
          starts[Int(edge.from) &+ 1] = slot &+ 1
          targets[Int(slot)] = edge.to
        }
      }
      filled = edges.count
    }
    let reached: Int
    (levels, reached) = Self.peel(count, starts: starts, targets: targets, waiting: &waiting)
    if reached < count { throw CycleFound(waiting: waiting, edges: edges) }
  }

  /// Takes away, level by level, the cells that wait for nothing; returns how many there were.
  private static func peel(
    _ count: Int, starts: [UInt32], targets: [UInt32], waiting: inout [UInt32]
  ) -> (levels: [UInt32], reached: Int) {
    var levels = [UInt32](repeating: 0, count: count)
    var reached = 0
    let queue = [UInt32](unsafeUninitializedCapacity: count) { queue, filled in
      levels.withUnsafeMutableBufferPointer { levels in
        waiting.withUnsafeMutableBufferPointer { waiting in
          starts.withUnsafeBufferPointer { starts in
            targets.withUnsafeBufferPointer { targets in
              for cell in 0..<count where waiting[cell] == 0 {
                queue[filled] = UInt32(truncatingIfNeeded: cell)
                filled &+= 1
              }
              while reached < filled {
                let cell = Int(queue[reached])
                reached &+= 1
                // A cell leaves the queue in the order of levels, so the last predecessor to release it is the deepest.
                let level = levels[cell] &+ 1
                for index in Int(starts[cell])..<Int(starts[cell &+ 1]) {
                  let to = Int(targets[index])
                  waiting[to] &-= 1
                  if waiting[to] == 0 {
                    levels[to] = level
                    queue[filled] = targets[index]
                    filled &+= 1
                  }
                }
              }
            }
          }
        }
      }
    }
    _ = queue
    return (levels, reached)
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
