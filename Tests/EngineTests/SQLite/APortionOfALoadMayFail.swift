#if SQLite
  import PipeShape
  import PipeShapeSQL
  @testable import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// Rows of a load are added while later ones are made: what fails among them is told, whatever comes behind it.
  @Suite struct APortionOfALoadMayFail {
    @Test(arguments: StatementFaults.Mode.allCases, [false, true])
    func andNothingOfTheLoadIsThere(mode: StatementFaults.Mode, lastIsRefused: Bool) async throws {
      let folder = try TemporaryFolder()
      let faults = StatementFaults()
      let store = try SQLiteStore.open(folder.file, layout: "normalized") { FaultyConnection($0, faults) }
      _ = try await store.makeSample()
      let before = try await store.read { (s) throws(StoreError) in try s.counts() }
      var drafts = Array(repeating: sampleDraft, count: 2500)
      if lastIsRefused { drafts[2499].origin = .event(EventID(987_654_321)) }
      let load = drafts
      // Far behind what is asked first, and far before the last row.
      faults.arm(6000, mode, StoreError(.full, "no room", engineCode: "SQLITE_FULL (13)"))
      let failed = await code { () throws(StoreError) in
        try await store.writing { (s) throws(StoreError) in try s.load(load) }
      }
      #expect(faults.disarm() != nil)
      #expect(failed == .full)
      #expect(try await store.read { (s) throws(StoreError) in try s.counts() } == before)
      let made = try await store.writing { (s) throws(StoreError) in try s.load([sampleDraft, sampleDraft]) }
      #expect(made.count == 2)
      #expect(try await store.read { (s) throws(StoreError) in try s.counts() }.pipelines == 3)
      #expect(try await store.doctor().findings == [])
      await store.close()
    }
  }
#endif
