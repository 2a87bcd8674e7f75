import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// A store that is open knows at once what kinds others register: their payloads are read, changed and removed as if it
/// had been opened after them.
@Suite(.serialized) struct KindsRegisteredLaterAreSeen {
  private static let payload = SourceBuild(url: "u", size: 7).payloadValue

  /// A store without kinds whose connections have all been in use, and a pipeline.
  private func earlier(_ folder: TemporaryFolder, _ layout: String) async throws -> (SQLStore, PipelineID) {
    let store = try await folder.open(layout)
    let id = try await store.makeSample()
    #expect(try await store.attempts(of: id)[0].payload == .null)
    return (store, id)
  }

  /// Somebody who registers kinds and writes payloads of them.
  private func later(_ folder: TemporaryFolder, _ layout: String, _ id: PipelineID) async throws -> SQLStore {
    let store = try await folder.open(layout, kinds: sampleKinds)
    try await store.set(CellKey("srpm"), .running, in: id, payload: Self.payload)
    return store
  }

  @Test(arguments: everyStore) func byEveryCallThatReads(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let later = try await later(folder, layout, id)
    let read = try await earlier.read { (s) throws(StoreError) in
      (try s.pipeline(id)?.attempts[0].payload, try s.run(nil, of: id)?.attempts[0].payload)
    }
    #expect(read == (Self.payload, Self.payload))
    let written = try await earlier.writing { (s) throws(StoreError) in try s.run(1, of: id)?.attempts[0].payload }
    #expect(written == Self.payload)
    let unfinished = CellQuery.unfinished(kind: "srpm_build")
    let lists = try await earlier.read { (s) throws(StoreError) in try s.cells(unfinished, page: Page()) }
    #expect(lists == (try await later.read { (s) throws(StoreError) in try s.cells(unfinished, page: Page()) }))
    #expect(try await earlier.doctor().findings == [])
    await earlier.close()
    await later.close()
  }

  /// The first question of a session is which they are.
  @Test(arguments: everyStore) func byWhoeverAsksForThem(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let later = try await later(folder, layout, id)
    let names = sampleKinds.kinds.map(\.name)
    #expect(try await earlier.writing { (s) throws(StoreError) in try s.kinds() }.kinds.map(\.name) == names)
    #expect(try await earlier.read { (s) throws(StoreError) in try s.kinds() }.kinds.map(\.name) == names)
    await earlier.close()
    await later.close()
  }

  /// All statements are prepared anew; what the old ones did counts nonetheless.
  @Test(arguments: everyStore) func withoutCountersGoingBack(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let before = try await earlier.measures(detailed: false)
    let later = try await later(folder, layout, id)
    _ = try await earlier.attempts(of: id)
    let after = try await earlier.measures(detailed: false)
    for (old, new) in zip(before, after) where old.kind == .counter {
      #expect(old.name == new.name && new.value >= old.value, "\(old.name)")
    }
    let prepared = [before, after].map { $0.first { $0.name == "statements prepared" }?.value ?? 0 }
    #expect(prepared[1] > prepared[0])
    await earlier.close()
    await later.close()
  }

  @Test(arguments: everyStore) func whereTheFirstCallIsAList(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let later = try await later(folder, layout, id)
    let found = try await earlier.read { (s) throws(StoreError) in
      let records = try s.cells(.unfinished(kind: "srpm_build"), page: Page())
      return (records.map(\.attempt), try s.pipeline(id)?.attempts[0].payload)
    }
    #expect(found == (try await later.attempts(of: id).prefix(1).map(\.id), Self.payload))
    await earlier.close()
    await later.close()
  }

