#if SQLite
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// Counters by which layouts are compared, and the bars that they must keep.
  @Suite struct TheFileTellsHowMuchWorkWasDone {
    private func counter(_ name: String, of store: SQLStore) async throws -> Int64 {
      try #require(try await store.measures(detailed: false).first { $0.name == name }).value
    }

    @Test(arguments: layouts) func aWholePipelineTakesTheSameStatementsWhateverItsSize(layout: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      var taken: Set<Int64> = []
      for width in [1, 5, 40] {
        let steps = [
          Step("srpm", kind: "srpm_build"),
          Step("tests", kind: "tests", targets: (0..<width).map { Target("t\($0)") }),
        ]
        let graph = try PipelineGraph(steps: steps, edges: [Edge(from: "srpm", to: "tests", binding: .oneToAll)])
        let draft = PipelineDraft(origin: sampleDraft.origin, graph: graph)
        let id = try await store.writing { (s) throws(StoreError) in try s.create(draft) }
        let before = try await counter("statements", of: store)
        #expect(try await store.attempts(of: id).count == width + 1)
        taken.insert(try await counter("statements", of: store) - before)
      }
      #expect(taken.count == 1)
      await store.close()
    }

    @Test func aStartByExternalIDIsOneLookupAndOneChange() async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: "normalized")
      let id = try await store.makeSample()
      let external = ExternalID(system: "copr", id: "7")
      _ = try await store.writing { (s) throws(StoreError) in
        try s.record(AttemptChange(external: external), of: .cell(CellKey("srpm"), in: id))
      }
      let before = try await counter("statements", of: store)
      _ = try await store.writing { (s) throws(StoreError) in
        try s.record(AttemptChange(state: .running), of: .external(ExternalLookup(external)))
      }
      #expect(try await counter("statements", of: store) - before == 2)
      await store.close()
    }

    @Test(arguments: layouts) func detailsListEveryTable(layout: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      _ = try await store.makeSample()
      let names = Set(try await store.measures(detailed: true).map(\.name))
      #expect(names.isSuperset(of: ["rows of table pipeline", "page cache hits", "wal bytes", "file bytes", "steps"]))
      await store.close()
    }

    @Test(arguments: layouts) func sharedAttemptsAreCountedAsCopies(layout: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      let id = try await store.makeSample()
      try await store.set(CellKey("srpm"), .succeeded, in: id)
      try await store.set(CellKey("copr", "f1"), .failed, in: id)
      _ = try await store.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(.failed), of: id) }
      let counts = try await store.read { (s) throws(StoreError) in try s.counts() }
      #expect(counts.attempts == 7 && counts.runs == 2)
      let copies: [LayoutLevel: Int] = [.cell: 7, .target: 12, .group: 10, .pipeline: 7]
      let level = try #require(Layouts.named(layout)?.level)
      #expect(counts.attemptCopies == copies[level])
      await store.close()
    }
  }
#endif
