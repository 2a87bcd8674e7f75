#if CommandLine && PostgreSQL && Packit
  import PipeShape
  import PipeShapePackit
  import PipeShapeStore

  /// Pipelines on their way from the service's rows into a store.
  ///
  /// A batch goes in as a whole. Run 1 of a pipeline has a mark as its request, by which a later import knows how far an
  /// earlier one came.
  struct PackitWriter<S: Store>: Sendable {
    /// What became of a pipeline.
    enum Fate: Sendable {
      case added
      case refused(String)
    }

    /// Events that are remembered; what is forgotten is looked for in the store.
    private static var eventsKept: Int { 20_000 }

    private let store: S
    /// What earlier imports brought.
    private let stock: PackitStock
    /// By the first row of `pipelines` that has them.
    private var events: [Int64: EventID] = [:]
    /// The newest pipeline of the store, as far as this import knows.
    private var newest: PipelineID?

    init(_ store: S, stock: PackitStock) {
      self.store = store
      self.stock = stock
      newest = stock.newest
    }

    /// A pipeline as the store gets it, or why it cannot.
    struct Made: Sendable {
      fileprivate var draft: Draft?
      fileprivate var fate: Fate
      fileprivate var remarks: [ImportRemark]

      /// What the pipeline is known by once a store has it.
      func entry(of pipeline: ServicePipeline) -> PackitStock.Entry {
        let event = pipeline.origin
        let imported = draft.flatMap { draft in
          try? Pipeline(
            importing: PipelineID(0), event: EventID(0), graph: draft.graph, runs: draft.runs,
            attempts: draft.attempts)
        }
        return PackitStock.Entry(
          origin: PackitStock.origin(event.project, event.reference, event.commit),
          history: PackitStock.history(imported?.attempts ?? []))
      }

      init(_ pipeline: ServicePipeline) {
        do throws(GraphError) {
          let history = try JobHistory(
            jobs: pipeline.jobs, links: pipeline.links, shipped: pipeline.shipped, createdAt: pipeline.createdAt)
          draft = Draft(pipeline, history)
          fate = .added
          remarks = pipeline.remarks + history.remarks
        } catch {
          fate = .refused(error.description)
          remarks = []
        }
      }
    }

    /// Adds some pipelines.
    ///
    /// - Throws: what is no fault of a pipeline; `unsupported` where somebody else has added pipelines meanwhile.
    mutating func add(_ made: [Made]) async throws(StoreError) -> [(fate: Fate, remarks: [ImportRemark])] {
      var fates = made.map { ($0.fate, $0.remarks) }
      do throws(StoreError) { try await load(made.compactMap(\.draft)) } catch {
        guard error.isOfAPipeline else { throw error }
        // One of them is to blame: those before it and behind it go in.
        for (index, one) in made.enumerated() {
          guard let draft = one.draft else { continue }
          do throws(StoreError) { try await load([draft]) } catch {
            guard error.isOfAPipeline else { throw error }
            fates[index] = (.refused(error.message), [])
          }
        }
      }
      return fates
    }

    fileprivate struct Draft: Sendable {
      var event: PackitEvent
      /// Whether no pipeline before has the event.
      var isFirst: Bool
      var graph: PipelineGraph
      var runs: [Run]
      var attempts: [Attempt]
      var createdAt: Int64?

      init(_ pipeline: ServicePipeline, _ history: JobHistory) {
        event = pipeline.origin
        isFirst = pipeline.event.map { pipeline.rows.contains($0.firstPipeline) } ?? true
        graph = history.graph
        runs = history.runs
        runs[0].request = PackitMark(of: pipeline).request
        attempts = history.attempts
        createdAt = pipeline.createdAt
      }
    }

    private mutating func load(_ drafts: [Draft]) async throws(StoreError) {
      guard !drafts.isEmpty else { return }
      let known = events.count < Self.eventsKept ? events : [:]
      let (expected, earlier) = (newest, stock)
      (events, newest) = try await store.write(ChangeSet("import", origin: "packit")) { (session) throws(StoreError) in
        let found = try session.pipelines(.all, page: Page(limit: 1), order: .newestFirst).first?.id
        guard found == expected else {
          throw StoreError(
            .unsupported, "somebody else has added pipelines to the store meanwhile; look who, and begin again")
        }
        var events = known
        var newest = expected
        var waiting: [PipelineDraft] = []
        var made: [Int64] = []
        for draft in drafts {
          // An event that another one of these makes is known once they are there.
          if draft.event.firstPipeline != 0, made.contains(draft.event.firstPipeline) {
            newest = try Self.load(&waiting, &made, &events, session)
          }
          let origin = try Self.origin(of: draft, &events, earlier, session)
          waiting.append(
            PipelineDraft(
              origin: origin, graph: draft.graph, content: .history(runs: draft.runs, attempts: draft.attempts),
              createdAt: draft.createdAt))
          made.append(draft.event.firstPipeline)
        }
        newest = try Self.load(&waiting, &made, &events, session)
        return (events, newest)
      }
    }

    private static func origin(
      of draft: Draft, _ events: inout [Int64: EventID], _ stock: PackitStock, _ session: some ReadSession
    ) throws(StoreError) -> PipelineDraft.Origin {
      let event = draft.event
      if event.firstPipeline != 0 {
        if let known = events[event.firstPipeline] ?? stock.event(of: event) { return .event(known) }
        if !draft.isFirst,
          let found = try session.event(
            project: event.project, reference: event.reference, commit: event.commit, at: event.at)
        {
          events[event.firstPipeline] = found
          return .event(found)
        }
      }
      return event.origin
    }

    private static func load(
      _ drafts: inout [PipelineDraft], _ made: inout [Int64], _ events: inout [Int64: EventID],
      _ session: some WriteSession
    ) throws(StoreError) -> PipelineID? {
      let ids = try session.load(drafts)
      let unknown = made.indices.filter { made[$0] != 0 && events[made[$0]] == nil }
      for (index, origin) in zip(unknown, try session.origins(of: unknown.map { ids[$0] })) {
        if let event = origin?.event.id { events[made[index]] = event }
      }
      drafts.removeAll()
      made.removeAll()
      return ids.last
    }
  }
#endif
