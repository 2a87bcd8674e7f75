#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// The race of the semantics: a rerun makes a dependent of an attempt that fails at the same time, and copies one whose
  /// result arrives at the same time.
  @Suite(.needsServer, .serialized) struct NoDependentStaysPendingBehindAFailure {
    static let rounds = 25

    /// Real sessions, all at once: whatever the order was, no dependent waits for ever and no result is lost.
    @Test(arguments: layouts) func norIsAResultLostInTheNewRunsCopy(_ layout: String) async throws {
      let store = try await SharedServer.store(layout, connections: 4)
      for round in 0..<Self.rounds {
        let id = try await store.writing { (s) throws(StoreError) in try s.makeRacing() }
        async let first = store.writing { (s) throws(StoreError) in
          try s.rerun(RerunRequest(RerunScope(.cell(test1)), id: "first"), of: id)
        }
        async let failed = store.writing { (s) throws(StoreError) in try s.set(f1, .failed, in: id) }
        async let succeeded = store.writing { (s) throws(StoreError) in try s.set(f2, .succeeded, in: id) }
        async let second = store.writing { (s) throws(StoreError) in
          try s.rerun(RerunRequest(RerunScope(.cell(test1)), id: "second"), of: id)
        }
        let outcomes = try await [first, second]
        let recorded = try await [failed, succeeded]
        #expect(recorded[1] == .changed(skipped: 0))
        let states = try await store.states(of: id)
        // Cells in order: the source, two builds, two tests.
        #expect(states[0] == .succeeded && states[1] == .failed && states[2] == .succeeded, "round \(round): \(states)")
        #expect(states[3] == .skipped || states[3] == .cancelled, "round \(round): \(states)")
        let pipeline = try #require(try await store.read { (s) throws(StoreError) in try s.pipeline(id) })
        #expect(pipeline.runs.count == 1 + outcomes.count { $0.created })
      }
      #expect(try await store.doctor().isClean)
      await store.close()
    }

    /// Where only the head is compared and set, which is all that READ COMMITTED leaves of it, the dependent stays.
    @Test(arguments: layouts) func unlessOnlyTheHeadIsComparedAndSet(_ layout: String) async throws {
      let arena = try await Arena(layout, .readCommitted)
      // The rerun has read and written but not committed when the failure looks for what is pending.
      let (ending, subject) = try await arena.play(.rerunAndBadEnd, [0, 0, 0, 1, 1, 1, 0, 1])
      #expect(try await arena.states(of: subject.pipeline)[3] == .pending, "\(ending)")
      #expect(try await !arena.findings().isEmpty)
      await arena.close()
    }

    /// The same order at the level of the store: one of the two is run again.
    @Test(arguments: layouts) func inTheVerySameOrder(_ layout: String) async throws {
      let arena = try await Arena(layout, .serializable)
      let (_, subject) = try await arena.play(.rerunAndBadEnd, [0, 0, 0, 1, 1, 1, 0, 1])
      #expect(try await arena.states(of: subject.pipeline)[3].endedBadly)
      #expect(try await arena.findings().isEmpty)
      await arena.close()
    }

    /// In layouts that copy attempts into each run, a result that was acknowledged is not in the new run's copy.
    @Test(arguments: layouts) func orAResultIsLost(_ layout: String) async throws {
      let arena = try await Arena(layout, .readCommitted)
      let (ending, subject) = try await arena.play(.rerunAndSuccess, [0, 0, 0, 1, 1, 1, 0, 1])
      let isLost = try await arena.states(of: subject.pipeline)[2] == .running
      print("READ COMMITTED, \(layout): the result is \(isLost ? "lost" : "kept")")
      #expect(ending.answers[1] == "\(Recorded.changed(skipped: 0))")
      #expect(isLost == Self.copying.contains(layout))
      await arena.close()
    }

    /// Layouts that store an attempt once for each run that binds it.
    static let copying = ["target-document", "target-record", "group-document", "group-record"]
  }
#endif
