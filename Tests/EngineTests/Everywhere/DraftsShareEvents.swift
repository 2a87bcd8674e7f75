import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// A draft can have the event of an earlier one of the same load; what is refused leaves nothing behind.
@Suite(.serialized) struct DraftsShareEvents {
  private func drafts(_ origins: [PipelineDraft.Origin]) -> [PipelineDraft] {
    origins.map { origin in
      var draft = sampleDraft
      draft.origin = origin
      return draft
    }
  }

  private func check(_ store: some Store, _ name: String) async throws {
    let first = try await store.makeSample()
    let known = try #require(try await store.read { (s) throws(StoreError) in try s.origin(of: first) }).event.id
    let batch = drafts([sampleDraft.origin, .ofDraft(0), .event(known), .ofDraft(2), .ofDraft(1), sampleDraft.origin])
    let events = try await store.writing { (s) throws(StoreError) in
      try s.origins(of: try s.load(batch)).map { $0?.event.id }
    }
    #expect(events[1] == events[0] && events[4] == events[0], "\(name)")
    #expect(events[2] == known && events[3] == known, "\(name)")
    #expect(Set(events).count == 3, "\(name)")
    let before = try await store.read { (s) throws(StoreError) in try s.counts() }

    // One that comes later, itself, one that is nowhere, and one that is refused itself.
    let bad: [[PipelineDraft.Origin]] = [
      [.ofDraft(1), sampleDraft.origin], [sampleDraft.origin, .ofDraft(1)], [sampleDraft.origin, .ofDraft(-1)],
      [.event(EventID(999)), .ofDraft(0)],
    ]
    for origins in bad {
      let refused = await code { () throws(StoreError) in
        try await store.writing { (s) throws(StoreError) in try s.load(drafts(origins)) }
      }
      #expect(refused == .notFound, "\(name): \(origins)")
    }
    let alone = await code { () throws(StoreError) in
      try await store.writing { (s) throws(StoreError) in try s.create(drafts([.ofDraft(0)])[0]) }
    }
    #expect(alone == .notFound, "\(name)")
    #expect(try await store.read { (s) throws(StoreError) in try s.counts() } == before, "\(name)")
    // The session goes on after a refusal.
    let made = try await store.writing { (s) throws(StoreError) in
      _ = try? s.load(drafts([sampleDraft.origin, .ofDraft(7)]))
      return try s.load(drafts([sampleDraft.origin, .ofDraft(0)]))
    }
    let after = try await store.read { (s) throws(StoreError) in try s.origins(of: made).map { $0?.event.id } }
    #expect(after[0] == after[1] && after[0] != nil, "\(name)")
  }

  @Test(arguments: everyStore) func inEveryStore(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout)
    try await check(store, layout)
    #expect(try await store.doctor().findings == [])
    await store.close()
  }

  @Test func inMemory() async throws { try await check(MemoryStore(), "memory") }
}
