import PipeShape

/// A pipeline to which things happen, with cells named the way selections name them.
struct Story {
  private(set) var pipeline: Pipeline

  init(_ graph: PipelineGraph, states: [AttemptState]? = nil) throws {
    pipeline = try Pipeline(id: PipelineID(1), event: EventID(1), graph: graph, states: states, ids: SequentialIDs())
  }

  /// The example with every cell ended well.
  static func succeeded() throws -> Story {
    let graph = try Example.graph()
    return try Story(graph, states: Array(repeating: .succeeded, count: graph.cellCount))
  }

  /// The cells that an expression selects now, as text.
  func cells(_ expression: String) throws -> [String] {
    try Selection(parsing: expression).evaluate(in: pipeline.graph, states: pipeline.head.states).map {
      "\(pipeline.graph.cells[$0])"
    }
  }

  /// Records a change of one cell's attempt; without an ordinal, the head's.
  mutating func record(_ cell: String, _ change: AttemptChange, ordinal: Int32? = nil) throws -> Recorded {
    let position = try only(cell)
    let index =
      ordinal.flatMap { pipeline.attempt(ofCell: position, ordinal: $0) } ?? Int(pipeline.bound[position])
    return try pipeline.record(change, at: index)
  }

  /// Moves one cell's attempt to a state.
  mutating func record(_ cell: String, _ state: AttemptState, ordinal: Int32? = nil) throws -> Recorded {
    try record(cell, AttemptChange(state: state), ordinal: ordinal)
  }

  /// Reruns without a picture: how a story gets to where it begins.
  mutating func setUp(rerunning expression: String) throws {
    let plan = try pipeline.plan(RerunScope(try Selection(parsing: expression)))
    try pipeline.apply(plan, ids: SequentialIDs())
  }

  /// Previews a rerun, prints the picture of it, applies it, and returns the plan.
  mutating func rerun(
    _ expression: String, upstream: UpstreamPolicy = .keep, mode: RerunMode = .downstream
  ) throws -> RerunPlan {
    let before = pipeline
    let scope = RerunScope(try Selection(parsing: expression), upstream: upstream, mode: mode)
    let plan = try pipeline.plan(scope)
    try pipeline.apply(plan, ids: SequentialIDs())
    var title = "rerun \(expression)"
    if upstream != .keep { title += ", \(upstream.rawValue)" }
    if mode != .downstream { title += ", \(mode.rawValue)" }
    Picture(title: title, before: before, plan: plan, after: pipeline).show()
    return plan
  }

  private func only(_ cell: String) throws -> Int {
    let cells = Array(try Selection(parsing: cell).evaluate(in: pipeline.graph, states: pipeline.head.states))
    guard cells.count == 1 else { throw NotOneCell(expression: cell, count: cells.count) }
    return cells[0]
  }

  struct NotOneCell: Error {
    let expression: String
    let count: Int
  }
}
