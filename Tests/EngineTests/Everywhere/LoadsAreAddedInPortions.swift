import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// A load of more rows than are gathered at a time is added while it is made, and is all there or not at all.
@Suite(.serialized) struct LoadsAreAddedInPortions {
  /// Enough rows for several portions in every layout.
  private static let count = 1600

  /// Rows of many tables, and rows of few.
  private static let two = everyStore.filter { $0.hasSuffix("/normalized") || $0.hasSuffix("/group-document") }

  private func drafts(_ operations: inout RandomOperations, _ count: Int) -> [PipelineDraft] {
    (0..<count).map { place in
      var draft = operations.draft(events: [])
      if place % 3 == 2 { draft.origin = .ofDraft(place - 1) }
      return draft
    }
  }

  /// What every layout counts alike.
  private let counts = { @Sendable (session: any ReadSession) throws(StoreError) in
    let counts = try session.counts()
    return [counts.projects, counts.events, counts.pipelines, counts.runs, counts.attempts]
  }

  @Test(arguments: everyStore) func whichNobodySeesAfterwards(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout, kinds: sampleKinds)
    var driver = Differential(store, seed: 21)
    let some = drafts(&driver.operations, Self.count)
    let made = await driver.write("load") { (s) throws(StoreError) in try s.load(some) } ?? []
    #expect(made.count == Self.count)
    _ = await driver.read("counts", counts)
    for id in stride(from: 0, to: Self.count, by: 97).map({ made[$0] }) + made.suffix(1) {
      _ = await driver.read("pipeline") { (s) throws(StoreError) in try s.pipeline(id) }
      _ = await driver.read("origin") { (s) throws(StoreError) in try s.origin(of: id) }
    }
    driver.pipelines = made
    for _ in 0..<20 { await driver.step() }
    #expect(try await store.doctor().findings == [])
    await store.close()
  }

  /// The last draft is refused when most of the others are there already.
  @Test(arguments: two) func andARefusalTakesAllOfThemBack(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout, kinds: sampleKinds)
    var driver = Differential(store, seed: 22)
    driver.pipelines =
      await driver.write("load") { (s) throws(StoreError) in try s.load([sampleDraft, sampleDraft]) } ?? []
    var some = drafts(&driver.operations, Self.count)
    some[Self.count - 1].origin = .event(EventID(987_654_321))
    let refused = some
    let next = drafts(&driver.operations, 3)
    // The session goes on, with the ids that were given back.
    let made = await driver.write("refused, and another") { (s) throws(StoreError) in
      do throws(StoreError) {
        _ = try s.load(refused)
        return [PipelineID]()
      } catch {
        guard error.code == .notFound else { throw error }
        return try s.load(next)
      }
    }
    #expect(made?.count == 3)
    _ = await driver.read("counts", counts)
    #expect(try await store.doctor().findings == [])
    await store.close()
  }

  /// Whoever took ids that were to be given is seen when rows of several portions are there; all get others.
  @Test(arguments: two) func alsoWhereIDsWereTaken(layout: String) async throws {
    let folder = try TemporaryFolder()
    let first = try await folder.open(layout, kinds: sampleKinds, ids: SequentialIDs())
    let second = try await folder.open(layout, kinds: sampleKinds, ids: SequentialIDs())
    let one = try await first.makeSample()
    // Each of the two knows the greatest id from before the other made one.
    let other = try await second.makeSample()
    var operations = RandomOperations(seed: 23)
    let some = drafts(&operations, Self.count)
    let made = try await first.writing { (s) throws(StoreError) in try s.load(some) }
    #expect(Set(made + [one, other]).count == Self.count + 2)
    #expect(try await first.read { (s) throws(StoreError) in try s.counts() }.pipelines == Self.count + 2)
    #expect(try await second.doctor().findings == [])
    await first.close()
    await second.close()
  }
}
