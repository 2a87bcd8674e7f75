import PipeShape
import PipeShapeStore

extension ComparisonRun {
  /// Compares every pipeline of every store, or of those chosen, with the reference.
  ///
  /// - Throws: `notEqual` with the first pipeline that differs; `store`.
  mutating func compareStates(of chosen: Set<Int>? = nil) async throws(ComparisonError) {
    let expected = try await states(of: reference)
    var digest = Digest()
    for (_, state) in expected { digest.add(Array(state.description.utf8)) }
    stateDigest = digest.description
    for (index, contender) in contenders.enumerated()
    where (index > 0 || memory != nil) && chosen?.contains(index) ?? true {
      let found = try await states(of: contender)
      let reference = reference
      try await gate.compareStates(expected, found, candidate: contender.name) { id throws(StoreError) in
        let wanted = try await reference.store.fetch([id])[0]
        let got = try await contender.store.fetch([id])[0]
        return (CanonicalForm.bytes(of: wanted), CanonicalForm.bytes(of: got))
      }
    }
    say("compared \(expected.count) pipelines of \(chosen?.count ?? contenders.count) stores with the reference")
  }

  private func states(of contender: Contender) async throws(ComparisonError) -> [(PipelineID, Digest)] {
    var states: [(PipelineID, Digest)] = []
    while true {
      let page = Page(after: states.last?.0, limit: 50)
      let pipelines = try await attempt(contender.name) { () throws(StoreError) in
        let ids = try await contender.store.list(page).map(\.id)
        return (ids, try await contender.store.fetch(ids))
      }
      guard !pipelines.0.isEmpty else { return states }
      for (id, pipeline) in zip(pipelines.0, pipelines.1) {
        var digest = Digest()
        digest.add(CanonicalForm.bytes(of: pipeline))
        states.append((id, digest))
      }
    }
  }
}
