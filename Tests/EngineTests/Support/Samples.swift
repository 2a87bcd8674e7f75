import PipeShape
import PipeShapeSQL
import PipeShapeStore

/// A source build, two chroots, and a test of each: what most tests need.
let sampleGraph: PipelineGraph = {
  let chroots = [Target("f1"), Target("f2")]
  let steps = [
    Step("srpm", kind: "srpm_build"), Step("copr", kind: "copr_build", targets: chroots),
    Step("tests", kind: "tests", targets: chroots),
  ]
  let edges = [
    Edge(from: "srpm", to: "copr", binding: .oneToAll), Edge(from: "copr", to: "tests", binding: .each),
  ]
  guard let graph = try? PipelineGraph(steps: steps, edges: edges) else { preconditionFailure("the graph is valid") }
  return graph
}()

let sampleDraft = PipelineDraft(
  origin: .new(
    project: "https://a/x", reference: GitReference(.branch, "main"), commit: Commit("c0"), at: 1),
  graph: sampleGraph, createdAt: 5)

extension Store {
  /// One write of one call.
  func writing<R: Sendable>(
    _ body: @Sendable (Writer) throws(StoreError) -> R
  ) async throws(StoreError) -> R { try await write(ChangeSet("test"), body) }

  /// Makes the sample pipeline.
  func makeSample() async throws(StoreError) -> PipelineID {
    try await writing { (s) throws(StoreError) in try s.create(sampleDraft) }
  }

  /// Records the state of a head attempt.
  @discardableResult
  func set(
    _ cell: CellKey, _ state: AttemptState, in id: PipelineID, external: ExternalID? = nil,
    payload: PayloadValue? = nil
  ) async throws(StoreError) -> Recorded {
    try await writing { (s) throws(StoreError) in
      try s.record(AttemptChange(state: state, external: external, payload: payload, at: 9), of: .cell(cell, in: id))
    }
  }

  /// The attempts of a pipeline.
  func attempts(of id: PipelineID) async throws(StoreError) -> [Attempt] {
    try await read { (s) throws(StoreError) in try s.pipeline(id)?.attempts ?? [] }
  }
}

/// The code that a call is refused with; nil if it is not.
func code<R>(_ body: () async throws(StoreError) -> R) async -> StoreError.Code? {
  do {
    _ = try await body()
    return nil
  } catch { return error.code }
}
