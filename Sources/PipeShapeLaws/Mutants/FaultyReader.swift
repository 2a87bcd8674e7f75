import PipeShape
import PipeShapeStore

/// A session that reads through another, with one bug.
class FaultyReader<Base: ReadSession>: ReadSession {
  let base: Base
  let fault: StoreFault
  private(set) var hasPreviewed = false

  init(_ base: Base, _ fault: StoreFault) {
    self.base = base
    self.fault = fault
  }

  func pipeline(_ id: PipelineID) throws(StoreError) -> Pipeline? {
    guard let pipeline = try base.pipeline(id) else { return nil }
    switch fault {
    case .edgeDropped:
      guard let graph = try? PipelineGraph(steps: pipeline.graph.steps, edges: pipeline.graph.edges.dropLast()),
        graph.cells == pipeline.graph.cells
      else { return pipeline }
      return try? Pipeline(
        id: pipeline.id, event: pipeline.event, graph: graph, runs: pipeline.runs, attempts: pipeline.attempts)
    case .emptyTextIsNull:
      let attempts = pipeline.attempts.map { attempt in
        var attempt = attempt
        attempt.payload = attempt.payload.withoutEmptyTexts
        return attempt
      }
      return try? Pipeline(
        id: pipeline.id, event: pipeline.event, graph: pipeline.graph, runs: pipeline.runs, attempts: attempts)
    default: return pipeline
    }
  }

  func run(_ number: Int?, of id: PipelineID) throws(StoreError) -> RunView? { try base.run(number, of: id) }

  func pipelines(
    _ scope: PipelineScope, page: Page<PipelineID>, order: ListOrder
  ) throws(StoreError) -> [PipelineRecord] {
    var page = page
    if fault == .pagesOverlap, let after = page.after { page.after = PipelineID(after.raw - 1) }
    var found = try base.pipelines(scope, page: page, order: order)
    if fault == .emptyGroupDropped {
      let base = base
      found.removeAll { record in (try? base.pipeline(record.id))?.map { $0.graph.cellCount == 0 } ?? false }
    }
    return found
  }

  func events(of project: ProjectID, page: Page<EventID>) throws(StoreError) -> [Event] {
    try base.events(of: project, page: page)
  }

  func project(url: String) throws(StoreError) -> Project? { try base.project(url: url) }
  func origin(of id: PipelineID) throws(StoreError) -> PipelineOrigin? { try base.origin(of: id) }

  func cells(_ query: CellQuery, page: Page<CellCursor>) throws(StoreError) -> [CellRecord] {
    switch (fault, query) {
    case (.forkLeaksIn, .latestSucceeded(let commit, _, let kind, let target)):
      return try base.cells(.latestSucceeded(commit: commit, project: nil, kind: kind, target: target), page: page)
    case (.olderSuccessHidden, .latestSucceeded):
      let found = try base.cells(query, page: page)
      let newest = found.map(\.pipeline).max()
      return found.filter { $0.pipeline == newest }
    case (.stateIgnored, .field(var lookup)):
      lookup.states = nil
      return try base.cells(.field(lookup), page: page)
    case (.cutOffIgnored, .unfinishedOf(var lookup)):
      lookup.createdBefore = nil
      return try base.cells(.unfinishedOf(lookup), page: page)
    case (.nullEqualityLost, .external(let lookup)) where lookup.identifier == .none: return []
    case (.absentMatches, .external(let lookup)) where lookup.external.id.isEmpty:
      guard let id = lookup.pipeline, let view = try base.run(nil, of: id) else { return [] }
      var found: [CellRecord] = []
      for kind in GraphCase.kinds { found += try base.cells(.unfinished(kind: kind), page: Page(limit: 1_000)) }
      return found.filter { $0.pipeline == view.id && $0.external == nil }
    default: return try base.cells(query, page: page)
    }
  }

  func preview(_ scope: RerunScope, of id: PipelineID) throws(StoreError) -> RerunOutcome {
    hasPreviewed = true
    return try base.preview(scope, of: id)
  }

  func outcome(ofRequest id: String, in pipeline: PipelineID) throws(StoreError) -> RerunOutcome? {
    guard fault == .requestForgotten, let stored = try base.pipeline(pipeline) else {
      return try base.outcome(ofRequest: id, in: pipeline)
    }
    let newest = stored.runs.last { $0.request != nil }?.request
    return try base.outcome(ofRequest: newest ?? id, in: pipeline)
  }

  func counts() throws(StoreError) -> StoreCounts { try base.counts() }
  func kinds() throws(StoreError) -> KindRegistry { try base.kinds() }
}

/// A session that writes through another, with one bug.
final class FaultyWriter<Base: WriteSession>: FaultyReader<Base>, WriteSession {
  /// The cells that changes were recorded of, where they were named.
  private(set) var records: [CellKey] = []

  func create(_ draft: PipelineDraft) throws(StoreError) -> PipelineID { try base.create(draft) }

  func record(_ change: AttemptChange, of reference: AttemptReference) throws(StoreError) -> Recorded {
    if fault == .nullEqualityLost, case .external(let lookup, _) = reference, lookup.identifier == .none {
      throw StoreError(.notFound, "no attempt")
    }
    let recorded = try base.record(change, of: reference)
    if case .cell(let cell, _, _) = reference, case .changed = recorded { records.append(cell) }
    return recorded
  }

  func rerun(_ request: RerunRequest, of id: PipelineID) throws(StoreError) -> RerunOutcome {
    try base.rerun(request, of: id)
  }

  func load(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID] {
    if fault == .sharedEventDoubled {
      return try base.load(
        drafts.map { draft in
          var draft = draft
          while case .ofDraft(let place) = draft.origin { draft.origin = drafts[place].origin }
          return draft
        })
    }
    guard fault == .loadStopsHalfway else { return try base.load(drafts) }
    var ids: [PipelineID] = []
    for draft in drafts { ids.append(try base.create(draft)) }
    return ids
  }

  func remove(endedBefore time: Int64, limit: Int) throws(StoreError) -> Int {
    try base.remove(endedBefore: time, limit: limit)
  }

  func prune(_ id: PipelineID, keeping runs: Int) throws(StoreError) -> PrunedRuns {
    try base.prune(id, keeping: fault == .prunesTooMuch ? runs - 1 : runs)
  }
}

extension PayloadValue {
  fileprivate var withoutEmptyTexts: PayloadValue {
    switch self {
    case .text(let text) where text.isEmpty: .null
    case .array(let values): .array(values.map(\.withoutEmptyTexts))
    case .record(let record):
      .record(PayloadRecord(names: record.names, values: record.values.map(\.withoutEmptyTexts)))
    default: self
    }
  }
}
