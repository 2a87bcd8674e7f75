import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

#if PostgreSQL
  import PipeShapePostgreSQL
  @testable import PipeShapePostgreSQLTrials
#endif

/// A store that is made for loading lacks some indexes and keys, answers all the same, and gets them from whoever opens it
/// for writing next.
@Suite(.serialized) struct ALoadedStoreIsCompletedLater {
  private static let loading = SQLStore.Options(isLoading: true)

  /// Some pipelines with payloads and external ids, loaded together.
  private func load(_ store: SQLStore, seed: UInt64) async throws -> Differential<SQLStore> {
    var driver = Differential(store, seed: seed)
    let drafts = (0..<30).map { place in
      var draft = driver.operations.draft(events: [])
      if place % 3 == 2 { draft.origin = .ofDraft(place - 1) }
      return draft
    }
    driver.pipelines = await driver.write("load") { (s) throws(StoreError) in try s.load(drafts) } ?? []
    #expect(driver.pipelines.count == 30)
    for _ in 0..<40 { await driver.step() }
    return driver
  }

  @Test(arguments: everyStore) func toWhatItWouldHaveBeen(layout: String) async throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    let loading = try await folder.open(layout, kinds: sampleKinds, options: Self.loading)
    let driver = try await load(loading, seed: 7)
    let lacking = try await folder.schemaText(layout)
    let findings = try await loading.doctor().findings
    #expect(findings.map(\.rule) == [.schema])
    #expect(findings.first?.message.hasSuffix("whoever opens it for writing adds them") ?? false)
    await loading.close()

    // Who only reads gets the same answers, and changes nothing.
    let reading = try await folder.open(layout, kinds: sampleKinds, isReadOnly: true)
    let before = try await reading.read { (s) throws(StoreError) in try s.counts() }
    await reading.close()
    #expect(try await folder.schemaText(layout) == lacking)

    // Who goes on loading adds what pipelines are found by, and nothing else.
    let again = try await folder.open(layout, kinds: sampleKinds, options: Self.loading)
    #expect((try await folder.schemaText(layout) == lacking) == layout.hasPrefix("sqlite/"))
    #expect(try await again.doctor().findings.map(\.rule) == [.schema])
    await again.close()
    let withKeys = try await folder.schemaText(layout)
    await (try await folder.open(layout, kinds: sampleKinds, options: Self.loading)).close()
    #expect(try await folder.schemaText(layout) == withKeys)

