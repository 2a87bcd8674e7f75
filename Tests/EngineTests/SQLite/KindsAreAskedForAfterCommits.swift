#if SQLite
  import PipeShape
  import PipeShapeSQL
  @testable import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// An engine that tells of commits is asked for kinds after one only; whoever asks and fails has changed nothing.
  @Suite struct KindsAreAskedForAfterCommits {
    private static let payload = SourceBuild(url: "u", size: 7).payloadValue

    /// A store without kinds whose connections have all been in use, and a pipeline.
    private func earlier(_ folder: TemporaryFolder, _ layout: String) async throws -> (SQLStore, PipelineID) {
      let store = try await SQLiteStore.open(folder.file, layout: layout)
      let id = try await store.makeSample()
      #expect(try await store.attempts(of: id)[0].payload == .null)
      return (store, id)
    }

    /// Somebody who registers kinds and writes payloads of them.
    private func later(_ folder: TemporaryFolder, _ layout: String, _ id: PipelineID) async throws -> SQLStore {
      let store = try await SQLiteStore.open(folder.file, layout: layout, kinds: sampleKinds)
      try await store.set(CellKey("srpm"), .running, in: id, payload: Self.payload)
      return store
    }

    /// Where an engine does not say whether anybody has committed, each transaction asks.
    @Test(arguments: layouts) func onAnEngineThatDoesNotTellOfCommits(layout: String) async throws {
      let folder = try TemporaryFolder()
      let faults = StatementFaults()
      let earlier = try SQLiteStore.open(folder.file, layout: layout, kinds: KindRegistry()) {
        FaultyConnection($0, faults, tellsCommits: false)
      }
      let id = try await earlier.makeSample()
      #expect(try await earlier.attempts(of: id)[0].payload == .null)
      let later = try await later(folder, layout, id)
      #expect(try await earlier.attempts(of: id)[0].payload == Self.payload)
      let change = AttemptChange(fields: ["url": .text("w")])
      _ = try await earlier.writing { (s) throws(StoreError) in
        try s.record(change, of: .cell(CellKey("srpm"), in: id))
      }
      #expect(try await later.attempts(of: id)[0].payload == SourceBuild(url: "w", size: 7).payloadValue)
      await earlier.close()
      await later.close()
    }

    /// Whichever statement fails while a session learns of the kinds: the call fails or sees them.
    @Test(arguments: layouts, [false, true])
    func orTheCallFails(layout: String, tellsCommits: Bool) async throws {
      var (number, met) = (1, true)
      while met, number < 100 {
        let folder = try TemporaryFolder()
        let faults = StatementFaults()
        let earlier = try SQLiteStore.open(folder.file, layout: layout, kinds: KindRegistry()) {
          FaultyConnection($0, faults, tellsCommits: tellsCommits)
        }
        let id = try await earlier.makeSample()
        #expect(try await earlier.attempts(of: id)[0].payload == .null)
        let later = try await later(folder, layout, id)
        let fault = EveryStatementMayFail.errors[number % EveryStatementMayFail.errors.count]
        faults.arm(number, .refuses, fault)
        do {
          let found =
            number % 2 == 0
            ? try await earlier.attempts(of: id)
            : try await earlier.writing { (s) throws(StoreError) in try s.pipeline(id)?.attempts ?? [] }
          #expect(found[0].payload == Self.payload)
        } catch { #expect(error == fault) }
        met = faults.disarm() != nil
        #expect(try await earlier.attempts(of: id)[0].payload == Self.payload)
        await earlier.close()
        await later.close()
        number += 1
      }
      #expect(number > 5)
    }

    @Test(arguments: layouts) func andNobodyAsksWhileNobodyHasCommitted(layout: String) async throws {
      let folder = try TemporaryFolder()
      let (store, id) = try await earlier(folder, layout)
      func statements(_ body: () async throws -> Void) async throws -> Int64 {
        func count() async throws -> Int64 {
          try await store.measures(detailed: false).first { $0.name == "statements" }?.value ?? 0
        }
        let before = try await count()
        try await body()
        return try await count() - before
      }
      let origin: @Sendable (SQLReader) throws(StoreError) -> Void = { (s) throws(StoreError) in
        #expect(try s.origin(of: id) != nil)
      }
      #expect(try await statements { try await store.read(origin) } == 1)
      // Its own commits are no news to a connection that writes.
      func record(_ number: Int, _ store: SQLStore) async throws {
        let change = AttemptChange(external: ExternalID(system: "c", id: "\(number)"))
        _ = try await store.writing { (s) throws(StoreError) in
          try s.record(change, of: .cell(CellKey("srpm"), in: id))
        }
      }
      let first = try await statements { try await record(1, store) }
      #expect(try await statements { try await record(2, store) } == first)
      // To those that read they are, once.
      #expect(try await statements { try await store.read(origin) } == 2)
      #expect(try await statements { try await store.read(origin) } == 1)
      #expect(try await statements { try await store.read { (_) in } } == 0)
      // Somebody who registers nothing new leaves everything as it is.
      let other = try await SQLiteStore.open(folder.file, layout: layout)
      try await record(3, other)
      #expect(try await statements { try await record(4, store) } == first + 1)
      #expect(try await store.measures(detailed: false).first { $0.name == "retries" }?.value == 0)
      await other.close()
      await store.close()
    }
  }
#endif
