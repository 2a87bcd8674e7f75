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
    /// A pipeline of the store that has the event, by the first row of `pipelines` that does.
    private var carriers: [Int64: PipelineID] = [:]
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
    /// - Throws: what is no fault of a pipeline; `interrupted` where somebody else has added pipelines meanwhile.
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
      let known = carriers.count < Self.eventsKept ? carriers : [:]
      let (expected, earlier) = (newest, stock)
      (carriers, newest) = try await store.write(ChangeSet("import", origin: "packit")) {
        (session) throws(StoreError) in
        let found = try session.pipelines(.all, page: Page(limit: 1), order: .newestFirst).first?.id
        guard found == expected else {
          throw StoreError(
            .interrupted, "somebody else has added pipelines to the store meanwhile; look who, and begin again")
        }
        let events = try Self.events(of: drafts, known, session)
        var made: [Int64: Int] = [:]
        var complete: [PipelineDraft] = []
        complete.reserveCapacity(drafts.count)
        for draft in drafts {
          let first = draft.event.firstPipeline
          let origin: PipelineDraft.Origin
          if let place = made[first] {
            origin = .ofDraft(place)
          } else {
            origin = try Self.origin(of: draft, events, earlier, session)
            if first != 0 { made[first] = complete.count }
          }
          complete.append(
            PipelineDraft(
              origin: origin, graph: draft.graph, content: .history(runs: draft.runs, attempts: draft.attempts),
              createdAt: draft.createdAt))
        }
        let ids = try session.load(complete)
        return (known.merging(made.mapValues { ids[$0] }) { before, _ in before }, ids.last ?? expected)
      }
    }

    /// The events of earlier pipelines that some of these have too, by the first row that does.
    private static func events(
      of drafts: [Draft], _ carriers: [Int64: PipelineID], _ session: some ReadSession
    ) throws(StoreError) -> [Int64: EventID] {
      let again = Set(drafts.map(\.event.firstPipeline)).compactMap { first in carriers[first].map { (first, $0) } }
      var events: [Int64: EventID] = [:]
      for ((first, _), origin) in zip(again, try session.origins(of: again.map(\.1))) {
        events[first] = origin?.event.id
      }
      return events
    }

    private static func origin(
      of draft: Draft, _ events: [Int64: EventID], _ stock: PackitStock, _ session: some ReadSession
    ) throws(StoreError) -> PipelineDraft.Origin {
      let event = draft.event
      if event.firstPipeline != 0 {
        if let known = events[event.firstPipeline] ?? stock.event(of: event) { return .event(known) }
        if !draft.isFirst,
          let found = try session.event(
            project: event.project, reference: event.reference, commit: event.commit, at: event.at)
        {
          return .event(found)
        }
      }
      return event.origin
    }
  }
#endif
