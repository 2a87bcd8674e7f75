#if SQLite
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  @testable import PipeShapeLab
  @testable import PipeShapeSQLiteTrials

  @Suite struct ActionsWorkPastTheStore {
    static let layouts = SQLiteStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)

    static func open(_ layout: String, _ path: String) async throws(StoreError) -> ContenderStore {
      let store = try await SQLiteStore.open(path, layout: layout, kinds: WorkloadKinds.registry, ids: SequentialIDs())
      var actions = SQLiteTrials.actions(on: path)
      actions.reopen = { () throws(StoreError) in try await open(layout, path) }
      return ContenderStore(
        store, settle: { () throws(StoreError) in try await store.settle() },
        settings: { () throws(StoreError) in try await store.settings().map { Fact($0.name, $0.value) } },
        engine: actions)
    }

    private func candidate(_ layout: String, _ folder: TrialFolder) -> Candidate {
      Candidate(name: layout, engine: "sqlite", layout: layout) { (label) throws(StoreError) in
        try await Self.open(layout, folder.file("\(label).db"))
      }
    }

    @Test(arguments: layouts) func ablationKnowsEveryIndexThatALayoutDeclares(layout: String) async throws {
      let folder = try TrialFolder()
      let found = try await Ablation.indexes(of: candidate(layout, folder))
      let tables = try #require(Layouts.named(layout)).tables(for: StoredKinds(registered: WorkloadKinds.registry))
      let declared = (HeaderSchema.tables + tables).flatMap { $0.having(.documents).indexes.map(\.name) }
      #expect(Set(found.map(\.name)) == Set(declared))
      #expect(!declared.isEmpty)
    }

    @Test(arguments: layouts) func aStoreGoesOnWithoutAnIndex(layout: String) async throws {
      let folder = try TrialFolder()
      let whole = candidate(layout, folder)
      let settings = ComparisonSettings(pipelines: 30, rounds: 2, budgetMilliseconds: 1)
      let filled = try await FilledStore(whole, label: "a", settings, shapes: [])
      let index = try #require(try await filled.store.engine.indexes?().first { $0.table == "pipeline" })
      try await filled.store.engine.dropIndex?(index.name)
      #expect(try await filled.store.engine.indexes?().contains(index) == false)
      #expect(try await filled.store.list(Page(limit: 100)).count == 30)
      await #expect(throws: StoreError.self) { try await filled.store.engine.dropIndex?("no \"such\" index") }
      await filled.store.close()
    }

    @Test func chillingCountsThePagesOfTheFile() async throws {
      let folder = try TrialFolder()
      let filled = try await FilledStore(
        candidate("normalized", folder), label: "a", ComparisonSettings(pipelines: 30), shapes: [])
      let bytes = try await filled.store.engine.condition?().bytes ?? 0
      await filled.store.close()
      guard let chill = filled.store.engine.chill else { return }
      let residency = try await chill()
      #expect(Int64(residency.pages) == bytes / 4096)
      #expect((0...residency.pages).contains(residency.resident))
      let again = try await filled.store.engine.reopen?()
      #expect(try await again?.list(Page(limit: 100)).count == 30)
      await again?.close()
    }

    @Test func compactingGivesFreePagesBack() async throws {
      let folder = try TrialFolder()
      let filled = try await FilledStore(
        candidate("normalized", folder), label: "a", ComparisonSettings(pipelines: 60), shapes: [])
      _ = await filled.store.perform(.remove(endedBefore: .max, limit: 50), [])
      let free = { (store: ContenderStore) async throws -> Int64 in
        try await store.engine.condition?().free?.part ?? -1
      }
      #expect(try await free(filled.store) > 0)
      try await filled.store.engine.compact?()
      #expect(try await free(filled.store) == 0)
      await filled.store.close()
    }

    @Test func theConditionIsThatOfTheFileAndItsLog() async throws {
      let folder = try TrialFolder()
      let filled = try await FilledStore(
        candidate("group-document", folder), label: "a", ComparisonSettings(pipelines: 40), shapes: [])
      let before = try #require(try await filled.store.engine.condition?())
      #expect(before.logBytes == 0, "what was loaded is settled")
      #expect(before.bytes > 100_000 && before.free?.whole == before.bytes / 4096)
      // Debian's library has the table of pages.
      let (unused, scattered) = (try #require(before.unused), try #require(before.scattered))
      #expect((0.01...0.9).contains(unused.share) && unused.whole == before.bytes)
      #expect((0...1).contains(scattered.share) && scattered.whole > 10)
      _ = await filled.store.perform(.remove(endedBefore: .max, limit: 5), [])
      #expect((try await filled.store.engine.condition?().logBytes ?? 0) > 0)
      await filled.store.close()
    }

    /// A comparison leaves the planner what every store has: nothing that could change a plan on the way.
    @Test func noStatisticsAreCollectedWhileStoresAreMeasured() async throws {
      let folder = try TrialFolder()
      let settings = ComparisonSettings(pipelines: 40, rounds: 2, budgetMilliseconds: 1)
      var comparison = Comparison(
        settings, shapes: [], candidates: ["normalized", "indexed-document"].map { candidate($0, folder) },
        clock: { Int64(clock()) * 1000 })
      comparison.baseline = "normalized"
      let report = try await comparison.run()
      #expect(report.operations.contains { $0.operation == .settling && $0.candidates.allSatisfy { $0.samples == 2 } })
      for name in ["normalized", "normalized-again", "indexed-document"] {
        let tables = try TrialConnection(folder.file("\(name).db")).run(
          "SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'")
        #expect(tables == [])
      }
    }

    /// A store that was loaded is one in service: it knows when its pipelines ended.
    @Test(arguments: layouts) func theEndsOfLoadedPipelinesAreNoted(layout: String) async throws {
      let folder = try TrialFolder()
      let filled = try await FilledStore(
        candidate(layout, folder), label: "a", ComparisonSettings(pipelines: 40), shapes: [])
      let rows = try TrialConnection(folder.file("a.db")).run(
        "SELECT count(*), count(ended) FROM pipeline")
      #expect(rows == [["40", "39"]], "one of a hundred, and at least one, is unfinished")
      #expect(try await filled.store.list(Page(limit: 100)).count == 40)
      await filled.store.close()
    }

    @Test func aStoreTellsTheSettingsThatItRunsWith() async throws {
      let folder = try TrialFolder()
      let store = try await Self.open("normalized", folder.file("a.db"))
      let facts = Dictionary(try await store.settings().map { ($0.name, $0.value) }) { $1 }
      #expect(facts["journal_mode"] == "wal" && facts["synchronous"] == "1" && facts["page_size"] == "4096")
      #expect(facts["compile options"]?.contains("THREADSAFE") == true)
      await store.close()
    }

    @Test func bytesOfTheWALAreThoseThatTheFileGrowsBy() async throws {
      let folder = try TrialFolder()
      let filled = try await FilledStore(
        candidate("normalized", folder), label: "a", ComparisonSettings(pipelines: 20), shapes: [])
      try await filled.store.settle()
      let measures = { () async throws -> (counted: Int64, file: Int64) in
        let measures = try await filled.store.measures(false)
        let value = { (name: String) in measures.first { $0.name == name }?.value ?? -1 }
        return (value("WAL bytes"), value("wal bytes"))
      }
      let before = try await measures()
      #expect(before.file == 0)
      var stream = filled.stream
      for action in stream.block(.life, units: 1).segments.prefix(1).flatMap(\.actions) {
        _ = await filled.store.perform(action, [])
      }
      let after = try await measures()
      // The file has a header of 32 bytes.
      #expect(after.counted - before.counted == after.file - 32)
      #expect(after.file > 0)
      await filled.store.close()
    }
  }
#endif
