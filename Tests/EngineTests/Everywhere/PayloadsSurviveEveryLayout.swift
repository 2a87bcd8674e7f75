import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// What goes in comes out: nasty text, limits of numbers, nesting, absence; and kinds may change over the years.
@Suite(.serialized) struct PayloadsSurviveEveryLayout {
  @Test(arguments: everyStore) func nastyText(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout, kinds: sampleKinds)
    for text in nastyTexts {
      let target = CoprTarget(
        chroot: text, buildID: .min, seconds: 0.1 + 0.2, isScratch: true, finishedAt: Milliseconds(.max),
        owner: Owner(name: text, mail: text), signer: Owner(name: text, mail: nil), packages: [text, text, ""],
        logs: [Log(url: text, size: nil, lines: [.max, .min]), Log(url: "", size: 0, lines: [])], tags: [])
      let id = try await store.makeSample()
      try await store.set(CellKey("srpm"), .succeeded, in: id)
      try await store.set(
        CellKey("copr", "f1"), .succeeded, in: id, external: ExternalID(system: text + "s", id: text + "i"),
        payload: target.payloadValue)
      let attempt = try await store.attempts(of: id)[1]
      #expect(try CoprTarget(payloadValue: attempt.payload) == target, "\(text)")
      #expect(attempt.external == ExternalID(system: text + "s", id: text + "i"))
      let found = try await store.read { (s) throws(StoreError) in
        try s.cells(.external(ExternalLookup(ExternalID(system: text + "s", id: text + "i"))), page: Page())
      }
      #expect(found.map(\.pipeline) == [id], "\(text)")
    }
    await store.close()
  }

  @Test(arguments: everyStore) func nastyNamesOfStepsAndTargets(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout)
    for text in nastyTexts where !text.isEmpty {
      let steps = [
        Step(text, kind: text, targets: [Target(text, identifier: text), Target(text)]), Step("x" + text, kind: "k"),
      ]
      let graph = try PipelineGraph(steps: steps, edges: [Edge(from: text, to: "x" + text, binding: .all)])
      let draft = PipelineDraft(origin: sampleDraft.origin, graph: graph)
      let id = try await store.writing { (s) throws(StoreError) in try s.create(draft) }
      for cell in graph.cells {
        #expect(try await store.set(cell, .succeeded, in: id) == .changed(skipped: 0), "\(text)")
      }
      let pipeline = try #require(try await store.read { (s) throws(StoreError) in try s.pipeline(id) })
      #expect(pipeline.graph == graph, "\(text)")
      #expect(pipeline.attempts.allSatisfy { $0.state == .succeeded }, "\(text)")
    }
    await store.close()
  }

  @Test(arguments: everyStore) func whatNoStoreKeepsIsRefused(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout, kinds: sampleKinds)
    let id = try await store.makeSample()
    let bad: [PayloadValue] = [
      .record(["url": .text("a\u{0}b")]), .record(["url": .real(.nan)]), .record(["link": .text("a")]), .text("a"),
    ]
    for payload in bad {
      let refused = await code { () throws(StoreError) in
        try await store.set(CellKey("srpm"), .running, in: id, payload: payload)
      }
      #expect(refused == .invalidPayload)
    }
    #expect(try await store.attempts(of: id)[0].state == .pending)
    await store.close()
  }

  struct Older: Composite, Hashable {
    var url: String
    var old: Int64?
    static let shape = Shape(Field("url") { $0.url }, Field("old") { $0.old }, make: Older.init)
  }

  struct Newer: Composite, Hashable {
    var url: String
    var new: [String]?
    var nested: Owner?
    static let shape = Shape(
      Field("url") { $0.url }, Field("new") { $0.new }, Field("nested") { $0.nested }, make: Newer.init)
  }

  @Test(arguments: everyStore) func fieldsComeAndGo(layout: String) async throws {
    let folder = try TemporaryFolder()
    let older = KindRegistry([StepKind("srpm_build", payload: Older.self)])
    let newer = KindRegistry([StepKind("srpm_build", payload: Newer.self)])
    var store = try await folder.open(layout, kinds: older)
    let first = try await store.makeSample()
    try await store.set(CellKey("srpm"), .succeeded, in: first, payload: Older(url: "u", old: 3).payloadValue)
    await store.close()

    store = try await folder.open(layout, kinds: newer)
    #expect(try Newer(payloadValue: try await store.attempts(of: first)[0].payload) == Newer(url: "u"))
    let second = try await store.makeSample()
    let value = Newer(url: "v", new: ["a"], nested: Owner(name: "n", mail: nil))
    try await store.set(CellKey("srpm"), .succeeded, in: second, payload: value.payloadValue)
    #expect(try Newer(payloadValue: try await store.attempts(of: second)[0].payload) == value)
    await store.close()

    // Back again, for reading: the old field is there still.
    store = try await folder.open(layout, kinds: older, isReadOnly: true)
    #expect(try Older(payloadValue: try await store.attempts(of: first)[0].payload) == Older(url: "u", old: 3))
    #expect(try Older(payloadValue: try await store.attempts(of: second)[0].payload) == Older(url: "v", old: nil))
    await store.close()
  }

  @Test(arguments: everyStore) func kindsComeAndGo(layout: String) async throws {
    let folder = try TemporaryFolder()
    let payload = SourceBuild(url: "u").payloadValue
    var store = try await folder.open(layout)
    let before = try await store.makeSample()
    try await store.set(CellKey("srpm"), .running, in: before, payload: payload)
    await store.close()

    store = try await folder.open(layout, kinds: sampleKinds)
    #expect(try await store.attempts(of: before)[0].payload == payload)
    let change = AttemptChange(state: .succeeded, fields: ["url": .text("w")])
    _ = try await store.writing { (s) throws(StoreError) in
      try s.record(change, of: .cell(CellKey("srpm"), in: before))
    }
    let after = try await store.makeSample()
    try await store.set(CellKey("srpm"), .running, in: after, payload: payload)
    await store.close()

    // Nobody registers the kind any more: its payloads are not dropped.
    store = try await folder.open(layout)
    #expect(try await store.attempts(of: before)[0].payload == SourceBuild(url: "w").payloadValue)
    #expect(try await store.attempts(of: after)[0].payload == payload)
    let free = PayloadValue.record(["anything": .array([.null])])
    try await store.set(CellKey("srpm"), .succeeded, in: after, payload: free)
    #expect(try await store.attempts(of: after)[0].payload == free)
    await store.close()
  }
}
