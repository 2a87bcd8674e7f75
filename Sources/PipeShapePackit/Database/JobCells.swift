import PipeShape

/// The cells that the jobs of a pipeline are on, and their kinds, numbered in the order of their names.
struct JobCells {
  /// For each job, the number of its cell.
  let ofJobs: [Int]
  /// The cells by number.
  let keys: [CellKey]
  /// For each cell, the number of its kind.
  private(set) var kinds: [Int] = []
  /// For each kind, the numbers of its cells.
  private(set) var ofKinds: [Range<Int>] = []

  /// - Complexity: O(jobs + cells · log cells).
  init(_ jobs: [JobRow]) {
    let cells = Ranking(jobs.indices.lazy.map { jobs[$0].cell })
    ofJobs = cells.ranks
    keys = cells.keys
    kinds.reserveCapacity(keys.count)
    for (cell, key) in keys.enumerated() {
      if let first = ofKinds.last?.lowerBound, keys[first].step.isExactly(key.step) {
        ofKinds[ofKinds.count - 1] = first..<cell + 1
      } else {
        ofKinds.append(cell..<cell + 1)
      }
      kinds.append(ofKinds.count - 1)
    }
  }

  /// The name of a kind.
  func kind(_ kind: Int) -> String { keys[ofKinds[kind].lowerBound].step }

  /// The cells of the kind of that name.
  func cells(ofKind name: String) -> Range<Int> {
    ofKinds.first { keys[$0.lowerBound].step.isExactly(name) } ?? 0..<0
  }
}
