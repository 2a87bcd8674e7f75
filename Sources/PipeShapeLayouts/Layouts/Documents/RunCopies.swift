import PipeShape
import PipeShapeStore

/// Holds what each row of a pipeline has against what its runs bind: what a doctor finds wrong with rows for parts of runs.
struct RunCopies {
  /// A part of a run, which is one row.
  struct Place: Hashable {
    var run, part: Int64
  }

  let header: PipelineHeader
  /// What a message calls the row of a place.
  let name: (Place) -> String

  /// Compares all rows: copies must be equal, and each row must hold just what its run binds.
  ///
  /// - Returns: what is wrong, and the history, where the attempts make one.
  func faults(
    _ rows: [Place: [Attempt]], parts: [RunPart], history: ([Attempt]) -> (pipeline: Pipeline?, faults: [StoredFault])
  ) -> (faults: [StoredFault], pipeline: Pipeline?) {
    let (attempts, unequal) = united(rows)
    var faults = unequal
    let history = history(attempts)
    faults += history.faults
    guard let pipeline = history.pipeline else { return (faults, nil) }
    var rows = rows
    for run in pipeline.runs {
      guard let view = pipeline.view(ofRun: Int(run.number)) else { continue }
      for part in parts {
        let place = Place(run: Int64(run.number), part: Int64(part.number))
        guard let found = rows.removeValue(forKey: place) else {
          faults.append(StoredFault(.rows, "\(name(place)) is missing"))
          continue
        }
        let ids = Set(part.cells.map { view.attempts[Int($0)].id })
        for attempt in found where !ids.contains(attempt.id) {
          faults.append(
            StoredFault(.binding, "\(name(place)) holds attempt \(attempt.id.raw), which the run does not bind"))
        }
        for id in ids.subtracting(found.map(\.id)).sorted() {
          faults.append(StoredFault(.binding, "\(name(place)) lacks attempt \(id.raw), which the run binds"))
        }
      }
    }
    for place in rows.keys.sorted(by: { ($0.run, $0.part) < ($1.run, $1.part) }) {
      faults.append(StoredFault(.rows, "\(name(place)) belongs to no run and part"))
    }
    return (faults, pipeline)
  }

  /// All attempts, each as its first copy has it, and the copies that differ from that.
  private func united(_ rows: [Place: [Attempt]]) -> (attempts: [Attempt], faults: [StoredFault]) {
    var first: [AttemptID: (attempt: Attempt, place: Place)] = [:]
    var faults: [StoredFault] = []
    for (place, attempts) in rows.sorted(by: { ($0.key.run, $0.key.part) < ($1.key.run, $1.key.part) }) {
      for attempt in attempts {
        guard let known = first[attempt.id] else {
          first[attempt.id] = (attempt, place)
          continue
        }
        guard known.attempt != attempt else { continue }
        faults.append(
          StoredFault(
            .copiesEqual, "attempt \(attempt.id.raw) differs between \(name(known.place)) and \(name(place))"))
      }
    }
    return (first.values.map(\.attempt), faults)
  }
}
