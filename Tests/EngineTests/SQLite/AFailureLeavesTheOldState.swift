#if SQLite
  import PipeShape
  import PipeShapeJSON
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// Rollback is real: after a refusal, a full disk or a locked file, what was there is there.
  @Suite struct AFailureLeavesTheOldState {
    @Test(arguments: layouts) func whenABodyThrows(layout: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      let id = try await store.makeSample()
      let before = try await store.attempts(of: id)
      let thrown = await code { () throws(StoreError) in
        try await store.writing { (s) throws(StoreError) -> Int in
          _ = try s.record(AttemptChange(state: .failed), of: .cell(CellKey("srpm"), in: id))
          _ = try s.create(sampleDraft)
          throw StoreError(.limit, "enough")
        }
      }
      #expect(thrown == .limit)
      #expect(try await store.attempts(of: id) == before)
      let counts = try await store.read { (s) throws(StoreError) in try s.counts() }
      #expect(counts.pipelines == 1 && counts.events == 1)
      // The ids that were taken back are used again.
      #expect(try await store.makeSample() == PipelineID(2))
      await store.close()
    }

    @Test(arguments: layouts) func whenARefusalIsCaughtTheSessionGoesOn(layout: String) async throws {
      let folder = try TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      let id = try await store.makeSample()
      let recorded = try await store.writing { (s) throws(StoreError) -> Recorded in
        do throws(StoreError) {
          _ = try s.record(AttemptChange(state: .succeeded), of: .cell(CellKey("copr", "f1"), in: id))
          throw StoreError(.engine, "should have been refused")
        } catch { guard error.code == .notReady else { throw error } }
        return try s.record(AttemptChange(state: .succeeded), of: .cell(CellKey("srpm"), in: id))
      }
      #expect(recorded == .changed(skipped: 0))
      #expect(try await store.attempts(of: id)[0].state == .succeeded)
      await store.close()
    }

    @Test(arguments: layouts) func whenTheDiskIsFull(layout: String) async throws {
      let folder = try TemporaryFolder()
      let first = try await SQLiteStore.open(folder.file, layout: layout)
      let id = try await first.makeSample()
      let before = try await first.attempts(of: id)
      await first.close()
      let store = try await SQLiteStore.open(folder.file, layout: layout, options: .init(maximumPages: 60))
      var made = 1
      var failure: StoreError?
      while failure == nil, made < 500 {
        do throws(StoreError) {
          try await store.writing { (s) throws(StoreError) in
            _ = try s.create(sampleDraft)
            _ = try s.create(sampleDraft)
          }
          made += 2
        } catch { failure = error }
      }
      #expect(failure?.code == .full)
      #expect(failure?.engineCode == "SQLITE_FULL (13)")
      let counts = try await store.read { (s) throws(StoreError) in try s.counts() }
      #expect(counts.pipelines == made && counts.attempts == made * 5)
      #expect(try await store.attempts(of: id) == before)
      await store.close()
    }

    @Test func whenAStatementFailsAndTheBodyGoesOn() async throws {
      let folder = try TemporaryFolder()
      let first = try await SQLiteStore.open(folder.file, layout: "normalized")
      let id = try await first.makeSample()
      await first.close()
      let store = try await SQLiteStore.open(folder.file, layout: "normalized", options: .init(maximumPages: 1))
      let thrown = await code { () throws(StoreError) in
        try await store.writing { (s) throws(StoreError) -> Int in
          _ = try s.record(AttemptChange(state: .running), of: .cell(CellKey("srpm"), in: id))
          var codes: [StoreError.Code] = []
          for _ in 0..<60 {
            do throws(StoreError) { _ = try s.create(sampleDraft) } catch { codes.append(error.code) }
          }
          #expect(codes.first == .full)
          #expect(codes.last == .closed)
          return codes.count
        }
      }
      #expect(thrown == .full)
      #expect(try await store.attempts(of: id)[0].state == .pending)
      await store.close()
    }

    @Test(arguments: layouts) func whenSomebodyElseHoldsTheFile(layout: String) async throws {
      let folder = try TemporaryFolder()
      let options = SQLiteStore.Options(store: .init(deadline: .milliseconds(60)))
      let store = try await SQLiteStore.open(folder.file, layout: layout, options: options)
      let id = try await store.makeSample()
      let other = try await SQLiteStore.open(folder.file, layout: layout)
      let holder = Holder(other)
      async let held: Void = holder.hold()
      await holder.waitUntilHeld()
      #expect(await code { () throws(StoreError) in try await store.set(CellKey("srpm"), .running, in: id) } == .busy)
      // Readers do not wait.
      #expect(try await store.attempts(of: id)[0].state == .pending)
      holder.letGo()
      try await held
      #expect(try await store.set(CellKey("srpm"), .running, in: id) == .changed(skipped: 0))
      await store.close()
      await other.close()
    }

    @Test(arguments: layouts) func whenADocumentWouldBeTooLarge(layout: String) async throws {
      let folder = try TemporaryFolder()
      let options = SQLiteStore.Options(store: .init(limits: .init(maximumBytes: 4096)))
      let store = try await SQLiteStore.open(folder.file, layout: layout, options: options)
      let id = try await store.makeSample()
      let payload = PayloadValue.record(["text": .text(String(repeating: "x", count: 5000))])
      let refused = await code { () throws(StoreError) in
        try await store.set(CellKey("tests", "f1"), .skipped, in: id, payload: payload)
      }
      // Only layouts that keep several attempts in one document have such a limit.
      #expect(refused == (layout == "normalized" ? nil : .limit))
      let attempt = try await store.attempts(of: id)[3]
      #expect(attempt.state == (refused == nil ? .skipped : .pending))
      // A draft that is too large leaves nothing behind either, although the session goes on. Where each target has a
      // document of its own, no width is too large.
      let level = try #require(Layouts.named(layout)?.level)
      let takesWide = level == .cell || level == .target
      let wide = Step("s", kind: "k", targets: (0..<40).map { Target("t\($0)") })
      let graph = try PipelineGraph(steps: [wide], edges: [])
      let draft = PipelineDraft(origin: sampleDraft.origin, graph: graph)
      let made = try await store.writing { (s) throws(StoreError) -> [PipelineID] in
        var made: [PipelineID] = []
        do throws(StoreError) { made.append(try s.create(draft)) } catch {
          guard error.code == .limit else { throw error }
        }
        made.append(try s.create(sampleDraft))
        return made
      }
      let counts = try await store.read { (s) throws(StoreError) in try s.counts() }
      #expect(made.count == (takesWide ? 2 : 1))
      #expect(counts.pipelines == made.count + 1 && counts.events == counts.pipelines)
      #expect(made.last == PipelineID(Int64(counts.pipelines)))
      await store.close()
    }
  }
#endif
