#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore
  import Synchronization
  import Testing

  /// A session that reads ends with its first batch, unless the one before asked more; a body that asks more then runs again.
  @Suite("Readings are as long as they must be", .needsServer)
  struct ReadingsAreAsLongAsTheyMustBe {
    private func batches(of store: SQLStore) async throws -> Int64 {
      try await store.measures(detailed: false).first { $0.name == "batches sent" }?.value ?? 0
    }

    @Test func andABodyRunsTwiceOnce() async throws {
      let store = try await SharedServer.store("normalized", connections: 1)
      let id = try await store.makeSample()
      let runs = Atomic(0)
      /// How often the body ran, and what it took: the look at the counters takes none.
      func read(calls: Int) async throws -> (runs: Int, batches: Int64) {
        runs.store(0, ordering: .relaxed)
        let before = try await batches(of: store)
        let found = try await store.read { (s) throws(StoreError) in
          runs.wrappingAdd(1, ordering: .relaxed)
          return try (0..<calls).map { _ throws(StoreError) in try s.origin(of: id)?.project.url }
        }
        #expect(found == Array(repeating: "https://a/x", count: calls))
        return (runs.load(ordering: .relaxed), try await batches(of: store) - before)
      }
      _ = try await read(calls: 1)
      #expect(try await read(calls: 1) == (1, 1))
      // One batch was in vain; then the end of the longer one goes by itself, which is not counted.
      #expect(try await read(calls: 3) == (2, 4))
      #expect(try await read(calls: 3) == (1, 3))
      #expect(try await read(calls: 1) == (1, 1))
      #expect(try await read(calls: 1) == (1, 1))
      await store.close()
    }

    /// Whatever others commit between two batches, a body sees one state, or it runs again.
    @Test(arguments: layouts) func andSeeOneSnapshot(layout: String) async throws {
      let store = try await SharedServer.store(layout, connections: 2)
      let id = try await store.makeSample()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { for _ in 0..<30 { _ = try await store.makeSample() } }
        group.addTask {
          for turn in 0..<60 {
            // Short ones between, so that the next long one begins as a short one.
            if turn % 2 == 0 { _ = try await store.read { (s) throws(StoreError) in try s.origin(of: id) } }
            let (first, second) = try await store.read { (s) throws(StoreError) in
              let first = try s.counts()
              _ = try s.pipeline(id)
              return (first, try s.counts())
            }
            #expect(first == second)
          }
        }
        try await group.waitForAll()
      }
      await store.close()
    }
  }
#endif
