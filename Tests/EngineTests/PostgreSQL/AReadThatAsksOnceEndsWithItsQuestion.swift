#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore
  import Synchronization
  import Testing

  /// A session that asked one batch a few times is ended with it; one that asks more then is run again, from one snapshot.
  @Suite(.enabled(if: ThrowAwayServer.programs != nil, "no PostgreSQL server is installed"))
  struct AReadThatAsksOnceEndsWithItsQuestion {
    /// A store of one connection, on which a pipeline has been read so often that nothing more is expected.
    private func store(_ folder: TemporaryFolder) async throws -> (SQLStore, PipelineID) {
      let store = try await PostgreSQLStore.open(
        try await TestServer.address(), layout: "group-document", kinds: sampleKinds, ids: SequentialIDs(),
        options: .init(schema: folder.schema, connections: 1))
      let id = try await store.makeSample()
      for _ in 0..<20 { _ = try await store.attempts(of: id) }
      return (store, id)
    }

    @Test func aBodyThatAsksMoreIsRunAgain() async throws {
      let folder = try TemporaryFolder()
      let (store, id) = try await store(folder)
      let runs = Mutex(0)
      for expected in [2, 1, 1] {
        runs.withLock { $0 = 0 }
        let both = try await store.read { (s) throws(StoreError) in
          runs.withLock { $0 += 1 }
          return [try s.pipeline(id)?.attempts, try s.pipeline(id)?.attempts]
        }
        #expect(both[0] == both[1] && both[0]?.count == 5)
        #expect(runs.withLock { $0 } == expected)
      }
      await store.close()
    }

    /// What it would return was not read from one snapshot.
    @Test func soIsOneThatDoesNotMindTheError() async throws {
      let folder = try TemporaryFolder()
      let (store, id) = try await store(folder)
      let found = try await store.read { (s) throws(StoreError) in
        _ = try s.pipeline(id)
        return (try? s.pipeline(id)) != nil
      }
      #expect(found)
      await store.close()
    }

    /// That a session was run again is no news to the next one.
    @Test func andWhatIsRefusedLaterIsRefusedOnce() async throws {
      let folder = try TemporaryFolder()
      let (store, id) = try await store(folder)
      let reading = Task {
        try await store.read { (s) throws(StoreError) in
          _ = try s.pipeline(id)
          withUnsafeCurrentTask { $0?.cancel() }
          return try s.pipeline(id)?.attempts.count
        }
      }
      _ = await reading.result
      let runs = Mutex(0)
      let write = await code { () throws(StoreError) in
        try await store.writing { (s) throws(StoreError) in
          runs.withLock { $0 += 1 }
          return try s.record(AttemptChange(state: .succeeded), of: .cell(CellKey("nothing"), in: id))
        }
      }
      #expect(write == .notFound && runs.withLock { $0 } == 1)
      let read = await code { () throws(StoreError) in
        try await store.read { (_) throws(StoreError) -> Int in
          runs.withLock { $0 += 1 }
          throw StoreError(.unsupported, "no")
        }
      }
      #expect(read == .unsupported && runs.withLock { $0 } == 2)
      await store.close()
    }

    @Test func aBatchThatFailsLeavesTheConnectionInOrder() async throws {
      let folder = try TemporaryFolder()
      let (store, id) = try await store(folder)
      for _ in 0..<3 {
        #expect(try await store.read { (s) throws(StoreError) in try s.pipeline(PipelineID(.max)) } == nil)
        #expect(try await store.attempts(of: id).count == 5)
      }
      try await store.set(CellKey("srpm"), .succeeded, in: id)
      #expect(try await store.attempts(of: id)[0].state == .succeeded)
      await store.close()
    }
  }
#endif
