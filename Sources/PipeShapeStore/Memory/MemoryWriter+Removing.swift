import PipeShape

extension MemoryWriter {
  /// Removes whole pipelines whose head ended before a time.
  public func remove(endedBefore time: Int64, limit: Int) throws(StoreError) -> Int {
    let doomed = tables.order.lazy.compactMap { self.tables.pipelines[$0] }
      .filter { $0.endedAt.map { $0 < time } ?? false }.prefix(max(0, limit))
    let removed = Array(doomed)
    guard !removed.isEmpty else { return 0 }
    let ids = Set(removed.map(\.id))
    let order = tables.order
    shared.tables.order.removeAll { ids.contains($0) }
    undo.append { $0.order = order }
    for pipeline in removed {
      let requests = tables.requests[pipeline.id]
      let siblings = tables.pipelinesOfEvent[pipeline.event]
      let madeAt = shared.tables.madeAt.removeValue(forKey: pipeline.id)
      shared.tables.pipelines[pipeline.id] = nil
      shared.tables.requests[pipeline.id] = nil
      shared.tables.pipelinesOfEvent[pipeline.event]?.removeAll { $0 == pipeline.id }
      for attempt in pipeline.attempts {
        if let external = attempt.external { shared.tables.pipelinesOfExternal[external]?.remove(pipeline.id) }
      }
      let fields = pipeline.attempts.flatMap { fieldKeys(of: $0, in: pipeline) }
      for key in fields { shared.tables.pipelinesOfField[key]?.remove(pipeline.id) }
      undo.append { tables in
        for key in fields { tables.pipelinesOfField[key, default: []].insert(pipeline.id) }
        tables.madeAt[pipeline.id] = madeAt
        tables.pipelines[pipeline.id] = pipeline
        tables.requests[pipeline.id] = requests
        tables.pipelinesOfEvent[pipeline.event] = siblings
        for attempt in pipeline.attempts {
          if let external = attempt.external { tables.pipelinesOfExternal[external, default: []].insert(pipeline.id) }
        }
      }
    }
    return removed.count
  }
}
