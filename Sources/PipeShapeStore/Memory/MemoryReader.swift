public import PipeShape

/// A session that reads the in-memory store.
public class MemoryReader: ReadSession {
  final class Shared {
    var tables = MemoryTables()
    let kinds: KindRegistry

    init(kinds: KindRegistry) { self.kinds = kinds }
  }

  let shared: Shared

  init(_ shared: Shared) { self.shared = shared }

  var tables: MemoryTables {
    _read { yield shared.tables }
  }

  /// A pipeline with its whole history: a copy that shares its arrays.
  ///
  /// - Complexity: O(1).
  public func pipeline(_ id: PipelineID) throws(StoreError) -> Pipeline? { shared.tables.pipelines[id] }

  /// One run of a pipeline.
  ///
  /// - Complexity: O(attempts).
  public func run(_ number: Int?, of id: PipelineID) throws(StoreError) -> RunView? {
    shared.tables.pipelines[id]?.view(ofRun: number)
  }

  /// Pipelines in the order of their ids.
  public func pipelines(
    _ scope: PipelineScope, page: Page<PipelineID>, order: ListOrder
  ) throws(StoreError) -> [PipelineRecord] {
    let ids: [PipelineID]
    switch scope {
    case .all: ids = tables.order
    case .project(let project):
      ids = (tables.eventsOfProject[project] ?? []).flatMap { tables.pipelinesOfEvent[$0] ?? [] }.sorted()
    case .event(let event): ids = tables.pipelinesOfEvent[event] ?? []
    case .commit(let commit, let project): ids = pipelines(at: commit, in: project)
    }
    return switch order {
    case .oldestFirst: ids.after(page) { $0 }.compactMap(record(of:))
    case .newestFirst: ids.before(page).compactMap(record(of:))
    }
  }

  func pipelines(at commit: Commit, in project: ProjectID?) -> [PipelineID] {
    let events = tables.eventsAtCommit[MemoryTables.key(commit.hash)] ?? []
    return events.filter { project == nil || tables.events[$0]?.project == project }
      .flatMap { tables.pipelinesOfEvent[$0] ?? [] }.sorted()
  }

  private func record(of id: PipelineID) -> PipelineRecord? {
    guard let pipeline = tables.pipelines[id], let event = tables.events[pipeline.event] else { return nil }
    return PipelineRecord(
      id: id, event: event.id, project: event.project, head: pipeline.runs.count, hasEnded: pipeline.hasEnded)
  }

  /// The events of a project in the order of their ids.
  public func events(of project: ProjectID, page: Page<EventID>) throws(StoreError) -> [Event] {
    (tables.eventsOfProject[project] ?? []).after(page) { $0 }.compactMap { tables.events[$0] }
  }

  /// The project of that URL.
  public func project(url: String) throws(StoreError) -> Project? {
    tables.projectOfURL[MemoryTables.key(url)].flatMap { tables.projects[$0] }
  }

  /// The event and project of a pipeline.
  public func origin(of id: PipelineID) throws(StoreError) -> PipelineOrigin? {
    guard let pipeline = tables.pipelines[id], let event = tables.events[pipeline.event],
      let project = tables.projects[event.project]
    else { return nil }
    return PipelineOrigin(event: event, project: project)
  }

  /// What a rerun would do now.
  public func preview(_ scope: RerunScope, of id: PipelineID) throws(StoreError) -> RerunOutcome {
    let pipeline = try existing(id)
    let plan = try refusing { () throws(PipelineError) in try pipeline.plan(scope) }
    return RerunOutcome(run: pipeline.runs.count, created: false, plan: plan, ended: pipeline.endings(of: plan))
  }

  /// What a request did, marked as replayed.
  public func outcome(ofRequest id: String, in pipeline: PipelineID) throws(StoreError) -> RerunOutcome? {
    guard var outcome = tables.requests[pipeline]?[MemoryTables.key(id)]?.outcome else { return nil }
    outcome.replayed = true
    outcome.run = tables.pipelines[pipeline]?.runs.count ?? outcome.run
    return outcome
  }

  /// How much there is; every attempt is held once.
  public func counts() throws(StoreError) -> StoreCounts {
    let attempts = tables.pipelines.values.reduce(0) { $0 + $1.attempts.count }
    return StoreCounts(
      projects: tables.projects.count, events: tables.events.count, pipelines: tables.pipelines.count,
      runs: tables.pipelines.values.reduce(0) { $0 + $1.runs.count }, attempts: attempts, attemptCopies: attempts)
  }

  /// The kinds that the store was made with.
  public func kinds() throws(StoreError) -> KindRegistry { shared.kinds }

  func existing(_ id: PipelineID) throws(StoreError) -> Pipeline {
    guard let pipeline = tables.pipelines[id] else { throw StoreError(.notFound, "there is no pipeline \(id.raw)") }
    return pipeline
  }
}

extension Array {
  /// The entries of a sorted array that a page asks for.
  func after<Key: Comparable & Hashable & Sendable>(_ page: Page<Key>, key: (Element) -> Key) -> ArraySlice<Element> {
    let start = page.after.map { last in firstIndex { key($0) > last } ?? endIndex } ?? startIndex
    return self[start...].prefix(Swift.max(0, page.limit))
  }
}

extension [PipelineID] {
  /// The page of ascending ids in descending order.
  fileprivate func before(_ page: Page<PipelineID>) -> [PipelineID] {
    let end = page.after.map { last in firstIndex { $0 >= last } ?? endIndex } ?? endIndex
    return self[..<end].suffix(Swift.max(0, page.limit)).reversed()
  }
}
