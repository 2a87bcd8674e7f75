#if CommandLine
  import PipeShape
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
    /// - Throws: as ``read(_:_:where:)``.
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
    /// - Parameter fits: asked of each pipeline that the query means, until the page is full.
    /// - Throws: `notFound` for a project that the store does not have, or an event without pipelines.
    static func read(
      _ query: Query, _ session: some ReadSession,
      where fits: ((PipelineRecord) throws(StoreError) -> Bool)? = nil
    ) throws(StoreError) -> PipelineList {
      let scope = try scope(of: query, session)
      let page = try FilledPage(
        after: query.after.map { PipelineID($0) }, limit: query.limit, isFiltered: query.hasEnded != nil || fits != nil,
        key: \PipelineRecord.id, where: { query.hasEnded == nil || query.hasEnded == $0.hasEnded },
        and: { (record) throws(StoreError) in
          guard let fits else { return true }
          return try fits(record)
        }
      ) { (page) throws(StoreError) in try session.pipelines(scope, page: page, order: query.order) }
      var entries: [(PipelineRecord, PipelineOrigin)] = []
      for (record, origin) in zip(page.records, try session.origins(of: page.records.map(\.id))) {
        guard let origin else {
          throw StoreError(.corrupt, "pipeline \(record.id.raw) has no event that can be read; doctor says more")
        }
        entries.append((record, origin))
      }
      return PipelineList(entries: entries, next: page.goesOn ? page.records.last?.id : nil)
    }

    private static func scope(of query: Query, _ session: some ReadSession) throws(StoreError) -> PipelineScope {
      if let event = query.event { return .event(try session.existing(event: event)) }
      var project: ProjectID?
      if let url = query.project { project = try session.existing(project: url).id }
      if let commit = query.commit { return .commit(Commit(commit), project: project) }
      return project.map { .project($0) } ?? .all
    }
  }
#endif
