public import PipeShape

extension MemoryWriter {
  /// Removes the oldest runs of a pipeline, and the attempts that no other run binds.
  @discardableResult
  public func prune(_ id: PipelineID, keeping runs: Int) throws(StoreError) -> PrunedRuns {
    let old = try existing(id)
    guard let pruned = old.pruned(keeping: runs) else { return PrunedRuns() }
    let requests = tables.requests[id]
    let named = Set(pruned.pipeline.runs.compactMap(\.request).map(MemoryTables.key))
    shared.tables.requests[id] = requests.map { requests in
      var kept: [ExternalID: MemoryTables.Request] = [:]
      for (key, request) in requests {
        if let outcome = request.outcome {
          guard let outcome = outcome.pruned(pruned) else { continue }
          kept[key] = .init(fingerprint: request.fingerprint, outcome: outcome)
        } else if named.contains(key) {
          kept[key] = request
        }
      }
      return kept
    }
    undo.append { $0.requests[id] = requests }
    replace(old, by: pruned.pipeline)
    return PrunedRuns(runs: pruned.runs, attempts: pruned.attempts)
  }
}
