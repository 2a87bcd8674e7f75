import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// Which of several runs is the one that counts is no matter of the order in which rows lie or come.
///
/// 3.2.12 of the list of the service's edge cases of reruns: the first or last row of a list without an order was "the"
/// pipeline.
@Suite struct TheHeadIsTheLastRun {
  @Test func inMemory() async throws { try await check(MemoryStore()) }

  @Test(arguments: everyStore) func inEveryStore(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await folder.open(layout)
    try await check(store)
    #expect(try await store.doctor().findings == [])
    await store.close()
  }

  private func check(_ store: some Store) async throws {
    var random = Seeded(12)
    var requests: [PipelineID: [String]] = [:]
    var ids: [PipelineID] = []
    for _ in 0..<5 { ids.append(try await store.makeSample()) }
    for number in 0..<30 {
      let (id, name) = (ids[Int.random(in: 0..<5, using: &random)], "r\(number)")
      let outcome = try await store.writing { (s) throws(StoreError) in
        _ = try s.record(AttemptChange(state: .succeeded), of: .cell(CellKey("srpm"), in: id))
        // Times say nothing about the order: each is before the one before it.
        return try s.rerun(RerunRequest(RerunScope(.cell(CellKey("srpm"))), id: name, at: Int64(100 - number)), of: id)
      }
      requests[id, default: []].append(name)
      #expect(outcome.run == (requests[id]?.count ?? 0) + 1)
    }
    for id in ids { try await expect(requests[id] ?? [], of: id, in: store) }
    for order in ListOrder.allCases {
      let records = try await store.read { (s) throws(StoreError) in try s.pipelines(.all, page: Page(), order: order) }
      let wanted = order == .oldestFirst ? ids : ids.reversed()
      #expect(records.map(\.id) == wanted && records.map(\.head) == wanted.map { (requests[$0]?.count ?? 0) + 1 })
    }
    try await shuffled(ids[0], requests[ids[0]] ?? [], &random, store)
  }

  /// The same history, whose attempts come in any order.
  private func shuffled(
    _ id: PipelineID, _ requests: [String], _ random: inout Seeded, _ store: some Store
  ) async throws {
    let whole = try #require(try await store.read { (s) throws(StoreError) in try s.pipeline(id) })
    let attempts = [whole.attempts.shuffled(using: &random), whole.attempts.reversed()]
    let drafts = attempts.map { attempts in
      PipelineDraft(
        origin: sampleDraft.origin, graph: sampleGraph, content: .history(runs: whole.runs, attempts: attempts))
    }
    let created = try await store.writing { (s) throws(StoreError) in try s.create(drafts[0]) }
    let loaded = try await store.writing { (s) throws(StoreError) in try s.load([drafts[1]]) }
    for copy in [created] + loaded {
      let found = try #require(try await store.read { (s) throws(StoreError) in try s.pipeline(copy) })
      #expect(found.attempts == whole.attempts && found.runs == whole.runs && found.head == whole.head)
      try await expect(requests, of: copy, in: store)
    }
    // Runs are numbered, so those that come in another order are refused and not taken as they come.
    guard whole.runs.count > 1 else { return }
    let reversed = PipelineDraft(
      origin: sampleDraft.origin, graph: sampleGraph,
      content: .history(runs: whole.runs.reversed(), attempts: whole.attempts))
    #expect(
      await code { () throws(StoreError) in
        try await store.writing { (s) throws(StoreError) in try s.create(reversed) }
      } == .inconsistentState)
  }

  /// The runs are numbered without gaps, and the head binds each cell to its newest attempt.
  private func expect(_ requests: [String], of id: PipelineID, in store: some Store) async throws {
    let (found, head, first) = try await store.read { (s) throws(StoreError) in
      (try s.pipeline(id), try s.run(nil, of: id), try s.run(1, of: id))
    }
    let pipeline = try #require(found)
    let shown = try #require(head)
    let count = requests.count + 1
    #expect(pipeline.runs.map(\.number) == (1...count).map { Int32($0) })
    #expect(pipeline.runs.map(\.request) == [nil] + requests.map { $0 })
    #expect(shown.run == pipeline.runs[count - 1] && pipeline.head.run == Int32(count))
    let newest = sampleGraph.cells.indices.map { cell in
      pipeline.attempts.filter { Int($0.cell) == cell }.max { $0.ordinal < $1.ordinal }
    }
    #expect(shown.attempts == newest.compactMap { $0 })
    #expect(shown.attempts.map(\.ordinal) == Array(repeating: Int32(count), count: sampleGraph.cellCount))
    #expect(first?.attempts.map(\.ordinal) == Array(repeating: 1, count: sampleGraph.cellCount))
  }
}
