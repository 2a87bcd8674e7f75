import PipeShape
import PipeShapeStore

extension Change {
  /// The change of a number.
  static func random(_ number: Int, seed: UInt64, in store: some Store) async throws(StoreError) -> Change {
    try await store.read { (session) throws(StoreError) in
      var random = Random(seed, number)
      let known = try session.pipelines(.all, page: Page(limit: 1000))
      if known.count < 3 { return .create(draft(&random)) }
      switch random.below(100) {
      case 0..<12 where known.count < 30: return .create(draft(&random))
      case 12..<16: return .remove(limit: 1 + random.below(3))
      case 16..<19: return .settle
      case 19..<45:
        guard let pipeline = try session.pipeline(random.pick(known).id) else { return .settle }
        return rerun(of: pipeline, number, &random)
      default:
        guard let pipeline = try session.pipeline(random.pick(known).id), !pipeline.attempts.isEmpty else {
          return .settle
        }
        return record(in: pipeline, number, &random)
      }
    }
  }

  private static func draft(_ random: inout Random) -> PipelineDraft {
    let chroots = (0...random.below(5)).map { Target("fedora-\(40 + $0)-x86_64") }
    let tested = chroots.filter { _ in random.chance(60) }
    var steps = [Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build", targets: chroots)]
    var edges = [Edge(from: "srpm", to: "build", binding: .oneToAll)]
    if !tested.isEmpty {
      steps.append(Step("tests", kind: "tests", targets: tested))
      edges.append(Edge(from: "build", to: "tests", binding: .each))
    }
    let origin = PipelineDraft.Origin.new(
      project: "https://forge.example/p\(random.below(3))", reference: GitReference(.branch, "b\(random.below(3))"),
      commit: Commit("c\(random.below(5))"), at: Int64(random.below(1000)))
    guard let graph = try? PipelineGraph(steps: steps, edges: edges) else { preconditionFailure("the graph is valid") }
    return PipelineDraft(origin: origin, graph: graph, createdAt: Int64(random.below(1000)))
  }

  private static func record(in pipeline: Pipeline, _ number: Int, _ random: inout Random) -> Change {
    let open = pipeline.attempts.indices.filter { pipeline.attempts[$0].state.isInFlight }
    let index = open.isEmpty || random.chance(5) ? random.below(pipeline.attempts.count) : random.pick(open)
    let attempt = pipeline.attempts[index]
    var change = AttemptChange(
      state: random.pick([.running, .running, .succeeded, .succeeded, .succeeded, .failed, .error, .cancelled]),
      at: Int64(number))
    if random.chance(50) { change.external = ExternalID(system: "copr", id: "\(number)") }
    if random.chance(30) {
      let text = String(repeating: random.pick(["log line ", "é\\\"\n", "0123456789"]), count: random.below(60))
      change.payload = .record(["url": .text(text), "size": .int(Int64(number)), "real": .real(0.1)])
    } else if random.chance(30) {
      change.fields = ["url": .text("https://logs.example/\(number)")]
    }
    if random.chance(30) { change.digest = "sha256:\(number)" }
    if let external = attempt.external, random.chance(40) {
      return .record(change, .external(ExternalLookup(external, in: pipeline.id)))
    }
    return .record(change, .id(attempt.id, in: pipeline.id))
  }

  private static func rerun(of pipeline: Pipeline, _ number: Int, _ random: inout Random) -> Change {
    let scope = RerunScope(
      random.pick([.all, .failed, .failed, .fromFailure, .unfinished, .step("build"), .status(.cancelled)]),
      upstream: random.pick([.keep, .keep, .repair]), mode: random.chance(10) ? .exact : .downstream)
    // Sometimes a request comes again: the same question is replayed, another one refused.
    let old = pipeline.runs.compactMap(\.request)
    let id = !old.isEmpty && random.chance(15) ? random.pick(old) : "request \(number)"
    return .rerun(RerunRequest(scope, id: id, at: Int64(number)), pipeline.id)
  }
}
