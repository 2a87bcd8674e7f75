import PipeShape
import PipeShapeStore

/// What a store should hold, in plain arrays: the text's model of each pipeline, in the order they were made.
struct StoreModel: Sendable {
  struct Event: Sendable {
    var id: EventID
    var project: Int
    var reference: GitReference
    var commit: Commit
    var at: Int64
  }

  struct Entry: Sendable {
    var id: PipelineID
    var event: Int
    var graph: PipelineGraph
    var model: Model
    /// The ids of the model's attempts, as the store gave them.
    var ids: [AttemptID]
    var source: OperationSource
    /// When the pipeline was made, whatever its first run says later.
    var madeAt: Int64?
    var previews: [(plan: ModelPlan, token: String)?] = []
  }

  /// Project urls in the order in which they were made.
  var projects: [(id: ProjectID, url: String)] = []
  var events: [Event] = []
  var entries: [Entry] = []
  /// Every pipeline made, removed or not.
  var made = 0

  func index(of id: PipelineID) -> Int? { entries.firstIndex { $0.id == id } }

  /// The greatest id that was ever given to a pipeline of this case.
  var greatest = PipelineID(0)
}

extension StoreModel.Entry {
  /// When the head ended: the latest end with a time, else that of the head run, else 0; nil while something is open.
  var endedAt: Int64? {
    guard !model.states.contains(where: { $0 == .pending || $0 == .running }) else { return nil }
    return model.binding.compactMap { model.attempts[$0].endedAt }.max() ?? model.runs.last?.createdAt ?? 0
  }
}

extension StoreModel {
  /// The pipeline and attempt that a reference names, among all pipelines.
  func resolve(_ reference: AttemptReference) throws(StoreError) -> (entry: Int, attempt: Int) {
    switch reference {
    case .id(let id, let pipeline):
      guard let entry = index(of: pipeline), let attempt = entries[entry].ids.firstIndex(of: id) else {
        throw StoreError(.notFound, "")
      }
      return (entry, attempt)
    case .cell(_, _, let pipeline):
      guard let entry = index(of: pipeline) else { throw StoreError(.notFound, "") }
      return (entry, try entries[entry].model.index(of: reference))
    case .external(let lookup, let ordinal):
      let found = attempts(lookup).filter {
        ordinal == nil || entries[$0.entry].model.attempts[$0.attempt].ordinal == ordinal.map(Int.init)
      }
      let open = found.filter { entries[$0.entry].model.attempts[$0.attempt].state.isInFlight }
      if open.count == 1 { return open[0] }
      if open.isEmpty, found.count == 1 { return found[0] }
      if found.isEmpty { throw StoreError(.notFound, "") }
      let candidates = (open.isEmpty ? found : open).map { entry, attempt in
        let attempt = entries[entry].model.attempts[attempt]
        return StoreError.Candidate(
          pipeline: entries[entry].id, cell: entries[entry].graph.cells[attempt.cell], ordinal: Int32(attempt.ordinal))
      }
      throw StoreError(.ambiguous, "", candidates: candidates)
    }
  }

  /// The attempts that carry an external id, by pipeline, cell and ordinal.
  func attempts(_ lookup: ExternalLookup) -> [(entry: Int, attempt: Int)] {
    var found: [(entry: Int, attempt: Int)] = []
    for (number, entry) in entries.enumerated() where lookup.pipeline == nil || lookup.pipeline == entry.id {
      let model = entry.model
      let matching = model.attempts.indices.filter { index in
        let cell = model.attempts[index].cell
        let key = model.graph.cells[cell]
        let identified: Bool =
          switch lookup.identifier {
          case .any: true
          case .none: key.target.identifier == nil
          case .exactly(let wanted): Scalars.same(key.target.identifier, wanted)
          }
        return model.attempts[index].external == lookup.external && identified
          && (lookup.target.map { Scalars.same($0, key.target.name) } ?? true)
          && (lookup.kind.map { Scalars.same($0, model.graph.kinds[cell]) } ?? true)
      }
      found += matching.sorted { a, b in
        (model.attempts[a].cell, model.attempts[a].ordinal) < (model.attempts[b].cell, model.attempts[b].ordinal)
      }.map { (number, $0) }
    }
    return found
  }

  /// What the store should answer to a change: checked against the kind first, then as the text says.
  mutating func record(
    _ change: AttemptChange, of reference: AttemptReference, kinds: KindRegistry
  ) throws(StoreError) -> Recorded {
    let (entry, index) = try resolve(reference)
    let attempt = entries[entry].model.attempts[index]
    let kind = entries[entry].model.graph.kinds[attempt.cell]
    var checked = try kinds.checked(change, kind: kind)
    if attempt.state.isInFlight { checked = try kinds.completed(checked, kind: kind, current: attempt.payload) }
    return try entries[entry].model.record(checked, at: index)
  }

  /// Forgets the oldest runs of a pipeline; tokens stand for what they stood for.
  mutating func prune(_ entry: Int, keeping runs: Int) -> PrunedRuns {
    let (runs, attempts, kept) = entries[entry].model.prune(keeping: runs)
    entries[entry].ids = kept.map { entries[entry].ids[$0] }
    return PrunedRuns(runs: runs, attempts: attempts)
  }

  /// Removes pipelines whose head ended before a time, oldest first.
  mutating func remove(endedBefore time: Int64, limit: Int) -> Int {
    let doomed = entries.filter { $0.endedAt.map { $0 < time } ?? false }.prefix(limit).map(\.id)
    entries.removeAll { doomed.contains($0.id) }
    return doomed.count
  }
}
