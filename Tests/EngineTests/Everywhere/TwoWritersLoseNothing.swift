import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// Results that arrive together, through one handle or two, are all kept.
@Suite(.serialized) struct TwoWritersLoseNothing {
  @Test(arguments: everyStore) func twoResultsForTwoCellsOfOneGroup(layout: String) async throws {
    let folder = try TemporaryFolder()
    let a = try await folder.open(layout)
    let b = try await folder.open(layout)
    for _ in 0..<10 {
      let id = try await a.makeSample()
      try await a.set(CellKey("srpm"), .succeeded, in: id)
      async let one = a.set(CellKey("copr", "f1"), .succeeded, in: id)
      async let two = b.set(CellKey("copr", "f2"), .failed, in: id)
      let answers = try await (one, two)
      #expect(answers == (.changed(skipped: 0), .changed(skipped: 1)))
      #expect(try await b.attempts(of: id).map(\.state) == [.succeeded, .succeeded, .failed, .pending, .skipped])
    }
    await a.close()
    await b.close()
  }

  @Test(arguments: everyStore) func newPipelinesThroughTwoHandlesGetTheirOwnIDs(layout: String) async throws {
    let folder = try TemporaryFolder()
    // Twenty in each other's way take longer than a store waits by itself, where the machine has much else to do.
    let patient = SQLStore.Options(deadline: .seconds(120))
    let a = try await folder.open(layout, options: patient)
    let b = try await folder.open(layout, options: patient)
    let ids = try await withThrowingTaskGroup(of: PipelineID.self) { group in
      for number in 0..<20 { group.addTask { try await (number % 2 == 0 ? a : b).makeSample() } }
      return try await group.reduce(into: Set<PipelineID>()) { $0.insert($1) }
    }
    #expect(ids.count == 20)
    let counts = try await a.read { (s) throws(StoreError) in try s.counts() }
    #expect(counts.pipelines == 20 && counts.events == 20 && counts.projects == 1)
    await a.close()
    await b.close()
  }

  @Test(arguments: everyStore) func aReadSessionSeesOneSnapshot(layout: String) async throws {
    let folder = try TemporaryFolder()
    let a = try await folder.open(layout)
    let id = try await a.makeSample()
    let b = try await folder.open(layout)
    // Many tasks read both numbers in one session while others write.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<10 {
        group.addTask { _ = try await b.makeSample() }
        group.addTask {
          let (first, second) = try await a.read { (s) throws(StoreError) in
            let first = try s.counts()
            _ = try s.pipeline(id)
            return (first, try s.counts())
          }
          #expect(first == second)
        }
      }
      try await group.waitForAll()
    }
    await a.close()
    await b.close()
  }
}
