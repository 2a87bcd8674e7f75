import PipeShape
import PipeShapeStore
import Testing

@Suite struct MemoryStoreStartsATransaction {
  private func graph() throws -> PipelineGraph {
    let chroots = [Target("fedora-43-x86_64"), Target("fedora-44-x86_64")]
    return try PipelineGraph(
      steps: [
        Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build", targets: chroots),
        Step("tests", kind: "tests", targets: chroots),
      ],
      edges: [
        Edge(from: "srpm", to: "build", binding: .oneToAll), Edge(from: "build", to: "tests", binding: .each),
      ])
  }

  @Test func aThrowingBodyLeavesTheOldState() async throws {
    let store = MemoryStore()
    let graph = try graph()
    let origin = PipelineDraft.Origin.new(
      project: "https://forge/p", reference: GitReference(.branch, "main"), commit: Commit("c0ffee"), at: 1)
    let id = try await store.write(ChangeSet("make")) { session throws(StoreError) in
      try session.create(PipelineDraft(origin: origin, graph: graph))
    }
    await #expect(throws: StoreError.self) {
      try await store.write(ChangeSet("fail")) { session throws(StoreError) in
        _ = try session.record(AttemptChange(state: .failed), of: .cell(CellKey("srpm"), in: id))
        _ = try session.create(PipelineDraft(origin: origin, graph: graph))
        throw StoreError(.busy, "on purpose")
      }
    }
    let (states, counts) = try await store.read { session throws(StoreError) in
      (try session.pipeline(id)?.head.states, try session.counts())
    }
    #expect(states == Array(repeating: .pending, count: 5))
    #expect(counts.pipelines == 1 && counts.events == 1 && counts.attempts == 5)
  }

  @Test func aFailedBuildSkipsItsTestAndARepairRebuildsIt() async throws {
    let store = MemoryStore()
    let graph = try graph()
    let outcome = try await store.write(ChangeSet("story")) { session throws(StoreError) in
      let id = try session.create(
        PipelineDraft(
          origin: .new(project: "p", reference: GitReference(.branch, "main"), commit: Commit("c"), at: 1), graph: graph
        ))
      _ = try session.record(AttemptChange(state: .succeeded), of: .cell(CellKey("srpm"), in: id))
      let failed = try session.record(
        AttemptChange(state: .failed), of: .cell(CellKey("build", "fedora-43-x86_64"), in: id))
      guard failed == .changed(skipped: 1) else { throw StoreError(.engine, "\(failed)") }
      return try session.rerun(
        RerunRequest(RerunScope(.step("tests", targets: [.any("fedora-43-x86_64")]), upstream: .repair)), of: id)
    }
    #expect(outcome.run == 2 && outcome.plan.created.count == 2 && outcome.plan.reasons == [.repaired, .seed])
  }
}
