import PipeShape
import PipeShapeStore

/// A pipeline of 14 cells, one source build, six chroots, seven tests: what a rerun costs.
enum SmallPipeline {
  static func graph() throws -> PipelineGraph {
    let chroots = (0..<6).map { Target("fedora-\(40 + $0)-x86_64") }
    return try PipelineGraph(
      steps: [
        Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build", targets: chroots),
        Step("tests", kind: "tests", targets: chroots), Step("report", kind: "report"),
      ],
      edges: [
        Edge(from: "srpm", to: "build", binding: .oneToAll), Edge(from: "build", to: "tests", binding: .each),
        Edge(from: "tests", to: "report", binding: .all),
      ])
  }

  static func run() throws {
    let graph = try graph()
    var states = [AttemptState](repeating: .succeeded, count: 14)
    states[3] = .failed
    states[9] = .skipped
    states[13] = .skipped
    let head = Head(run: 1, states: states, createdIn: Array(repeating: 1, count: 14))
    let planner = RerunPlanner(graph: graph.cellGraph, head: head)
    // Another seed each time, so that no answer can be carried over from the call before.
    let seeds = (0..<14).map { CellSet(capacity: 14, [$0]) }
    var next = 0
    func seed() -> CellSet {
      next = next == 13 ? 0 : next + 1
      return seeds[next]
    }
    var table = Table("14 cells", "best", "median", "bar")
    var word = 0
    let closing = Stopwatch.time(rounds: 7, calls: 1_000_000) { word &+= graph.cellGraph.downstream(of: seed()).count }
    use(word)
    table.add("closure", readable(closing.best), readable(closing.median), "10.0 ns")
    let planning = Stopwatch.time(rounds: 7, calls: 200_000) { use(planner.plan(seed())) }
    table.add("plan with reasons", readable(planning.best), readable(planning.median), "200.0 ns")
    let token = planner.plan(seeds[3])
    let digesting = Stopwatch.time(rounds: 7, calls: 200_000) { use(token.token) }
    table.add("token of a plan", readable(digesting.best), readable(digesting.median), "")
    table.print()
  }
}
