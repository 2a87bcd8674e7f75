import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension RunDocuments {
  /// Reads every document apart: copies must be equal, and each must hold just what its run binds.
  func faults(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [StoredFault] {
    var faults: [StoredFault] = []
    let decoder = AttemptDecoder(header.id, header.graph, context)
    var documents: [RunCopies.Place: [Attempt]] = [:]
    var misplaced: [StoredFault] = []
    try session.ask(self.documents, [.integer(header.id.raw)]) { (row) throws(StoreError) in
      let place = RunCopies.Place(run: row.integer(0), part: cut.partColumn == nil ? 0 : row.integer(2))
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
    let found = RunCopies(header: header) { name($0, header) }
      .faults(documents, parts: try cut.parts(of: header.graph)) { Self.history(header, $0) }
    return misplaced + found.faults
  }

  private func name(_ place: RunCopies.Place, _ header: PipelineHeader) -> String {
    let part = cut.partColumn.map { ", \($0) \(place.part)" } ?? ""
    return "the document of pipeline \(header.id.raw), run \(place.run)\(part)"
  }
}