    await (try await other.open(layout, kinds: sampleKinds)).close()
    let wanted = try await other.schemaText(layout)
    let complete = try await folder.open(layout, kinds: sampleKinds)
    #expect(try await folder.schemaText(layout).replacing(folder.schema, with: other.schema) == wanted)
    #expect(lacking.replacing(folder.schema, with: other.schema) != wanted)
    #expect(try await complete.doctor().findings == [])
    #expect(try await complete.read { (s) throws(StoreError) in try s.counts() } == before)
    var after = Differential(complete, seed: 8, oracle: driver.oracle)
    after.pipelines = driver.pipelines
    for _ in 0..<40 { await after.step() }
    await complete.close()
  }

  @Test(arguments: everyStore) func alsoForKindsThatCameMeanwhile(layout: String) async throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    await (try await folder.open(layout, options: Self.loading)).close()
    let loading = try await folder.open(layout, kinds: sampleKinds, options: Self.loading)
    _ = try await load(loading, seed: 9)
    await loading.close()
    // Somebody who knows no kinds completes those that the store remembers.
    await (try await folder.open(layout)).close()
    await (try await other.open(layout)).close()
    await (try await other.open(layout, kinds: sampleKinds)).close()
    #expect(
      try await folder.schemaText(layout).replacing(folder.schema, with: other.schema)
        == (try await other.schemaText(layout)))
  }

  @Test(arguments: everyStore) func togetherWithKindsThatAreNew(layout: String) async throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    let loading = try await folder.open(layout, options: Self.loading)
    let made = try await loading.writing { (s) throws(StoreError) in
      try s.load(Array(repeating: sampleDraft, count: 30))
    }
    await loading.close()
    let complete = try await folder.open(layout, kinds: sampleKinds)
    await (try await other.open(layout)).close()
    await (try await other.open(layout, kinds: sampleKinds)).close()
    #expect(
      try await folder.schemaText(layout).replacing(folder.schema, with: other.schema)
        == (try await other.schemaText(layout)))
    #expect(try await complete.doctor().findings == [])
    #expect(try await complete.read { (s) throws(StoreError) in try s.counts() }.pipelines == made.count)
    await complete.close()
  }

  @Test(arguments: everyStore) func andOneThatIsCompleteStaysSo(layout: String) async throws {
    let folder = try TemporaryFolder()
    await (try await folder.open(layout, kinds: sampleKinds)).close()
    let complete = try await folder.schemaText(layout)
    let store = try await folder.open(layout, kinds: sampleKinds, options: Self.loading)
    _ = try await load(store, seed: 10)
    await store.close()
    #expect(try await folder.schemaText(layout) == complete)
  }

  /// A key that nobody minded meanwhile is minded in the end.
  @Test(arguments: everyStore.filter { $0.hasSuffix("/normalized") })
  func unlessARowRefersToNothing(layout: String) async throws {
    let folder = try TemporaryFolder()
    let loading = try await folder.open(layout, options: Self.loading)
    _ = try await loading.makeSample()
    await loading.close()
    try await damage(folder, layout, "DELETE FROM cell WHERE position = 1")
    // However often it is tried.
    for _ in 0..<2 {
      var message = ""
      do {
        await (try await folder.open(layout)).close()
      } catch {
        #expect(error.code == .corrupt)
        message = error.message
      }
      #expect(message.hasSuffix("a row of the table attempt refers to one that is not there; load it anew"))
    }
  }

  #if PostgreSQL
    /// Nobody looked at keys while rows came.
    @Test(arguments: everyStore.filter { $0 == "postgresql/normalized" })
    func orTwoRowsHaveOneKey(layout: String) async throws {
      let folder = try TemporaryFolder()
      let loading = try await folder.open(layout, options: Self.loading)
      _ = try await loading.makeSample()
      await loading.close()
      try await damage(folder, layout, "INSERT INTO cell SELECT * FROM cell WHERE position = 1")
      await #expect {
        await (try await folder.open(layout)).close()
      } throws: { error in
        let error = error as? StoreError
        return error?.code == .corrupt
          && error?.message == "the store was loaded, and two rows of the table cell have one key; load it anew"
      }
      #expect(
        try await folder.open(layout, isReadOnly: true).read { (s) throws(StoreError) in try s.counts() }.pipelines == 1
      )
    }

    /// Who reads a table is waited for before any work, and not for ever.
    @Test(arguments: everyStore.filter { $0 == "postgresql/normalized" })
    func onceNobodyReadsIt(layout: String) async throws {
      let folder = try TemporaryFolder()
      let loading = try await folder.open(layout, options: Self.loading)
      _ = try await loading.makeSample()
      await loading.close()
      let reader = try TrialSession(try await TestServer.address(), schema: folder.schema)
      _ = try reader.run("BEGIN")
      _ = try reader.run("SELECT count(*) FROM attempt")
      let refused = await code { () throws(StoreError) in await (try await folder.open(layout)).close() }
      #expect(refused == .busy)
      _ = try reader.run("COMMIT")
      let complete = try await folder.open(layout)
      #expect(try await complete.doctor().findings == [])
      await complete.close()
    }

    /// Whoever was killed between left foreign keys that nobody has checked, and some of the indexes.
    @Test(arguments: everyStore.filter { $0.hasPrefix("postgresql/") })
    func alsoWhereThatWasBegun(layout: String) async throws {
      let other = try TemporaryFolder()
      await (try await other.open(layout, kinds: sampleKinds)).close()
      let wanted = try await other.schemaText(layout)
      for options in [Self.loading, SQLStore.Options()] {
        let folder = try TemporaryFolder()
        let store = try await folder.open(layout, kinds: sampleKinds)
        _ = try await load(store, seed: 11)
        await store.close()
        try await damage(folder, layout, "INSERT INTO meta VALUES ('incomplete', 'unchecked')")
        try await damage(folder, layout, "DROP INDEX pipeline_by_event")
        try await damage(
          folder, layout, "ALTER TABLE run DROP CONSTRAINT run_pipeline_fkey")
        try await damage(
          folder, layout, "ALTER TABLE run ADD FOREIGN KEY (pipeline) REFERENCES pipeline (id) NOT VALID")
        #expect(try await folder.schemaText(layout).replacing(folder.schema, with: other.schema) != wanted)
        let complete = try await folder.open(layout, kinds: sampleKinds, options: options)
        #expect(try await complete.doctor().findings == [])
        #expect(try await folder.schemaText(layout).replacing(folder.schema, with: other.schema) == wanted)
        await complete.close()
      }
    }
  #endif

  private func damage(_ folder: TemporaryFolder, _ layout: String, _ statement: String) async throws {
    #if SQLite
      if layout.hasPrefix("sqlite/") { return try Damage.sql(folder.file, statement) }
    #endif
    #if PostgreSQL
      _ = try TrialSession(try await TestServer.address(), schema: folder.schema).run(statement)
    #endif
  }
}
