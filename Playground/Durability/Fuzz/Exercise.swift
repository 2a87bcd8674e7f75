#if SQLite
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// Makes every call on a store that may be damaged, and keeps what was refused.
  struct Exercise {
    let store: SQLStore
    private(set) var errors: [(call: String, error: StoreError)] = []
    private var ids: [PipelineID] = []

    init(_ store: SQLStore) { self.store = store }

    /// The refusals that say that stored data makes no sense.
    var corruption: [(call: String, error: StoreError)] { errors.filter { $0.error.code == .corrupt } }

    private mutating func note<R: Sendable>(_ call: String, _ body: () async throws(StoreError) -> R) async -> R? {
      do throws(StoreError) { return try await body() } catch {
        errors.append((call, error))
        return nil
      }
    }

    private mutating func read<R: Sendable>(
      _ call: String, _ body: @Sendable (SQLReader) throws(StoreError) -> R
    ) async -> R? {
      let store = store
      return await note(call) { () async throws(StoreError) in try await store.read(body) }
    }

    private mutating func write<R: Sendable>(
      _ call: String, _ body: @Sendable (SQLWriter) throws(StoreError) -> R
    ) async -> R? {
      let store = store
      return await note(call) { () async throws(StoreError) in try await store.write(ChangeSet("fuzz"), body) }
    }

    mutating func readAll() async {
      let records = await read("pipelines") { (s) throws(StoreError) in
        try s.pipelines(.all, page: Page(limit: .max))
      }
      ids = records?.map(\.id) ?? (1...8).map { PipelineID($0 << 20) }
      for id in ids {
        let pipeline = await read("pipeline") { (s) throws(StoreError) in try s.pipeline(id) }
        for number in [nil, 1, 2, 99] {
          _ = await read("run") { (s) throws(StoreError) in try s.run(number, of: id) }
        }
        _ = await read("origin") { (s) throws(StoreError) in try s.origin(of: id) }
        for scope in [RerunScope(.all), RerunScope(.failed, upstream: .repair), RerunScope(.fromFailure, mode: .exact)]
        {
          _ = await read("preview") { (s) throws(StoreError) in try s.preview(scope, of: id) }
        }
        for request in ["request 1", "none"] + (((pipeline ?? nil)?.runs ?? []).compactMap(\.request)) {
          _ = await read("outcome") { (s) throws(StoreError) in try s.outcome(ofRequest: request, in: id) }
        }
        let externals = ((pipeline ?? nil)?.attempts ?? []).compactMap(\.external).prefix(2)
        for external in externals + [ExternalID(system: "copr", id: "20")] {
          _ = await read("external") { (s) throws(StoreError) in
            try s.cells(.external(ExternalLookup(external)), page: Page())
          }
        }
      }
      for kind in ["srpm_build", "copr_build", "tests"] {
        _ = await read("unfinished") { (s) throws(StoreError) in try s.cells(.unfinished(kind: kind), page: Page()) }
        _ = await read("ready") { (s) throws(StoreError) in try s.cells(.ready(kind: kind), page: Page()) }
        for commit in ["c0", "c1"] {
          _ = await read("latest") { (s) throws(StoreError) in
            try s.cells(
              .latestSucceeded(commit: Commit(commit), project: nil, kind: kind, target: nil), page: Page())
          }
        }
      }
      for url in ["https://forge.example/p0", "https://forge.example/p1"] {
        let project = await read("project") { (s) throws(StoreError) in try s.project(url: url) }
        guard let project = project ?? nil else { continue }
        _ = await read("events") { (s) throws(StoreError) in try s.events(of: project.id, page: Page()) }
        _ = await read("of project") { (s) throws(StoreError) in try s.pipelines(.project(project.id), page: Page()) }
      }
      _ = await read("counts") { (s) throws(StoreError) in try s.counts() }
      let store = store
      _ = await note("measures") { () async throws(StoreError) in try await store.measures(detailed: true) }
    }

    mutating func writeAll(_ number: Int) async {
      for (index, id) in ids.prefix(5).enumerated() {
        let view = await read("view") { (s) throws(StoreError) in try s.run(nil, of: id) }
        for cell in (view ?? nil)?.graph.cells.prefix(4) ?? [CellKey("srpm")] {
          for state in [AttemptState.running, .succeeded, .failed] {
            let change = AttemptChange(
              state: state, external: ExternalID(system: "x", id: "\(number)"), fields: ["url": .text("u")], at: 5)
            _ = await write("record") { (s) throws(StoreError) in try s.record(change, of: .cell(cell, in: id)) }
          }
        }
        let lookup = ExternalLookup(ExternalID(system: "x", id: "\(number)"))
        _ = await write("record external") { (s) throws(StoreError) in
          try s.record(AttemptChange(state: .error), of: .external(lookup))
        }
        for request in ["request 1", "fuzz \(index)"] {
          _ = await write("rerun") { (s) throws(StoreError) in
            try s.rerun(RerunRequest(RerunScope(index % 2 == 0 ? .all : .failed), id: request, at: 5), of: id)
          }
        }
      }
      guard let graph = try? PipelineGraph(steps: [Step("a", kind: "copr_build"), Step("b", kind: "k")], edges: [])
      else {
        return
      }
      let draft = PipelineDraft(
        origin: .new(
          project: "https://forge.example/p0", reference: GitReference(.branch, "b0"), commit: Commit("c0"), at: 0),
        graph: graph)
      _ = await write("create") { (s) throws(StoreError) in try s.load([draft, draft]) }
      _ = await write("remove") { (s) throws(StoreError) in try s.remove(endedBefore: .max, limit: 4) }
    }
  }
#endif
