public import PipeShape

/// What a transaction may ask.
///
/// Synchronous and not `Sendable`: a session cannot leave its body, and a body cannot suspend inside a transaction. All
/// answers of one session come from one snapshot. Every call throws `corrupt` where stored data makes no sense, `busy`,
/// `interrupted` or `engine` where the engine fails, the same again where that ended the snapshot, and `closed` after a
/// failed statement of a session that writes.
public protocol ReadSession: AnyObject {
  /// A pipeline with its whole history; nil if there is none of that id.
  func pipeline(_ id: PipelineID) throws(StoreError) -> Pipeline?

  /// One run of a pipeline, or without a number its head; nil if there is no such pipeline or run.
  func run(_ number: Int?, of id: PipelineID) throws(StoreError) -> RunView?

  /// Pipelines in the order of their ids or the other way round, each once; the page goes on behind its key in that order.
  func pipelines(
    _ scope: PipelineScope, page: Page<PipelineID>, order: ListOrder
  ) throws(StoreError) -> [PipelineRecord]

  /// The events of a project in the order of their ids, each once.
  func events(of project: ProjectID, page: Page<EventID>) throws(StoreError) -> [Event]

  /// The project of that URL; nil if there is none.
  func project(url: String) throws(StoreError) -> Project?

  /// The event and project of a pipeline, and so of each of its steps; nil if there is no such pipeline.
  func origin(of id: PipelineID) throws(StoreError) -> PipelineOrigin?

  /// The origins of several pipelines, in their order; nil where there is no such pipeline.
  func origins(of ids: [PipelineID]) throws(StoreError) -> [PipelineOrigin?]

  /// Attempts in the order of pipeline, cell position and ordinal, each once.
  ///
  /// - Throws: `invalidPayload` for a field that cannot be searched by, or a value that it cannot hold.
  func cells(_ query: CellQuery, page: Page<CellCursor>) throws(StoreError) -> [CellRecord]

  /// What a rerun would do now.
  ///
  /// - Throws: `notFound` for an unknown pipeline, `badSelection`.
  func preview(_ scope: RerunScope, of id: PipelineID) throws(StoreError) -> RerunOutcome

  /// What a request did, marked as replayed; nil if the pipeline has no request of that id. An imported one has no
  /// outcome and is nil too.
  func outcome(ofRequest id: String, in pipeline: PipelineID) throws(StoreError) -> RerunOutcome?

  /// How much there is.
  func counts() throws(StoreError) -> StoreCounts

  /// The kinds whose payloads have a schema here: those registered now, and those that the store remembers of others.
  func kinds() throws(StoreError) -> KindRegistry

  /// Checks the rules that the store keeps about each pipeline of a page, in the order of their ids.
  ///
  /// What cannot be read is a finding (`unreadable`), not an error; `Store.doctor` walks all pages.
  func findings(page: Page<PipelineID>) throws(StoreError) -> FindingsPage
}

extension ReadSession {
  /// None: what a store overrides that checks payloads against schemas.
  public func kinds() throws(StoreError) -> KindRegistry { KindRegistry() }

  /// One by one: what a store overrides that answers several questions together.
  public func origins(of ids: [PipelineID]) throws(StoreError) -> [PipelineOrigin?] {
    var origins: [PipelineOrigin?] = []
    origins.reserveCapacity(ids.count)
    for id in ids { origins.append(try origin(of: id)) }
    return origins
  }

  /// Pipelines in the order of their ids, each once.
  public func pipelines(_ scope: PipelineScope, page: Page<PipelineID>) throws(StoreError) -> [PipelineRecord] {
    try pipelines(scope, page: page, order: .oldestFirst)
  }

  /// Previous, next and sibling steps of a cell, with the attempts of the head.
  public func neighbours(of cell: CellKey, in id: PipelineID) throws(StoreError) -> Neighbours {
    guard let view = try run(nil, of: id) else { throw StoreError(.notFound, "there is no pipeline \(id.raw)") }
    guard let position = view.graph.position(of: cell) else {
      throw StoreError(.notFound, "pipeline \(id.raw) has no cell \(cell)")
    }
    return Neighbours(of: position, in: view)
  }
}
