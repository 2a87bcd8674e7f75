#if CommandLine
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// A page of pipelines with where each comes from, from one snapshot.
  struct PipelineList: Sendable {
    /// Which pipelines are wanted, in words of the outside.
    struct Query: Sendable {
      var project: String?
      var event: Int64?
      var commit: String?
      /// Only those that have ended, or have not; nil for both.
      var hasEnded: Bool?
      var after: Int64?
      var limit: Int
      var order = ListOrder.oldestFirst
    }

    let entries: [(record: PipelineRecord, origin: PipelineOrigin)]
    /// Where the list goes on; nil at its end.
    let next: PipelineID?

    /// Reads a page with the pipelines themselves, all from one snapshot.
    ///
    /// - Throws: as ``read(_:_:)``.
    static func readWithPipelines(
      _ query: Query, from store: some Store
    ) async throws(StoreError) -> (list: PipelineList, pipelines: [Pipeline]) {
      try await store.read { (session) throws(StoreError) in
        let list = try read(query, session)
        var pipelines: [Pipeline] = []
        for entry in list.entries { pipelines.append(try session.existing(entry.record.id)) }
        return (list, pipelines)
      }
    }

    /// Reads a page.
    ///
    /// - Throws: `notFound` for a project that the store does not have.
    static func read(_ query: Query, _ session: some ReadSession) throws(StoreError) -> PipelineList {
      let scope = try scope(of: query, session)
      var records: [PipelineRecord] = []
      // What is left out takes no place of the page, so that more is read at once where much may be.
      var page = Page<PipelineID>(
        after: query.after.map { PipelineID($0) }, limit: query.hasEnded == nil ? query.limit : max(query.limit, 500))
      var isAtEnd = false
      while records.count < query.limit && !isAtEnd {
        let some = try session.pipelines(scope, page: page, order: query.order)
        isAtEnd = some.count < page.limit
        page.after = some.last?.id ?? page.after
        records += some.filter { query.hasEnded == nil || query.hasEnded == $0.hasEnded }
      }
      let mayGoOn = records.count > query.limit || (records.count == query.limit && !isAtEnd)
      records = Array(records.prefix(query.limit))
      var entries: [(PipelineRecord, PipelineOrigin)] = []
      for (record, origin) in zip(records, try session.origins(of: records.map(\.id))) {
        guard let origin else {
          throw StoreError(.corrupt, "pipeline \(record.id.raw) has no event that can be read; doctor says more")
        }
        entries.append((record, origin))
      }
      return PipelineList(entries: entries, next: mayGoOn ? records.last?.id : nil)
    }

    private static func scope(of query: Query, _ session: some ReadSession) throws(StoreError) -> PipelineScope {
      if let event = query.event { return .event(EventID(event)) }
      var project: ProjectID?
      if let url = query.project { project = try session.existing(project: url).id }
      if let commit = query.commit { return .commit(Commit(commit), project: project) }
      return project.map { .project($0) } ?? .all
    }

    /// The page as it is printed; its JSON has the form of `Docs/Schemas/list.schema.json`.
    var page: ShownPage {
      var page = ShownPage(name: "pipelines", entries: [], table: Table(), next: next.map { String($0.raw) })
      for (record, origin) in entries {
        let event = origin.event
        page.table.add([
          .init(String(record.id.raw), .bold), .init("\(record.head) \(record.head == 1 ? "run" : "runs")"),
          record.hasEnded ? .init("ended", .dim) : .init("unfinished", .cyan), .init(ShownTime.text(event.at)),
          .init(origin.project.url), .init(event.reference.words), .init(String(event.commit.hash.prefix(12))),
        ])
        page.entries.append([
          "id": .string(String(record.id.raw)), "runs": .integer(Int64(record.head)),
          "ended": .bool(record.hasEnded), "event": .object(origin.value),
        ])
      }
      return page
    }
  }
#endif
