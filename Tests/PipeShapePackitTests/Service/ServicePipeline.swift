import PipeShape
import PipeShapePackit
import Testing

/// A pipeline such as the service makes: a source package, Copr builds of two jobs, tests, a scratch build in Koji.
///
/// Each tested chroot feeds a test of its own name; the test with the identifier `full` needs the build `copr_build`.
struct ServicePipeline {
  var pipeline: Pipeline

  init() throws {
    let chroots = ["fedora-44-x86_64", "fedora-45-x86_64", "epel-9-x86_64"]
    let full = Target("fedora-44-x86_64", identifier: "full")
    let graph = try PipelineGraph(
      steps: [
        Step("srpm/copr_build", kind: "srpm_build"),
        Step("copr_build", kind: "copr_build", targets: chroots.map { Target($0) }),
        Step("srpm/copr_build/asan", kind: "srpm_build"),
        Step(
          "copr_build/asan", kind: "copr_build", targets: chroots.prefix(2).map { Target($0, identifier: "asan") }),
        Step("tests", kind: "tests", targets: chroots.map { Target($0) }),
        Step("tests/full", kind: "tests", targets: [full]),
        Step("srpm/upstream_koji_build", kind: "srpm_build"),
        Step("upstream_koji_build", kind: "upstream_koji_build", targets: [Target("f44")]),
      ],
      edges: [
        Edge(from: "srpm/copr_build", to: "copr_build", binding: .oneToAll),
        Edge(from: "srpm/copr_build/asan", to: "copr_build/asan", binding: .oneToAll),
        Edge(from: "srpm/upstream_koji_build", to: "upstream_koji_build", binding: .oneToAll),
        Edge(
          from: "copr_build", to: "tests", binding: .map(chroots.map { TargetPair(from: Target($0), to: Target($0)) })),
        Edge(
          from: "copr_build", to: "tests/full", binding: .map([TargetPair(from: Target("fedora-44-x86_64"), to: full)])),
      ])
    pipeline = try Pipeline(id: PipelineID(1), event: EventID(1), graph: graph, ids: SequentialIDs())
  }

  /// A pipeline in which everything ended, well but for the cells named; what is behind a bad end was skipped.
  init(_ ends: [CellKey: AttemptState]) throws {
    try self.init()
    try settle(ends)
  }

  /// Ends every attempt in flight, in cell order.
  mutating func settle(_ ends: [CellKey: AttemptState] = [:]) throws {
    for position in pipeline.graph.cells.indices where pipeline.head.states[position].isInFlight {
      try record(ends[pipeline.graph.cells[position]] ?? .succeeded, of: pipeline.graph.cells[position])
    }
  }

  @discardableResult
  mutating func record(_ state: AttemptState, of cell: CellKey) throws -> Recorded {
    let index = try #require(
      pipeline.attempts.lastIndex { pipeline.graph.cells[Int($0.cell)] == cell }, "no attempt of \(cell)")
    return try pipeline.record(AttemptChange(state: state), at: index)
  }

  /// The cells that an action gives fresh attempts, as text in cell order.
  func created(_ action: PackitAction, _ policy: RerunPolicy = .standard, rules: StepRules = StepRules()) throws
    -> [String]
  {
    let plan = try pipeline.plan(try action.scope(in: pipeline.graph, policy: policy, rules: rules))
    return plan.created.map { pipeline.graph.cells[$0].description }
  }

  /// Does what an action asks for.
  @discardableResult
  mutating func apply(_ action: PackitAction, _ policy: RerunPolicy = .standard) throws -> RerunPlan {
    let plan = try pipeline.plan(try action.scope(in: pipeline.graph, policy: policy))
    try pipeline.apply(plan, ids: SequentialIDs())
    return plan
  }

  static let build44 = CellKey("copr_build", "fedora-44-x86_64")
  static let build45 = CellKey("copr_build", "fedora-45-x86_64")
  static let asan44 = CellKey("copr_build/asan", "fedora-44-x86_64", identifier: "asan")
  static let asan45 = CellKey("copr_build/asan", "fedora-45-x86_64", identifier: "asan")
  static let test44 = CellKey("tests", "fedora-44-x86_64")
  static let test45 = CellKey("tests", "fedora-45-x86_64")
  static let test9 = CellKey("tests", "epel-9-x86_64")
  static let full44 = CellKey("tests/full", "fedora-44-x86_64", identifier: "full")
}
