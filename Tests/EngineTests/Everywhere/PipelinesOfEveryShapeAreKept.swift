import PipeShape
import PipeShapeLayouts
import PipeShapeSQL
import PipeShapeStore
import Testing

/// Shapes at the ends of what layouts cut: no cells, cells alone, one cell that needs all, and more than one statement
/// takes.
@Suite(.serialized) struct PipelinesOfEveryShapeAreKept {
  private func store(_ folder: TemporaryFolder, _ layout: String) async throws -> SQLStore {
    try await folder.open(layout)
  }

  private func draft(_ steps: [Step], _ edges: [Edge] = []) throws -> PipelineDraft {
    PipelineDraft(origin: sampleDraft.origin, graph: try PipelineGraph(steps: steps, edges: edges))
  }

  private func targets(_ count: Int) -> [Target] { (0..<count).map { Target("t\($0)") } }

  @Test(arguments: everyStore) func onlyAHeader(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder, layout)
    let draft = try draft([])
    let id = try await store.writing { (s) throws(StoreError) in try s.create(draft) }
    let outcome = try await store.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(.whole), of: id) }
    #expect(!outcome.created)
    try await store.read { (s) throws(StoreError) in
      #expect(try s.pipeline(id)?.attempts == [])
      #expect(try s.run(nil, of: id)?.attempts == [])
      #expect(try s.pipelines(.all, page: Page()).map(\.hasEnded) == [true])
      #expect(try s.faults(of: id) == [])
      #expect(try s.counts().attemptCopies == 0)
    }
    await store.close()
  }

  @Test(arguments: everyStore) func aCellAloneBesideAChain(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder, layout)
    let draft = try draft(
      [Step("a", kind: "k"), Step("b", kind: "k"), Step("alone", kind: "k")],
      [Edge(from: "a", to: "b", binding: .each)])
    let id = try await store.writing { (s) throws(StoreError) in try s.create(draft) }
    try await store.set(CellKey("alone"), .failed, in: id, external: ExternalID(system: "s", id: "1"))
    try await store.set(CellKey("a"), .succeeded, in: id)
    let ready = try await store.read { (s) throws(StoreError) in
      try s.cells(.ready(kind: "k"), page: Page()).map(\.cell)
    }
    #expect(ready == [CellKey("b")])
    _ = try await store.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(.failed), of: id) }
    let states = try await store.attempts(of: id).map(\.state)
    #expect(states.sorted { $0.rawValue < $1.rawValue } == [.pending, .pending, .succeeded, .failed])
    let faults = try await store.read { (s) throws(StoreError) in try s.faults(of: id) }
    #expect(faults == [])
    await store.close()
  }

  /// A fan of 90 cells into one, whose first cell fails, and is rerun with everything: 92 new attempts at once.
  @Test(arguments: everyStore) func aWideFanIntoOneCell(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder, layout)
    let draft = try draft(
      [Step("root", kind: "r"), Step("fan", kind: "f", targets: targets(90)), Step("last", kind: "l")],
      [Edge(from: "root", to: "fan", binding: .oneToAll), Edge(from: "fan", to: "last", binding: .all)])
    let id = try await store.writing { (s) throws(StoreError) in try s.create(draft) }
    try await store.set(CellKey("root"), .succeeded, in: id)
    for target in targets(90).dropFirst() { try await store.set(CellKey("fan", target.name), .succeeded, in: id) }
    #expect(
      await code { () throws(StoreError) in try await store.set(CellKey("last"), .running, in: id) } == .notReady)
    #expect(try await store.set(CellKey("fan", "t0"), .failed, in: id) == .changed(skipped: 1))
    let outcome = try await store.writing { (s) throws(StoreError) in try s.rerun(RerunRequest(.whole), of: id) }
    #expect(outcome.plan.created.count == 92)
    try await store.set(CellKey("root"), .error, in: id)
    try await store.read { (s) throws(StoreError) in
      let pipeline = try s.pipeline(id)
      #expect(pipeline?.attempts.count == 184 && pipeline?.hasEnded == true)
      #expect(pipeline?.violatedInvariant() == nil)
      #expect(try s.run(1, of: id)?.attempts.filter { $0.state == .succeeded }.count == 90)
      #expect(try s.faults(of: id) == [])
    }
    await store.close()
  }

  /// 101 cells that need the same 99: 101 documents of 100 cells each are more than a run may embed.
  @Test(arguments: everyStore) func moreCopiesThanARunMayHold(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder, layout)
    func product(_ sinks: Int) throws -> PipelineDraft {
      try draft(
        [Step("s", kind: "k", targets: targets(99)), Step("t", kind: "k", targets: targets(sinks))],
        [Edge(from: "s", to: "t", binding: .all)])
    }
    let (most, tooMany) = (try product(100), try product(101))
    let isCut = layout.contains("/target-")
    let made = try await store.writing { (s) throws(StoreError) -> [PipelineID] in
      var made = [try s.create(most)]
      do throws(StoreError) { made.append(try s.create(tooMany)) } catch {
        #expect(error.code == .limit && error.message.contains("10000"))
      }
      return made
    }
    #expect(made.count == (isCut ? 1 : 2))
    let counts = try await store.read { (s) throws(StoreError) in try s.counts() }
    #expect(counts.pipelines == made.count && counts.events == made.count)
    if isCut { #expect(counts.attemptCopies == TargetDocumentLayout.maximumEmbeddedCells) }
    await store.close()
  }

  /// A start twice, a success before its input, a note behind the end: refused or answered as the core does it.
  @Test(arguments: everyStore) func whatIsNotLegalChangesNothing(layout: String) async throws {
    let folder = try TemporaryFolder()
    let store = try await store(folder, layout)
    let id = try await store.makeSample()
    try await store.set(CellKey("srpm"), .running, in: id, external: ExternalID(system: "s", id: "1"))
    let before = try await store.attempts(of: id)
    #expect(
      await code { () throws(StoreError) in try await store.set(CellKey("srpm"), .running, in: id) }
        == .illegalTransition)
    #expect(
      await code { () throws(StoreError) in try await store.set(CellKey("copr", "f1"), .succeeded, in: id) }
        == .notReady)
    #expect(try await store.attempts(of: id) == before)
    try await store.set(CellKey("srpm"), .succeeded, in: id)
    #expect(try await store.set(CellKey("srpm"), .succeeded, in: id) == .unchanged)
    #expect(try await store.set(CellKey("srpm"), .running, in: id) == .late(newer: nil))
    let faults = try await store.read { (s) throws(StoreError) in try s.faults(of: id) }
    #expect(faults == [])
    await store.close()
  }
}
