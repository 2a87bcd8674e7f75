public import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

extension SQLWriter {
  /// Removes the oldest runs of a pipeline, and the attempts that no other run binds.
  ///
  /// The pipeline's rows are made anew: what is left of it has other numbers.
  /// - Complexity: that of creating the pipeline.
  @discardableResult
  public func prune(_ id: PipelineID, keeping runs: Int) throws(StoreError) -> PrunedRuns {
    let old = try stored.existing(id, session)
    guard let pruned = old.pruned(keeping: runs) else { return PrunedRuns() }
    let requests = try requests(of: id, pruned)
    try refusable { () throws(StoreError) in
      try stored.remove(id, session)
      let key: [Value] = [.integer(id.raw)]
      _ = try session.change([
        Invocation(header.removeRequests, key), Invocation(header.removeRuns, key),
        Invocation(header.moveHead, key + [.integer(Int64(pruned.pipeline.runs.count)), .null]),
      ])
      for run in pruned.pipeline.runs {
        try session.change(
          header.addRun, key + [Value(run.number), Value(run.request), Value(run.createdAt)])
      }
      for request in requests {
        try session.change(header.addRequest, key + request)
      }
      try stored.add(pruned.pipeline, session)
    }
    return PrunedRuns(runs: pruned.runs, attempts: pruned.attempts)
  }

  /// The rows of the requests that stay, without the pipeline.
  private func requests(of id: PipelineID, _ pruned: PrunedPipeline) throws(StoreError) -> [[Value]] {
    let named = Set(pruned.pipeline.runs.compactMap(\.request).map { Target($0) })
    var rows: [[Value]] = []
    for request in try header.requests(of: id, session) {
      if let text = request.outcome {
        let outcome = try Self.outcome(text, cellCount: pruned.pipeline.graph.cellCount).pruned(pruned)
        guard let outcome, let fingerprint = request.fingerprint else { continue }
        rows.append([.text(request.id), .text(fingerprint), .bytes(OutcomeCodec.bytes(outcome))])
      } else if named.contains(Target(request.id)) {
        rows.append([.text(request.id), .null, .null])
      }
    }
    return rows
  }
}
