import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// What a call acknowledges is there, also where the stored payload has no such field yet.
@Suite(.serialized) struct NoChangeOfAFieldIsLost {
  private func note(_ fields: PayloadRecord, _ id: PipelineID, _ store: SQLStore) async throws {
    let recorded = try await store.writing { (s) throws(StoreError) in
      try s.record(AttemptChange(fields: fields), of: .cell(CellKey("srpm"), in: id))
    }
    #expect(recorded == .changed(skipped: 0))
  }

  @Test(arguments: everyStore) func oneFieldAfterAnother(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout, kinds: sampleKinds)
    let id = try await store.makeSample()
    try await note(["url": .text("w")], id, store)
    #expect(try await store.attempts(of: id)[0].payload == SourceBuild(url: "w").payloadValue)
    try await note(["size": .int(7)], id, store)
    #expect(try await store.attempts(of: id)[0].payload == SourceBuild(url: "w", size: 7).payloadValue)
    try await note(["size": .null], id, store)
    try await note(["size": .int(8)], id, store)
    try await note(["url": .text("v")], id, store)
    #expect(try await store.attempts(of: id)[0].payload == SourceBuild(url: "v", size: 8).payloadValue)
    await store.close()
  }

  struct Short: Composite, Hashable {
    var url: String
    static let shape = Shape(Field("url") { $0.url }, make: Short.init)
  }

  @Test(arguments: everyStore, [AttemptState?.none, .running, .failed])
  func aFieldThatWasAddedSince(layout: String, state: AttemptState?) async throws {
    let folder = try TemporaryFolder()
    let short = KindRegistry([StepKind("srpm_build", payload: Short.self)])
    var store = try await folder.open(layout, kinds: short)
    let id = try await store.makeSample()
    try await note(["url": .text("w")], id, store)
    await store.close()

    store = try await folder.open(layout, kinds: sampleKinds)
    _ = try await store.writing { (s) throws(StoreError) in
      try s.record(AttemptChange(state: state, fields: ["size": .int(7)]), of: .cell(CellKey("srpm"), in: id))
    }
    #expect(try await store.attempts(of: id)[0].payload == SourceBuild(url: "w", size: 7).payloadValue)
    await store.close()
  }

  @Test(arguments: everyStore, [AttemptState?.none, .running, .failed])
  func aPayloadFromBeforeItsKind(layout: String, state: AttemptState?) async throws {
    let folder = try TemporaryFolder()
    var store = try await folder.open(layout)
    let id = try await store.makeSample()
    try await note(["url": .text("w")], id, store)
    await store.close()

    store = try await folder.open(layout, kinds: sampleKinds)
    _ = try await store.writing { (s) throws(StoreError) in
      try s.record(AttemptChange(state: state, fields: ["size": .int(7)]), of: .cell(CellKey("srpm"), in: id))
    }
    #expect(try await store.attempts(of: id)[0].payload == SourceBuild(url: "w", size: 7).payloadValue)
    await store.close()
  }
}
