#if CommandLine && PostgreSQL && Packit
  import PipeShape
  import PipeShapeStore

  /// What earlier imports have brought into a store: three numbers for each pipeline, and three for each event.
  struct PackitStock: Sendable {
    /// What a pipeline is known by, within one process.
    struct Entry: Hashable, Sendable {
      /// Its project, reference and commit.
      var origin: Int
      /// Its attempts.
      var history: Int
    }

    private static let page = 200
    private var entries: [Int64: Entry] = [:]
    /// By rows of `project_events`.
    private var events: [Int64: (id: EventID, origin: Int)] = [:]
    /// The newest pipeline of the store.
    private(set) var newest: PipelineID?

    /// Reads a whole store.
    ///
    /// - Throws: `unsupported` for one that has pipelines of another origin; `corrupt`, `busy`, `engine`.
    init(of store: some Store) async throws(StoreError) {
      while true {
        let after = newest
        let (found, last) = try await store.read { (session) throws(StoreError) in
          let records = try session.pipelines(.all, page: Page(after: after, limit: Self.page))
          let origins = try session.origins(of: records.map(\.id))
          var found: [(PackitMark, Entry, EventID)] = []
          for (record, origin) in zip(records, origins) {
            let pipeline = try session.existing(record.id)
            guard let mark = PackitMark(of: pipeline), let origin else {
              throw StoreError(
                .unsupported,
                "pipeline \(record.id.raw) did not come from the service's database; import into a store of its own")
            }
            let entry = Entry(
              origin: Self.origin(origin.project.url, origin.event.reference, origin.event.commit),
              history: Self.history(pipeline.attempts))
            found.append((mark, entry, pipeline.event))
          }
          return (found, records.last?.id)
        }
        for (mark, entry, id) in found {
          entries[mark.row] = entry
          if let event = mark.event, events[event] == nil { events[event] = (id, entry.origin) }
        }
        guard let last else { return }
        newest = last
      }
    }

    /// The pipeline of a row of `pipelines`.
    subscript(row: Int64) -> Entry? { entries[row] }

    /// The event of a row of `project_events`, if it is what it was.
    ///
    /// The store has the time at which the first of its pipelines was made, which the service may have deleted since then.
    func event(of event: PackitEvent) -> EventID? {
      guard event.table == PackitMark.events, let known = events[event.row],
        known.origin == Self.origin(event.project, event.reference, event.commit)
      else { return nil }
      return known.id
    }

    static func origin(_ project: String, _ reference: GitReference, _ commit: Commit) -> Int {
      var hasher = Hasher()
      for text in [project, reference.kind.rawValue, reference.name, commit.hash] { hasher.combine(text) }
      return hasher.finalize()
    }

    /// Everything but payloads, which a store may have in a wider form.
    static func history(_ attempts: [Attempt]) -> Int {
      var hasher = Hasher()
      for attempt in attempts {
        hasher.combine(attempt.cell)
        hasher.combine(attempt.run)
        hasher.combine(attempt.state)
        hasher.combine(attempt.external)
        hasher.combine(attempt.startedAt)
        hasher.combine(attempt.endedAt)
      }
      return hasher.finalize()
    }
  }
#endif
