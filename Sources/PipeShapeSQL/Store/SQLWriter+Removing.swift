import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

extension SQLWriter {
  /// Removes whole pipelines whose head ended before a time, oldest ids first.
  ///
  /// When a pipeline ended is noted here, not when its last attempt ends: a success then stays one statement.
  public func remove(endedBefore time: Int64, limit: Int) throws(StoreError) -> Int {
    guard limit > 0 else { return 0 }
    var removed = 0
    var after = Int64.min
    while removed < limit {
      let window = try candidates(endedBefore: time, after: after, limit: limit - removed)
      for id in window.ids {
        try remove(PipelineID(id))
        removed += 1
      }
      guard let next = window.next else { break }
      after = next
    }
    return removed
  }

  /// Some pipelines to be removed, in order, and the id to go on after if there may be more.
  private func candidates(
    endedBefore time: Int64, after: Int64, limit: Int
  ) throws(StoreError) -> (ids: [Int64], next: Int64?) {
    let batch = 256
    var open: [(id: Int64, mayBeOpen: Bool)] = []
    try session.ask(header.unsettled, [.integer(after), .integer(Int64(batch))]) { (row) throws(StoreError) in
      open.append((row.integer(0), row.integer(1) != 0))
      return true
    }
    // Beyond the last one looked at nothing is known yet.
    let horizon = open.count == batch ? open[batch - 1].id : Int64.max
    for (id, mayBeOpen) in open where !mayBeOpen || !stored.probeIsExact {
      guard let pipeline = try stored.pipeline(PipelineID(id), session), let end = pipeline.endedAt else { continue }
      try session.change(header.settle, [.integer(id), .integer(end)])
    }
    var ids: [Int64] = []
    try session.ask(header.settled, [.integer(time), .integer(after), .integer(Int64(limit))]) {
      (row) throws(StoreError) in
      if row.integer(0) <= horizon { ids.append(row.integer(0)) }
      return true
    }
    return (ids, horizon == .max || ids.count == limit ? nil : horizon)
  }

  private func remove(_ id: PipelineID) throws(StoreError) {
    try stored.remove(id, session)
    let key: [Value] = [.integer(id.raw)]
    _ = try session.change([
      Invocation(header.removeRequests, key), Invocation(header.removeRuns, key),
      Invocation(header.removePipeline, key),
    ])
  }
}
