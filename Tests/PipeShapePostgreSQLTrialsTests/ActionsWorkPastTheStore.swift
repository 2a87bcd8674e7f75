#if PostgreSQL
  import PipeShape
  import PipeShapeLayouts
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  @testable import PipeShapeLab
  @testable import PipeShapePostgreSQLTrials

  @Suite(.enabled(if: TrialServer.isThere)) struct ActionsWorkPastTheStore {
    static let layouts = PostgreSQLStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)

    static func open(
      _ layout: String, _ schema: String, _ server: MeasuredServer
    ) async throws(StoreError) -> ContenderStore {
      let store = try await PostgreSQLStore.open(
        server.address, layout: layout, kinds: WorkloadKinds.registry, options: .init(schema: schema))
      try server.takeOver(schema)
      return ContenderStore(
        store, settle: { () throws(StoreError) in try server.checkpoint() },
        measures: { (detailed) throws(StoreError) in try server.measures(of: schema, detailed: detailed) },
        engine: server.actions(on: schema))
    }

    private func candidate(_ layout: String, _ server: MeasuredServer, _ name: String) -> Candidate {
      Candidate(name: layout, engine: "postgresql", layout: layout) { (label) throws(StoreError) in
        try await Self.open(layout, server.schema(for: "\(name)-\(label)"), server)
      }
    }

    @Test(arguments: layouts) func ablationKnowsEveryIndexThatALayoutDeclares(layout: String) async throws {
      let found = try await Ablation.indexes(of: candidate(layout, try await TrialServer.get(), "indexes"))
      let tables = try #require(Layouts.named(layout)).tables(for: StoredKinds(registered: WorkloadKinds.registry))
      let declared = (HeaderSchema.tables + tables).flatMap { $0.indexes.map(\.name) }
      #expect(Set(found.map(\.name)) == Set(declared))
      #expect(!declared.isEmpty)
    }

    @Test func aStoreGoesOnWithoutAnIndexAndIsCompacted() async throws {
      let server = try await TrialServer.get()
      let settings = ComparisonSettings(pipelines: 60, rounds: 2, budgetMilliseconds: 1)
      let filled = try await FilledStore(
        candidate("normalized", server, "dropping"), label: "a", settings, shapes: [])
      let engine = filled.store.engine
      let index = try #require(try await engine.indexes?().first { $0.table == "pipeline" })
      try await engine.dropIndex?(index.name)
      #expect(try await engine.indexes?().contains(index) == false)
      await #expect(throws: StoreError.self) { try await engine.dropIndex?("no \"such\" index") }
      _ = await filled.store.perform(.remove(endedBefore: .max, limit: 50), [])
      let before = try #require(try await engine.condition?())
      try await engine.compact?()
      let after = try #require(try await engine.condition?())
      #expect(after.bytes < before.bytes)
      #expect((after.free?.share ?? 1) < (before.free?.share ?? 0))
      #expect((0...1).contains(after.scattered?.share ?? -1) && (0...1).contains(after.unused?.share ?? -1))
      #expect(engine.chill == nil)
      await filled.store.close()
    }

    /// What one call takes is known right after it, and images of pages come with the first change after a checkpoint.
    @Test func theServerTellsWhatACallTook() async throws {
      let server = try await TrialServer.get()
      let filled = try await FilledStore(
        candidate("normalized", server, "counting"), label: "a", ComparisonSettings(pipelines: 30), shapes: [])
      let counters = { () async throws -> [String: Int64] in
        Dictionary(try await filled.store.measures(false).map { ($0.name, $0.value) }) { $1 }
      }
      var stream = filled.stream
      let actions = stream.block(.life, units: 2).segments.flatMap(\.actions)
      try await filled.store.settle()
      let before = try await counters()
      _ = try await filled.store.performAll(actions)
      let after = try await counters()
      let grown = after.merging(before) { $0 - $1 }
      for name in [
        "WAL records", "WAL full-page images", "WAL bytes", "WAL bytes of full-page images", "rows inserted",
        "rows updated", "shared buffers hit", "server nanoseconds in statements",
      ] { #expect(grown[name] ?? 0 > 0, "\(name): \(grown)") }
      #expect(grown["WAL bytes of full-page images"] ?? 0 < grown["WAL bytes"] ?? 0)
      await filled.store.close()
    }

    @Test func theServersOwnHandsAreOffTheTablesAndThePlannerKnowsThem() async throws {
      let server = try await TrialServer.get()
      let filled = try await FilledStore(
        candidate("group-document", server, "planning"), label: "a", ComparisonSettings(pipelines: 40), shapes: [])
      let schema = server.schema(for: "planning-a")
      let tables = try server.run { (session) throws(StoreError) in
        try session.run(
          """
          SELECT count(*), count(*) FILTER (WHERE reltuples >= 0),
            count(*) FILTER (WHERE 'autovacuum_enabled=off' = ANY (reloptions))
          FROM pg_class WHERE relkind = 'r' AND relnamespace = $1::REGNAMESPACE
          """, [schema])
      }
      #expect(Set(tables[0]).count == 1 && tables[0][0] != "0", "\(tables)")
      await filled.store.close()
    }

    @Test func schemasAreDroppedAndOthersStay() async throws {
      let server = try await MeasuredServer.start(address: try await TrialServer.get().address, keepsSchemas: false)
      let other = try await TrialServer.get()
      let count = { () async throws -> String? in
        try other.run { (session) throws(StoreError) in
          try session.run("SELECT count(*) FROM pg_namespace WHERE starts_with(nspname, $1)", [server.schema(for: "")])
        }[0][0]
      }
      let long = String(repeating: "a-very-long-label-", count: 5)
      #expect(server.schema(for: long + "1") != server.schema(for: long + "2"))
      for label in ["one", long] {
        await (try await Self.open("normalized", server.schema(for: label), server)).close()
      }
      #expect(try await count() == "2")
      server.stop()
      #expect(try await count() == "0")
    }
  }
#endif
