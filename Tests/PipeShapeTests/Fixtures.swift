import PipeShape

/// srpm → build[a, b, c] → tests[a, b, c], and a docs step beside them: one fan-out, one `each`.
///
///     position: 0 docs[.]  1 srpm[.]  2 build[a]  3 build[b]  4 build[c]  5 tests[a]  6 tests[b]  7 tests[c]
func buildAndTest() throws -> PipelineGraph {
  let chroots = ["a", "b", "c"].map { Target($0) }
  return try PipelineGraph(
    steps: [
      Step("tests", kind: "tests", targets: chroots), Step("build", kind: "copr_build", targets: chroots),
      Step("srpm", kind: "srpm_build"), Step("docs", kind: "docs"),
    ],
    edges: [
      Edge(from: "srpm", to: "build", binding: .oneToAll), Edge(from: "build", to: "tests", binding: .each),
    ])
}

func pipeline(_ graph: PipelineGraph, _ states: [AttemptState]? = nil) throws -> Pipeline {
  try Pipeline(id: PipelineID(1), event: EventID(1), graph: graph, states: states, ids: SequentialIDs())
}

extension Pipeline {
  mutating func end(_ cell: String, _ state: AttemptState) throws {
    let name = try Selection(parsing: cell).evaluate(in: graph, states: head.states)
    for position in name { _ = try record(AttemptChange(state: state), at: Int(bound[position])) }
  }

  @discardableResult
  mutating func rerun(_ selection: String, _ upstream: UpstreamPolicy = .keep, _ mode: RerunMode = .downstream) throws
    -> RerunPlan
  {
    let plan = try plan(RerunScope(Selection(parsing: selection), upstream: upstream, mode: mode))
    try apply(plan, ids: SequentialIDs())
    return plan
  }

  /// The cells of a set by name.
  func names(_ cells: CellSet) -> [String] { cells.map { graph.cells[$0].description } }
}
