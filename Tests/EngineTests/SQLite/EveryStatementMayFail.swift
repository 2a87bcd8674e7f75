#if SQLite
  import PipeShape
  import PipeShapeSQL
  @testable import PipeShapeSQLite
  import PipeShapeStore
  import Synchronization
  import Testing

  /// Whichever statement of whichever call fails, and however: the old state remains, the error says what happened, the
  /// store goes on, and the same call then succeeds as if nothing had been.
  @Suite struct EveryStatementMayFail {
    static let errors = [
      StoreError(.full, "no room", engineCode: "SQLITE_FULL (13)"),
      StoreError(.engine, "the disk", engineCode: "SQLITE_IOERR (778)"),
      StoreError(.interrupted, "stopped", engineCode: "SQLITE_INTERRUPT (9)"),
      StoreError(.engine, "memory", engineCode: "SQLITE_NOMEM (7)"),
    ]

    @Test(arguments: layouts, StatementFaults.Mode.allCases)
    func ofACallThatWrites(layout: String, mode: StatementFaults.Mode) async throws {
      let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
      let faults = StatementFaults()
      let twin = try await SQLiteStore.open(other.file, layout: layout, kinds: sampleKinds)
      let store = try SQLiteStore.open(folder.file, layout: layout) { FaultyConnection($0, faults) }
      _ = (try await twin.makeSample(), try await store.makeSample())
      var failures = 0
      for call in WriteCall.all {
        var state = try await StoreState.read(store)
        var number = 1
        var answer: String?
        while answer == nil {
          let error = Self.errors[number % Self.errors.count]
          faults.arm(number, mode, error)
          do throws(StoreError) { answer = try await call.run(on: store) } catch {
            let statement = faults.disarm()
            #expect(error == Self.errors[number % Self.errors.count], "\(call), \(number): \(statement ?? "nothing")")
            let found = try await StoreState.read(store)
            #expect(found == state, "\(call), \(number): \(statement ?? "nothing")")
            failures += 1
          }
          faults.disarm()
          number += 1
          try #require(number < 1000)
        }
        #expect(answer == (try await call.run(on: twin)), "\(call)")
        state = try await StoreState.read(twin)
        #expect(try await StoreState.read(store) == state, "\(call)")
      }
      // Each call has at least the steps that begin it, ask, and commit.
      #expect(failures > WriteCall.all.count * 5)
      #expect(try await store.doctor().findings == [])
      await store.close()
      await twin.close()
    }

    @Test(arguments: layouts) func ofACallThatReads(layout: String) async throws {
      let folder = try TemporaryFolder()
      let faults = StatementFaults()
      let store = try SQLiteStore.open(folder.file, layout: layout) { FaultyConnection($0, faults) }
      _ = try await store.makeSample()
      for call in WriteCall.all.dropLast() { _ = try await call.run(on: store) }
      let expected = try await StoreState.read(store)
      var number = 1
      while number < 1000 {
        // The newest reader is dropped at times, so preparations fail too.
        faults.arm(number, number % 2 == 0 ? .refuses : .refusesThree, Self.errors[number % Self.errors.count])
        do throws(StoreError) {
          let found = try await StoreState.read(store)
          #expect(found == expected)
          if faults.disarm() == nil { break }
        } catch { #expect(error == Self.errors[number % Self.errors.count]) }
        faults.disarm()
        #expect(try await StoreState.read(store) == expected)
        number += 1
      }
      #expect(number > 20)
      await store.close()
    }

    /// Where the engine ended the snapshot, a body that goes on would read another one.
    @Test(arguments: layouts) func andABodyThatReadsOnSeesNoOtherSnapshot(layout: String) async throws {
      let folder = try TemporaryFolder()
      let faults = StatementFaults()
      let store = try SQLiteStore.open(folder.file, layout: layout) { FaultyConnection($0, faults) }
      let id = try await store.makeSample()
      for error in Self.errors {
        let thrown = await self.error {
          try await store.read { (s) throws(StoreError) in
            #expect(try s.counts().pipelines == 1)
            faults.arm(1, .rollsBack, error)
            #expect(throws: error) { try s.pipeline(id) }
            #expect(faults.disarm() != nil)
            #expect(throws: error) { try s.counts() }
          }
        }
        #expect(thrown == error)
        #expect(try await store.attempts(of: id).count == 5)
      }
      // A statement that fails by itself ends nothing.
      let counts = try await store.read { (s) throws(StoreError) in
        _ = try s.counts()
        faults.arm(1, .refuses, Self.errors[2])
        #expect(throws: Self.errors[2]) { try s.pipeline(id) }
        faults.disarm()
        return try s.counts()
      }
      #expect(counts.pipelines == 1)
      await store.close()
    }

    private func error(_ body: () async throws -> Void) async -> StoreError? {
      do { try await body() } catch { return error as? StoreError }
      return nil
    }

    @Test(arguments: layouts) func ofMakingAFile(layout: String) async throws {
      let folder = try TemporaryFolder()
      let faults = StatementFaults()
      var number = 1
      var store: SQLStore?
      while store == nil, number < 1000 {
        faults.arm(number, number % 2 == 0 ? .rollsBack : .refuses, Self.errors[number % Self.errors.count])
        do { store = try SQLiteStore.open(folder.file, layout: layout) { FaultyConnection($0, faults) } } catch {
          #expect(error as? StoreError == Self.errors[number % Self.errors.count])
        }
        faults.disarm()
        number += 1
      }
      let made = try #require(store)
      #expect(number > 20)
      #expect(try await made.makeSample() == PipelineID(1))
      #expect(try await made.doctor().findings == [])
      await made.close()
    }

    /// What is committed when the engine says that the commit failed, cannot be known; the store shows what is.
    @Test(arguments: layouts) func whereTheLockIsHeldByAStuckTransactionItIsLetGo(layout: String) async throws {
      let folder = try TemporaryFolder()
      let faults = StatementFaults()
      let store = try SQLiteStore.open(folder.file, layout: layout) { FaultyConnection($0, faults) }
      let id = try await store.makeSample()
      // The commit fails, and so does each rollback.
      let held = await code { () throws(StoreError) in
        try await store.writing { (s) throws(StoreError) -> Int in
          _ = try s.record(AttemptChange(state: .running), of: .cell(CellKey("srpm"), in: id))
          faults.arm(1, .refusesThree, Self.errors[1])
          return 0
        }
      }
      faults.disarm()
      #expect(held == .engine)
      // Nobody waits for the transaction that could not be rolled back.
      let options = SQLiteStore.Options(store: .init(deadline: .zero))
      let other = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds, options: options)
      #expect(try await other.attempts(of: id)[0].state == .pending)
      #expect(try await other.set(CellKey("srpm"), .running, in: id) == .changed(skipped: 0))
      #expect(try await store.set(CellKey("srpm"), .succeeded, in: id) == .changed(skipped: 0))
      await other.close()
      await store.close()
    }
  }
#endif
