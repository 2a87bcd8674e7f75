import PipeShape
import PipeShapeStore

/// What the in-memory store costs beside the operation itself.
enum MemorySessions {
  static func run() async throws {
    let store = MemoryStore()
    let graph = try SmallPipeline.graph()
    let origin = PipelineDraft.Origin.new(
      project: "https://forge/p", reference: GitReference(.branch, "main"), commit: Commit("c0ffee"), at: 1)
    let id = try await store.write(ChangeSet("make")) { session throws(StoreError) in
      try session.create(PipelineDraft(origin: origin, graph: graph))
    }
    var table = Table("in-memory store, 14 cells", "best", "bar")
    table.add("empty session", readable(try await best { try await store.read { _ in 0 } }), "200.0 ns")
    let whole = try await best {
      try await store.read { session throws(StoreError) in try session.pipeline(id)?.attempts.count ?? 0 }
    }
    table.add("whole pipeline", readable(whole), "2.00 µs")
    let lineage = try await best {
      try await store.read { session throws(StoreError) in
        try session.pipeline(id).map { $0.lineage(of: 13).count } ?? 0
      }
    }
    table.add("lineage of the last cell", readable(lineage), "2.00 µs")
    table.print()
  }

  private static func best(_ body: () async throws -> Int) async throws -> Double {
    var best = Double.infinity
    for _ in 0..<7 {
      let clock = ContinuousClock()
      let start = clock.now
      for _ in 0..<100_000 { use(try await body()) }
      let elapsed = clock.now - start
      best = min(best, Double(elapsed.components.attoseconds) / 1e18 + Double(elapsed.components.seconds))
    }
    return best / 100_000
  }
}
