import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension RunDocuments {
  /// Reads every document apart: copies must be equal, and each must hold just what its run binds.
  func faults(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [StoredFault] {
    var faults: [StoredFault] = []
    let decoder = AttemptDecoder(header.id, header.graph, context)
    var documents: [Place: [Attempt]] = [:]
    var misplaced: [StoredFault] = []
    try session.ask(self.documents, [.integer(header.id.raw)]) { (row) throws(StoreError) in
      let place = Place(run: row.integer(0), part: cut.partColumn == nil ? 0 : row.integer(2))
      var copies = AttemptCopies(reserving: header.graph.cellCount)
      var paths: [AttemptID: [String]] = [:]
      do throws(StoreError) {
        try copies.add(row.bytes(1), cut, decoder)
        paths = try decoder.read(row.bytes(1)) { (reader) throws(JSONError) in try cut.paths(of: &reader) }
      } catch {
        faults.append(StoredFault(.readable, "\(name(place, header)): \(error.message)"))
        return true
      }
      // Changes go by the path: one that lies elsewhere would not get them.
      for attempt in copies.attempts {
        let path = cut.path(to: attempt, of: header.graph)
        guard let found = paths[attempt.id], !found.elementsEqual(path, by: ExactBytes.equal) else { continue }
        misplaced.append(
          StoredFault(
            .binding, "\(name(place, header)) holds attempt \(attempt.id.raw) under \(found), not under \(path)"))
      }
      documents[place] = copies.attempts
      return true
    }
    guard faults.isEmpty else { return faults }
    let (attempts, unequal) = united(documents, header)
    faults += misplaced + unequal
    let history = Self.history(header, attempts)
    faults += history.faults
    guard let pipeline = history.pipeline else { return faults }
    let parts = try cut.parts(of: header.graph)
    for run in pipeline.runs {
      guard let view = pipeline.view(ofRun: Int(run.number)) else { continue }
      for part in parts {
        let place = Place(run: Int64(run.number), part: Int64(part.number))
        guard let found = documents.removeValue(forKey: place) else {
          faults.append(StoredFault(.rows, "\(name(place, header)) is missing"))
          continue
        }
        let ids = Set(part.cells.map { view.attempts[Int($0)].id })
        for attempt in found where !ids.contains(attempt.id) {
          faults.append(
            StoredFault(.binding, "\(name(place, header)) holds attempt \(attempt.id.raw), which the run does not bind")
          )
        }
        for id in ids.subtracting(found.map(\.id)).sorted() {
          faults.append(
            StoredFault(.binding, "\(name(place, header)) lacks attempt \(id.raw), which the run binds"))
        }
      }
    }
    for place in documents.keys.sorted(by: { ($0.run, $0.part) < ($1.run, $1.part) }) {
      faults.append(StoredFault(.rows, "\(name(place, header)) belongs to no run and part"))
    }
    return faults
  }

  private struct Place: Hashable {
    var run, part: Int64
  }

  private func name(_ place: Place, _ header: PipelineHeader) -> String {
    let part = cut.partColumn.map { ", \($0) \(place.part)" } ?? ""
    return "the document of pipeline \(header.id.raw), run \(place.run)\(part)"
  }

  /// All attempts, each as its first copy has it, and the copies that differ from that.
  private func united(
    _ documents: [Place: [Attempt]], _ header: PipelineHeader
  ) -> (attempts: [Attempt], faults: [StoredFault]) {
    var first: [AttemptID: (attempt: Attempt, place: Place)] = [:]
    var faults: [StoredFault] = []
    for (place, attempts) in documents.sorted(by: { ($0.key.run, $0.key.part) < ($1.key.run, $1.key.part) }) {
      for attempt in attempts {
        guard let known = first[attempt.id] else {
          first[attempt.id] = (attempt, place)
          continue
        }
        guard known.attempt != attempt else { continue }
        faults.append(
          StoredFault(
            .copiesEqual,
            "attempt \(attempt.id.raw) differs between \(name(known.place, header)) and \(name(place, header))"))
      }
    }
    return (first.values.map(\.attempt), faults)
  }
}
