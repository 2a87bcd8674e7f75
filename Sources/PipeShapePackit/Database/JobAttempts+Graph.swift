import PipeShape

extension JobAttempts {
  /// One step for each kind, in the order in which kinds were first seen.
  var steps: [Step] {
    kinds.map { kind in
      let name = cells.kind(kind)
      return Step(name, kind: name, targets: cells.ofKinds[kind].map { cells.keys[$0].target })
    }
  }

  /// The attempts in the order of runs and cells, numbered from 1.
  func attempts(in graph: PipelineGraph) -> [Attempt] {
    var places: [Place] = []
    places.reserveCapacity(jobs.count)
    for (cell, entries) in entries.enumerated() {
      guard let position = graph.position(of: cells.keys[cell]) else { continue }
      for (index, entry) in entries.enumerated() {
        places.append(Place(run: entry.run, position: Int32(position), cell: cell, index: index))
      }
    }
    // A cell has at most one attempt in a run.
    places.sort()
    return places.enumerated().map { number, place in
      let entry = entries[place.cell][place.index]
      let job = entry.job
      return Attempt(
        id: AttemptID(Int64(number + 1)), cell: place.position, ordinal: Int32(place.index + 1), run: entry.run,
        state: entry.state, started: entry.isStarted, external: job.flatMap { jobs[$0].externalID },
        startedAt: job.flatMap { jobs[$0].startedAt }, endedAt: job.flatMap { jobs[$0].endedAt },
        payload: job.map { jobs[$0].payload } ?? .null)
    }
  }

  private struct Place: Comparable {
    var run: Int32
    var position: Int32
    var cell: Int
    var index: Int

    static func < (a: Self, b: Self) -> Bool { a.run == b.run ? a.position < b.position : a.run < b.run }
  }
}

extension JobRow {
  /// Its name in its system, where both have one.
  fileprivate var externalID: ExternalID? {
    guard let id = external, !id.isEmpty, let system = reference.table.system else { return nil }
    return ExternalID(system: system, id: id)
  }
}
