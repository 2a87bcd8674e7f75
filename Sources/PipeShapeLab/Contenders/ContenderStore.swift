import PipeShape
public import PipeShapeStore

/// A store of any type, with its type erased once: one indirect call an operation, none a row.
public struct ContenderStore: Sendable {
  let perform: @Sendable (Action, _ made: [PipelineID]) async -> Answer
  let load: @Sendable ([PipelineDraft]) async throws(StoreError) -> [PipelineID]
  let list: @Sendable (Page<PipelineID>) async throws(StoreError) -> [PipelineRecord]
  let fetch: @Sendable ([PipelineID]) async throws(StoreError) -> [Pipeline?]
  let origin: @Sendable (PipelineID) async throws(StoreError) -> PipelineOrigin?
  let counts: @Sendable () async throws(StoreError) -> StoreCounts
  let measures: @Sendable (_ detailed: Bool) async throws(StoreError) -> [Measure]
  var settle: @Sendable () async throws(StoreError) -> Void
  let traces: @Sendable () async throws(StoreError) -> [TracedStatement]
  let settings: @Sendable () async throws(StoreError) -> [Fact]
  let instruments: @Sendable () -> [Measure]
  /// What trials do past the port.
  let engine: EngineActions
  let performAll: @Sendable ([Action]) async throws(StoreError) -> [Answer]
  let close: @Sendable () async -> Void
  /// The calls that are explained; those without a name prepare the next ones.
  let calls: [(name: String?, body: @Sendable () async throws(StoreError) -> Void)]

  /// Erases a store.
  ///
  /// - Parameters:
  ///   - settle: brings the engine into the state that every round begins in, for example by a checkpoint; it is timed,
  ///     and must not change plans.
  ///   - traces: what was executed so far and how, where the engine tells: access paths are made of it.
  ///   - settings: the engine's settings as they are while it is measured, dumped into the report.
  ///   - instruments: counters that are read right before and after the calls, such as processor time; reading them is
  ///     cheap.
  ///   - more: what others than the store know of it, such as a server; read right after the store's own measures,
  ///     never while calls are timed.
  ///   - engine: what trials do past the port.
  public init<S: Store>(
    _ store: S, settle: @escaping @Sendable () async throws(StoreError) -> Void = { () throws(StoreError) in },
    traces: @escaping @Sendable () async throws(StoreError) -> [TracedStatement] = { () throws(StoreError) in [] },
    settings: @escaping @Sendable () async throws(StoreError) -> [Fact] = { () throws(StoreError) in [] },
    instruments: @escaping @Sendable () -> [Measure] = { [] },
    measures more: @escaping @Sendable (_ detailed: Bool) async throws(StoreError) -> [Measure] = {
      _ throws(StoreError) in []
    }, engine: EngineActions = EngineActions()
  ) {
    self.settings = settings
    self.instruments = instruments
    self.engine = engine
    perform = { (action, made) in await store.answer(to: action, made: made) }
    performAll = { (actions) throws(StoreError) in try await store.answers(to: actions) }
    load = { (drafts) throws(StoreError) in
      try await store.write(ChangeSet("bulk import")) { (session) throws(StoreError) in try session.load(drafts) }
    }
    list = { (page) throws(StoreError) in
      try await store.read { (session) throws(StoreError) in try session.pipelines(.all, page: page) }
    }
    fetch = { (ids) throws(StoreError) in
      try await store.read { (session) throws(StoreError) in
        var pipelines: [Pipeline?] = []
        for id in ids { pipelines.append(try session.pipeline(id)) }
        return pipelines
      }
    }
    origin = { (id) throws(StoreError) in
      try await store.read { (session) throws(StoreError) in try session.origin(of: id) }
    }
    counts = { () throws(StoreError) in
      try await store.read { (session) throws(StoreError) in try session.counts() }
    }
    measures = { (detailed) throws(StoreError) in
      let own = try await store.measures(detailed: detailed)
      return own + (try await more(detailed))
    }
    self.settle = settle
    self.traces = traces
    close = { await store.close() }
    calls = PortCalls(store: store).all
  }

  /// Brings a store that was loaded into the state of one in service.
  ///
  /// When a pipeline ended is noted when old ones are looked for; a store in service has done that for all but its newest.
  func finishLoading() async throws(StoreError) {
    // What looks for old ones needs what the engine knows of its tables, and changes it.
    try await engine.loaded?()
    if case .refused(let error) = await perform(.remove(endedBefore: .min, limit: 1), []) { throw error }
    try await engine.loaded?()
    try await settle()
  }
}
