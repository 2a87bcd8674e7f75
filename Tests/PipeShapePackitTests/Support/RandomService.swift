import PipeShape
import PipeShapePackit

/// Pipelines such as the service makes, of random jobs, brought to where they stand by random results and commands.
///
/// The same targets come with several identifiers, source packages are shared or not, and what was rerun leaves older
/// attempts behind.
struct RandomService {
  var random: Repeatable

  init(seed: UInt64) { random = Repeatable(seed: seed) }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }
  mutating func some<T>(_ items: [T]) -> [T] {
    let chosen = items.filter { _ in chance(60) }
    return chosen.isEmpty ? [pick(items)] : chosen
  }

  private static let chroots = ["fedora-44-x86_64", "fedora-45-x86_64", "epel-9-x86_64"]
  private static let identifiers: [String?] = [nil, "asan", "full"]

  static let ends: [AttemptState] = [.failed, .error, .cancelled, .skipped]

  mutating func graph() throws -> PipelineGraph {
    var steps: [Step] = []
    var edges: [Edge] = []
    let isShared = chance(30)
    if isShared { steps.append(Step("srpm_build", kind: "srpm_build")) }
    func key(_ kind: String, _ identifier: String?) -> String { identifier.map { "\(kind)/\($0)" } ?? kind }
    var builds: [Step] = []
    for identifier in some(Self.identifiers) {
      let build = Step(
        key("copr_build", identifier), kind: "copr_build",
        targets: some(Self.chroots).map { Target($0, identifier: identifier) })
      let source = isShared ? "srpm_build" : "srpm/\(build.key)"
      if !isShared { steps.append(Step(source, kind: "srpm_build")) }
      edges.append(Edge(from: source, to: build.key, binding: .oneToAll))
      builds.append(build)
    }
    steps += builds
    for identifier in some(Self.identifiers) {
      let build = pick(builds)
      let pairs = some(build.targets).map { TargetPair(from: $0, to: Target($0.name, identifier: identifier)) }
      let tests = Step(key("tests", identifier), kind: "tests", targets: pairs.map(\.to))
      edges.append(Edge(from: build.key, to: tests.key, binding: .map(pairs)))
      steps.append(tests)
    }
    if chance(50) {
      steps += [
        Step("srpm/upstream_koji_build", kind: "srpm_build"),
        Step("upstream_koji_build", kind: "upstream_koji_build", targets: [Target("f44")]),
      ]
      edges.append(Edge(from: "srpm/upstream_koji_build", to: "upstream_koji_build", binding: .oneToAll))
    }
    return try PipelineGraph(steps: steps, edges: edges)
  }

  /// A pipeline with a history; nothing in it ever ended badly where failures are kept away.
  mutating func pipeline(mayFail: Bool = true) throws -> Pipeline {
    var pipeline = try Pipeline(id: PipelineID(1), event: EventID(1), graph: try graph(), ids: SequentialIDs())
    for _ in 0..<below(80) {
      if chance(15) {
        let scope = try action(of: pipeline.graph).scope(in: pipeline.graph, policy: policy())
        let plan = try pipeline.plan(scope)
        if mayFail || plan.cancelled.isEmpty { try pipeline.apply(plan, ids: SequentialIDs()) }
      } else {
        // Most of the time what can be started or ended is.
        let index = Int(pipeline.bound[below(pipeline.bound.count)])
        let states: [AttemptState] = mayFail && chance(35) ? Self.ends : [.running, .succeeded, .succeeded]
        _ = try? pipeline.record(AttemptChange(state: pick(states)), at: index)
      }
    }
    return pipeline
  }

  /// Any action that the pipeline has cells for.
  mutating func action(of graph: PipelineGraph) -> PackitAction {
    switch below(10) {
    case 0: return .build()
    case 1: return .test()
    case 2: return .rebuildFailed
    case 3: return .retestFailed
    case 4: return .failedChecks
    case 5: return .allChecks
    case 6:
      let checks = graph.cells.indices.compactMap { CheckName(graph.cells[$0], kind: graph.kind(ofCellAt: $0)) }
      return .checks(some(checks))
    case 7:
      let step = pick(graph.steps)
      return .step(step.key, targets: chance(50) ? [] : some(step.targets.map(\.name)))
    case 8: return identified(graph) ?? .build()
    default: return .job(kind: pick(graph.steps).kind)
    }
  }

  /// A command with an identifier, where a job has one.
  mutating func identified(_ graph: PipelineGraph) -> PackitAction? {
    let kinds = ["copr_build", "tests"].filter { kind in
      graph.steps.contains { $0.kind == kind && $0.targets[0].identifier != nil }
    }
    guard !kinds.isEmpty else { return nil }
    let kind = pick(kinds)
    let choice = JobChoice(
      identifier: pick(graph.steps.filter { $0.kind == kind }.compactMap { $0.targets[0].identifier }))
    return kind == "tests" ? .test(choice) : .build(choice)
  }

  mutating func policy() -> RerunPolicy {
    let all: [AttemptState] = Self.ends
    return RerunPolicy(
      failedBuilds: StateSet(all.filter { _ in chance(50) }), failedTests: StateSet(all.filter { _ in chance(50) }),
      repairsBuilds: chance(60), remakesSources: chance(40))
  }
}

extension Pipeline {
  /// The cells of a condition about kind and state; the state is that of the attempt with the greatest number.
  func cells(where condition: (_ kind: String, _ state: AttemptState) -> Bool) -> CellSet {
    var newest: [Int32: Attempt] = [:]
    for attempt in attempts where newest[attempt.cell].map({ $0.ordinal < attempt.ordinal }) ?? true {
      newest[attempt.cell] = attempt
    }
    return CellSet(
      capacity: graph.cellCount,
      newest.filter { condition(graph.kind(ofCellAt: Int($0.key)), $0.value.state) }.map { Int($0.key) })
  }

  /// Everything that can be reached from some cells by edges, themselves included.
  func following(_ cells: CellSet) -> CellSet {
    var found = cells
    for cell in graph.cells.indices where found.contains(cell) {
      for next in graph.cellGraph.successors(of: cell) { found.insert(Int(next)) }
    }
    return found
  }

  /// Everything that some cells need, directly or not, themselves left out.
  func needed(by cells: CellSet) -> CellSet {
    var found = cells
    for cell in graph.cells.indices.reversed() where found.contains(cell) {
      for before in graph.cellGraph.predecessors(of: cell) { found.insert(Int(before)) }
    }
    return found.subtracting(cells)
  }
}
