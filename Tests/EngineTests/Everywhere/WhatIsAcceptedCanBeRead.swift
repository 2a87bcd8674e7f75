import PipeShape
import PipeShapeJSON
import PipeShapeSQL
import PipeShapeStore
import Testing

/// A document beyond the limits is refused when it would be written: nothing that was accepted is unreadable later.
@Suite(.serialized) struct WhatIsAcceptedCanBeRead {
  @Test(arguments: everyStore) func howeverLargeAnOlderRunIs(layout: String) async throws {
    let folder = try TemporaryFolder()
    let options = SQLStore.Options(limits: .init(maximumBytes: 20_000))
    let store = try await folder.open(layout, options: options)
    let graph = try PipelineGraph(steps: [Step("a", kind: "k"), Step("b", kind: "k")], edges: [])
    let draft = PipelineDraft(origin: sampleDraft.origin, graph: graph)
    let id = try await store.writing { (s) throws(StoreError) in try s.create(draft) }
    let long = PayloadValue.record(["log": .text(String(repeating: "x", count: 12_000))])
    try await store.set(CellKey("a"), .failed, in: id, payload: long)
    _ = try await store.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(.failed), of: id) }
    let refused = await code { () throws(StoreError) in
      try await store.set(CellKey("b"), .running, in: id, payload: long)
    }
    #expect(
      refused
        == (["group-document", "indexed-document", "group-record"].contains { layout.hasSuffix($0) } ? .limit : nil))
    let attempts = try await store.attempts(of: id)
    #expect(attempts.filter { $0.payload == long }.count == (refused == nil ? 2 : 1))
    try await store.set(CellKey("b"), .succeeded, in: id, payload: .text("short"))
    #expect(try await store.attempts(of: id).contains { $0.payload == .text("short") })
    await store.close()
  }

  @Test(arguments: everyStore) func howeverDeepAPayloadNests(layout: String) async throws {
    let folder = try TemporaryFolder()
    let options = SQLStore.Options(limits: .init(maximumDepth: 7))
    let store = try await folder.open(layout, kinds: sampleKinds, options: options)
    var value = PayloadValue.int(1)
    var refusals = 0
    for depth in 1...9 {
      value = depth.isMultiple(of: 2) ? .array([.null, value]) : .record(["a": value])
      for change in [
        AttemptChange(payload: value), AttemptChange(fields: ["b": value]),
        AttemptChange(state: .failed, payload: value),
      ] {
        let graph = try PipelineGraph(steps: [Step("tests", kind: "tests")], edges: [])
        let draft = PipelineDraft(origin: sampleDraft.origin, graph: graph)
        let id = try await store.writing { (s) throws(StoreError) in try s.create(draft) }
        let refused = await code { () throws(StoreError) in
          try await store.writing { (s) throws(StoreError) in
            try s.record(change, of: .cell(CellKey("tests"), in: id))
          }
        }
        #expect(refused == nil || refused == .limit)
        if refused != nil { refusals += 1 }
        let payload = try await store.attempts(of: id)[0].payload
        let wanted = change.payload ?? .record(change.fields)
        #expect(payload == (refused == nil ? wanted : .null), "\(depth)")
      }
    }
    #expect((refusals > 0) == !layout.hasSuffix("normalized"))
    await store.close()
  }
}