  @Test(arguments: everyStore, [AttemptState?.none, .succeeded, .failed])
  func byAChangeOfOneField(layout: String, state: AttemptState?) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let later = try await later(folder, layout, id)
    let change = AttemptChange(state: state, fields: ["url": .text("w")])
    let recorded = try await earlier.writing { (s) throws(StoreError) in
      try s.record(change, of: .cell(CellKey("srpm"), in: id))
    }
    #expect(recorded == .changed(skipped: state == .failed ? 4 : 0))
    let expected = SourceBuild(url: "w", size: 7).payloadValue
    #expect(try await later.attempts(of: id)[0].payload == expected)
    #expect(try await earlier.attempts(of: id)[0].payload == expected)
    #expect(try await later.doctor().findings == [])
    await earlier.close()
    await later.close()
  }

  @Test(arguments: everyStore) func byAChangeOfAWholePayload(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let later = try await later(folder, layout, id)
    let free = PayloadValue.record(["url": .text("w"), "more": .array([.int(1)])])
    try await earlier.set(CellKey("srpm"), .succeeded, in: id, payload: free)
    #expect(try await earlier.attempts(of: id)[0].payload == free)
    #expect(try await later.attempts(of: id)[0].payload == SourceBuild(url: "w").payloadValue)
    #expect(try await earlier.doctor().findings == [])
    await earlier.close()
    await later.close()
  }

  @Test(arguments: everyStore) func byARerun(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let later = try await later(folder, layout, id)
    try await later.set(CellKey("srpm"), .succeeded, in: id)
    try await later.set(CellKey("copr", "f1"), .failed, in: id)
    _ = try await earlier.writing { (s) throws(StoreError) in
      try s.rerun(RerunRequest(RerunScope(.failed)), of: id)
    }
    for store in [earlier, later] {
      let heads = try await store.read { (s) throws(StoreError) in
        (try s.run(1, of: id)?.attempts[0].payload, try s.run(2, of: id)?.attempts[0].payload)
      }
      #expect(heads == (Self.payload, Self.payload))
      #expect(try await store.doctor().findings == [])
    }
    await earlier.close()
    await later.close()
  }

  @Test(arguments: everyStore) func byARemoval(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let later = try await later(folder, layout, id)
    try await later.set(CellKey("srpm"), .failed, in: id)
    let removed = try await earlier.writing { (s) throws(StoreError) in try s.remove(endedBefore: 100, limit: 5) }
    #expect(removed == 1)
    #expect(try await later.read { (s) throws(StoreError) in try s.counts() }.attempts == 0)
    #expect(try await later.doctor().findings == [])
    await earlier.close()
    await later.close()
  }

  @Test(arguments: everyStore, [false, true])
  func byAStoreThatOnlyReads(layout: String, isAtRest: Bool) async throws {
    let folder = try TemporaryFolder()
    let (first, id) = try await earlier(folder, layout)
    if isAtRest { await first.close() }
    let earlier = try await folder.open(layout, isReadOnly: true)
    #expect(try await earlier.attempts(of: id)[0].payload == .null)
    let later = try await later(folder, layout, id)
    if isAtRest { await later.close() }
    #expect(try await earlier.attempts(of: id)[0].payload == Self.payload)
    await first.close()
    await later.close()
    #expect(try await earlier.attempts(of: id)[0].payload == Self.payload)
    await earlier.close()
  }

  @Test(arguments: everyStore) func butNotInASnapshotFromBefore(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let holder = Holder(earlier)
    async let reading = holder.readTwice { (s) throws(StoreError) in try s.pipeline(id)?.attempts }
    await holder.waitUntilHeld()
    guard !layout.hasSuffix("-record") else {
      // A column more waits for everybody who reads the table, and holds nobody up meanwhile.
      let refused = await code { () throws(StoreError) in
        try await folder.open(layout, kinds: sampleKinds, options: .init(deadline: .milliseconds(500)))
      }
      #expect(refused == .busy)
      #expect(try await earlier.attempts(of: id)[0].payload == .null)
      holder.letGo()
      let (first, second) = try await reading
      #expect(first == second)
      return await earlier.close()
    }
    let later = try await later(folder, layout, id)
    // Other connections of the same store go on to the new kinds meanwhile.
    #expect(try await earlier.attempts(of: id)[0].payload == Self.payload)
    let change = AttemptChange(fields: ["url": .text("w")])
    _ = try await earlier.writing { (s) throws(StoreError) in
      try s.record(change, of: .cell(CellKey("srpm"), in: id))
    }
    holder.letGo()
    let (first, second) = try await reading
    #expect(first == second)
    #expect(first?[0].payload == .null && first?[0].state == .pending)
    #expect(try await earlier.attempts(of: id)[0].payload == SourceBuild(url: "w", size: 7).payloadValue)
    await earlier.close()
    await later.close()
  }

  @Test(arguments: everyStore) func byBodiesThatGoOnAfterAnError(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    let later = try await later(folder, layout, id)
    let read = try await earlier.read { (s) throws(StoreError) in
      let first = (try? s.pipeline(id)) ?? nil
      let second = (try? s.pipeline(id)) ?? nil
      return [first, second].map { $0?.attempts[0].payload }
    }
    #expect(read == [Self.payload, Self.payload])
    await earlier.close()
    await later.close()
  }

  /// Many sessions at once, on all connections: none sees the new state without its payload.
  @Test(arguments: everyStore) func byManySessionsAtOnce(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          if number == 10 {
            let later = try await later(folder, layout, id)
            await later.close()
          }
          let attempt =
            number % 8 == 0
            ? try await earlier.writing { (s) throws(StoreError) in try s.pipeline(id)?.attempts[0] }
            : try await earlier.attempts(of: id).first
          #expect(attempt?.payload == (attempt?.state == .running ? Self.payload : .null))
        }
      }
      try await group.waitForAll()
    }
    #expect(try await earlier.attempts(of: id)[0].payload == Self.payload)
    await earlier.close()
  }

  @Test(arguments: everyStore) func oneKindAfterAnother(layout: String) async throws {
    let folder = try TemporaryFolder()
    let (earlier, id) = try await earlier(folder, layout)
    try await earlier.set(CellKey("srpm"), .succeeded, in: id)
    var others: [SQLStore] = []
    let cells = [CellKey("copr", "f1"), CellKey("copr", "f2")]
    for (number, kind) in sampleKinds.kinds.enumerated() {
      let other = try await folder.open(layout, kinds: KindRegistry([kind]))
      try await other.set(cells[number], .running, in: id, external: ExternalID(system: "c", id: "\(number)"))
      others.append(other)
    }
    // Each has its own kind from the start and learns of the other one.
    let target = CoprTarget(
      chroot: "f1", buildID: 1, seconds: nil, isScratch: false, finishedAt: nil, owner: Owner(name: "o", mail: nil),
      signer: nil, packages: ["p"], logs: [Log(url: "l", size: 1, lines: [2])], tags: nil)
    try await others[1].set(cells[0], .succeeded, in: id, payload: target.payloadValue)
    for store in [earlier] + others {
      #expect(try CoprTarget(payloadValue: try await store.attempts(of: id)[1].payload) == target)
      #expect(try await store.doctor().findings == [])
    }
    for store in [earlier] + others { await store.close() }
  }
}
