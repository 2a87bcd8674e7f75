#if SQLite
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Synchronization
  import Testing

  /// Who asks for slow calls is told what was done, once it is done.
  @Suite struct SlowCallsAreReported {
    /// Keeps what was reported.
    private final class Reports: Sendable {
      private let calls = Mutex<[SlowCall]>([])
      var all: [SlowCall] { calls.withLock { $0 } }
      func options(threshold: Duration = .zero, deadline: Duration = .seconds(5)) -> SQLiteStore.Options {
        .init(
          store: .init(
            deadline: deadline,
            slowCalls: SlowCalls(threshold: threshold) { call in self.calls.withLock { $0.append(call) } }))
      }
    }

    @Test(arguments: layouts) func withStatementsRowsAndTheChangesComment(layout: String) async throws {
      let folder = try TemporaryFolder()
      let reports = Reports()
      let store = try await SQLiteStore.open(folder.file, layout: layout, options: reports.options())
      let id = try await store.write(ChangeSet("a push")) { (s) throws(StoreError) in try s.create(sampleDraft) }
      _ = try await store.read { (s) throws(StoreError) in try s.pipeline(id) }
      let calls = reports.all
      #expect(calls.map(\.what) == ["a push", "read"])
      let (write, read) = (calls[0], calls[1])
      #expect(write.statements.first?.name == "BEGIN IMMEDIATE" && write.statements.last?.name == "COMMIT")
      #expect(write.statements.contains { $0.name == "new pipeline" && $0.rows == 1 })
      #expect(
        write.rowsWritten > 0 && write.statements.reduce(0) { $0 + $1.rows } == write.rowsRead + write.rowsWritten)
      // A connection that reads for the first time has to learn of which kinds the store is.
      #expect(
        read.statements.map(\.name).prefix(3) == ["BEGIN DEFERRED", "fact about the store", "pipeline with its runs"])
      #expect(read.rowsRead > 0 && read.rowsWritten == 0 && read.retries == 0 && read.failure == nil)
      #expect(calls.allSatisfy { call in call.statements.allSatisfy { $0.duration <= call.duration } })
      await store.close()
    }

    @Test func withWhatTheyThrewAfterTheRollback() async throws {
      let folder = try TemporaryFolder()
      let reports = Reports()
      let store = try await SQLiteStore.open(folder.file, layout: "normalized", options: reports.options())
      await #expect(throws: StoreError.self) {
        try await store.write(ChangeSet("fails")) { (s) throws(StoreError) in
          _ = try s.create(sampleDraft)
          throw StoreError(.limit, "enough")
        }
      }
      let call = try #require(reports.all.first)
      #expect(call.what == "fails" && call.failure?.code == .limit && call.statements.last?.name == "ROLLBACK")
      await store.close()
    }

    @Test func afterTheConnectionWasGivenBack() async throws {
      let folder = try TemporaryFolder()
      let seen = Mutex<Task<Int, any Error>?>(nil)
      let second = try await SQLiteStore.open(
        folder.file, layout: "normalized", options: .init(store: .init(deadline: .zero)))
      let slow = SlowCalls(threshold: .zero) { _ in
        // A deadline of nothing: the lock that writers share must be free by now, and the change there.
        let task = Task { try await second.writing { (s) throws(StoreError) in try s.counts().pipelines } }
        seen.withLock { $0 = $0 ?? task }
      }
      let store = try await SQLiteStore.open(
        folder.file, layout: "normalized", options: .init(store: .init(slowCalls: slow)))
      _ = try await store.makeSample()
      let task = try #require(seen.withLock { $0 })
      #expect(try await task.value == 1)
      await store.close()
      await second.close()
    }

    @Test func withHowOftenTheyWereRunAgain() async throws {
      let folder = try TemporaryFolder()
      let reports = Reports()
      let first = try await SQLiteStore.open(folder.file, layout: "normalized")
      let second = try await SQLiteStore.open(
        folder.file, layout: "normalized", options: reports.options(deadline: .seconds(60)))
      let holder = Holder(first)
      async let holding: Void = holder.hold()
      await holder.waitUntilHeld()
      async let made = second.makeSample()
      // The other writer goes on once this one was refused at least once.
      while try await second.measures(detailed: false).first(where: { $0.name == "retries" })?.value == 0 {
        try await Task.sleep(for: .milliseconds(1))
      }
      holder.letGo()
      _ = try await (holding, made)
      #expect(try #require(reports.all.first).retries > 0)
      await first.close()
      await second.close()
    }

    @Test func onlyFromTheThresholdOn() async throws {
      let folder = try TemporaryFolder()
      let reports = Reports()
      let store = try await SQLiteStore.open(
        folder.file, layout: "normalized", options: reports.options(threshold: .seconds(3600)))
      _ = try await store.makeSample()
      #expect(reports.all.isEmpty)
      await store.close()
    }

    @Test func aLongOneWithItsFirstStatements() async throws {
      let folder = try TemporaryFolder()
      let reports = Reports()
      let store = try await SQLiteStore.open(folder.file, layout: "normalized", options: reports.options())
      _ = try await store.write(ChangeSet("load")) { (s) throws(StoreError) in
        for _ in 0..<40 { _ = try s.create(sampleDraft) }
      }
      let call = try #require(reports.all.first)
      #expect(call.statements.count == 256 && call.statementsLeftOut > 0)
      await store.close()
    }

    @Test(arguments: layouts) func roundTripsAreFewerThanStatementsWhereBatchesAre(layout: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      _ = try await store.makeSample()
      let measures = try await store.measures(detailed: false)
      func value(_ name: String) -> Int64? { measures.first { $0.name == name }?.value }
      let (trips, statements) = (try #require(value("round trips")), try #require(value("statements")))
      #expect(trips > 0 && trips <= statements + 1 && value("retries") == 0)
      if layout == "normalized" { #expect(trips < statements) }
      await store.close()
    }
  }
#endif
