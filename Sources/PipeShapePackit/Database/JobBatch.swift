import PipeShape

/// Jobs that were asked for at once, each on a cell of its own.
struct JobBatch {
  var jobs: [JobRow]
  /// When they were asked for.
  var submittedAt: Int64? { jobs.compactMap(\.submittedAt).min() }

  /// Rows by groups, in the order in which they were asked for; a cell that a group holds twice makes two batches.
  static func inOrder(_ rows: [JobRow]) -> [JobBatch] {
    var groups: [Key: [JobRow]] = [:]
    for row in rows { groups[Key(row), default: []].append(row) }
    var batches: [(at: Int64, key: Key, layer: Int, batch: JobBatch)] = []
    // Ids of a table say what came first. Times put the tables beside each other, as far as they do not contradict.
    var latest: [JobTable: Int64] = [:]
    for (key, members) in groups.sorted(by: { $0.key < $1.key }) {
      let sorted = members.sorted { $0.reference.id < $1.reference.id }
      let at = max(sorted.compactMap(\.submittedAt).min() ?? .min, latest[key.table] ?? .min)
      latest[key.table] = at
      for (layer, jobs) in layers(of: sorted).enumerated() {
        batches.append((at, key, layer, JobBatch(jobs: jobs)))
      }
    }
    batches.sort { a, b in
      a.at != b.at ? a.at < b.at : a.key != b.key ? a.key < b.key : a.layer < b.layer
    }
    return batches.map(\.batch)
  }

  private static func layers(of jobs: [JobRow]) -> [[JobRow]] {
    var layers: [[JobRow]] = []
    var seen: [CellKey: Int] = [:]
    for job in jobs {
      let layer = seen[job.cell, default: 0]
      seen[job.cell] = layer + 1
      if layer == layers.count { layers.append([]) }
      layers[layer].append(job)
    }
    return layers
  }

  /// A group of a table; rows without one are groups of their own.
  private struct Key: Hashable, Comparable {
    var table: JobTable
    var isAlone: Bool
    var id: Int64

    init(_ row: JobRow) {
      table = row.reference.table
      isAlone = row.group == nil
      id = row.group ?? row.reference.id
    }

    static func < (a: Self, b: Self) -> Bool {
      if a.table != b.table { return a.table < b.table }
      return a.id != b.id ? a.id < b.id : !a.isAlone && b.isAlone
    }
  }
}
