#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// Statements that wait for others end by a timeout or with their task, and the store goes on.
  @Suite(.needsServer) struct WaitingHasAnEnd {
    /// A store whose pipelines somebody else has locked.
    private func locked(
      _ timeouts: (inout PostgreSQLStore.Options) -> Void
    ) async throws -> (store: SQLStore, id: PipelineID, holder: RawSession) {
      let address = try await SharedServer.address
      var options = PostgreSQLStore.Options(schema: SharedServer.name("waiting"), connections: 2)
      options.store.deadline = .milliseconds(300)
      timeouts(&options)
      let store = try await PostgreSQLStore.open(address, layout: "normalized", options: options)
      let id = try await store.makeSample()
      let holder = RawPostgreSQL.session(address)
      holder.run("BEGIN")
      holder.run("LOCK TABLE \(options.schema).attempt IN ACCESS EXCLUSIVE MODE")
      return (store, id, holder)
    }

    private func record(_ store: SQLStore, _ id: PipelineID) async throws(StoreError) -> Recorded {
      try await store.writing { (s) throws(StoreError) in try s.set(CellKey("srpm"), .succeeded, in: id) }
    }

    @Test func byTheTimeoutOfStatements() async throws {
      let (store, id, holder) = try await locked { $0.statementTimeout = .milliseconds(50) }
      let error = await failure { () throws(StoreError) in try await record(store, id) }
      #expect(error?.code == .interrupted && error?.engineCode == "57014")
      holder.run("ROLLBACK")
      #expect(try await record(store, id) == .changed(skipped: 0))
    }

    @Test func byTheTimeoutOfLocks() async throws {
      let (store, id, holder) = try await locked { $0.lockTimeout = .milliseconds(50) }
      let error = await failure { () throws(StoreError) in try await record(store, id) }
      #expect(error?.code == .busy && error?.engineCode == "55P03")
      holder.run("ROLLBACK")
      #expect(try await record(store, id) == .changed(skipped: 0))
    }

    @Test func withTheTask() async throws {
      let (store, id, holder) = try await locked { _ in }
      let task = Task { await failure { () throws(StoreError) in try await record(store, id) } }
      try await Task.sleep(for: .milliseconds(100))
      // The lock is held on: nothing else than the cancellation ends the wait.
      task.cancel()
      #expect(await task.value?.code == .interrupted)
      holder.run("ROLLBACK")
      #expect(try await record(store, id) == .changed(skipped: 0))
    }

    /// The server knows nothing of a body that is busy with something else, so it cannot interrupt it.
    @Test(arguments: [false, true]) func withTheTaskBetweenTwoStatements(changes: Bool) async throws {
      let store = try await SharedServer.store("normalized", connections: 1)
      let id = try await store.makeSample()
      let (isBusy, isCancelled) = (Gate(), Gate())
      let task = Task {
        await failure { () throws(StoreError) in
          try await store.writing { (session) throws(StoreError) in
            if changes { _ = try session.set(CellKey("srpm"), .succeeded, in: id) }
            _ = try session.pipeline(id)
            isBusy.pass()
            isCancelled.wait()
            return try session.pipeline(id)
          }
        }
      }
      while !isBusy.hasPassed() { await Task.yield() }
      task.cancel()
      isCancelled.pass()
      #expect(await task.value?.code == .interrupted)
      // Nothing of it is there, and the connection is as good as new.
      #expect(try await !store.states(of: id).contains(.succeeded))
      #expect(try await record(store, id) == .changed(skipped: 0))
    }

    /// Whatever was sent and not looked at must not be taken for the answers of whoever comes next.
    @Test(arguments: ["normalized", "group-record"]) func withTheTaskAtAnyMoment(layout: String) async throws {
      let store = try await SharedServer.store(layout, connections: 1)
      let id = try await store.makeSample()
      let draft = sampleDraft(commit: "c1")
      var (whole, interrupted) = (0, 0)
      for turn in 0..<120 {
        let task = Task {
          await failure { () throws(StoreError) in
            try await store.writing { (s) throws(StoreError) in
              _ = try s.pipeline(id)
              _ = try s.load(Array(repeating: draft, count: 3))
              return try s.create(draft)
            }
          }
        }
        try await Task.sleep(for: .microseconds(turn * 50))
        task.cancel()
        let error = await task.value
        if error == nil { whole += 1 } else { interrupted += 1 }
        #expect(error == nil || error?.code == .interrupted, "\(String(describing: error))")
        let (found, counts) = try await store.read { (s) throws(StoreError) in (try s.pipeline(id), try s.counts()) }
        #expect(found?.id == id && found?.attempts.count == 5)
        #expect(counts.pipelines == 1 + 4 * whole)
      }
      #expect(whole > 0 && interrupted > 0)
      await store.close()
    }

    /// The line for a connection is no place to be stuck in either.
    @Test func withTheTaskInTheLineForAConnection() async throws {
      let (store, id, holder) = try await locked { $0.connections = 1 }
      let first = Task { await failure { () throws(StoreError) in try await record(store, id) } }
      try await Task.sleep(for: .milliseconds(100))
      let second = Task { await failure { () throws(StoreError) in try await record(store, id) } }
      try await Task.sleep(for: .milliseconds(50))
      // The lock is held on: nothing else than the cancellation ends the wait.
      second.cancel()
      #expect(await second.value?.code == .interrupted)
      holder.run("ROLLBACK")
      #expect(await first.value == nil)
    }

    @Test func inTheLineForAConnectionThatIsTooLong() async throws {
      let (store, id, holder) = try await locked {
        $0.connections = 1
        $0.maximumWaiting = 0
      }
      let first = Task { await failure { () throws(StoreError) in try await record(store, id) } }
      try await Task.sleep(for: .milliseconds(100))
      #expect(await failure { () throws(StoreError) in try await record(store, id) }?.code == .busy)
      holder.run("ROLLBACK")
      #expect(await first.value == nil)
    }
  }
#endif
