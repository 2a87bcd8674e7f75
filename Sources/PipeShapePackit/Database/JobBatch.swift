/// Jobs that were asked for at once, each on a cell of its own.
struct JobBatch {
  /// The jobs, by their places in the pipeline's list.
  var jobs: ArraySlice<Int>
  /// When they were asked for.
  var submittedAt: Int64?

  /// Jobs by groups, in the order in which they were asked for; a cell that a group holds twice makes two batches.
  ///
  /// - Complexity: O(jobs · log jobs).
  static func inOrder(_ jobs: [JobRow], on cells: JobCells) -> [JobBatch] {
    let places = places(of: jobs, on: cells)
    let order = places.map(\.job)
    var batches: [JobBatch] = []
    var start = 0
    while start < places.count {
      var end = start
      var submittedAt: Int64?
      while end < places.count, places[end].isInBatch(of: places[start]) {
        if let time = jobs[order[end]].submittedAt { submittedAt = min(time, submittedAt ?? time) }
        end += 1
      }
      batches.append(JobBatch(jobs: order[start..<end], submittedAt: submittedAt))
      start = end
    }
    return batches
  }

  private static func places(of jobs: [JobRow], on cells: JobCells) -> [Place] {
    let members = jobs.indices.map { Member(jobs[$0].reference, group: jobs[$0].group, job: $0) }.sorted()
    var places: [Place] = []
    places.reserveCapacity(jobs.count)
    // Ids of a table say what came first. Times put the tables beside each other, as far as they do not contradict.
    var (table, latest) = (-1, Int64.min)
    var seen = Array(repeating: 0, count: cells.keys.count)
    var start = 0
    while start < members.count {
      let first = members[start]
      let end = members[start...].firstIndex { !$0.isInGroup(of: first) } ?? members.count
      if first.table != table { (table, latest) = (first.table, .min) }
      latest = max(members[start..<end].lazy.compactMap { jobs[$0.job].submittedAt }.min() ?? .min, latest)
      for member in members[start..<end] {
        let cell = cells.ofJobs[member.job]
        places.append(Place(at: latest, group: start, layer: seen[cell], turn: places.count, job: member.job))
        seen[cell] += 1
      }
      for member in members[start..<end] { seen[cells.ofJobs[member.job]] = 0 }
      start = end
    }
    places.sort()
    return places
  }
}
