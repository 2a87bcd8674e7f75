import PipeShape

extension SelectionTree {
  /// The cells that section 2 says; nil for an unknown step or target.
  func cells(in graph: ModelGraph, states: [AttemptState], failed: Set<AttemptState> = [.failed, .error, .cancelled])
    -> Set<
      Int
    >?
  {
    let every = Set(graph.cells.indices)
    func inner(_ tree: SelectionTree) -> Set<Int>? { tree.cells(in: graph, states: states, failed: failed) }
    switch self {
    case .all: return every
    case .none: return []
    case .failed: return every.filter { failed.contains(states[$0]) }
    case .unfinished: return every.filter { states[$0] == .pending || states[$0] == .running }
    case .fromFailure:
      return every.filter { cell in
        states[cell] != .succeeded && graph.predecessors[cell].allSatisfy { states[$0] == .succeeded }
      }
    case .step(let key):
      guard graph.steps.contains(where: { Scalars.same($0.key, key) }) else { return nil }
      return every.filter { Scalars.same(graph.cells[$0].step, key) }
    case .cells(let key, let patterns):
      guard let step = graph.steps.first(where: { Scalars.same($0.key, key) }),
        patterns.allSatisfy({ pattern in step.targets.contains { Scalars.same($0.name, pattern.target) } })
      else { return nil }
      return every.filter { cell in
        Scalars.same(graph.cells[cell].step, key) && patterns.contains { $0.matches(graph.cells[cell].target) }
      }
    case .status(let state): return every.filter { states[$0] == state }
    case .kind(let name): return every.filter { Scalars.same(graph.kinds[$0], name) }
    case .target(let glob):
      return every.filter {
        Self.matches(Array(glob.unicodeScalars), Array(graph.cells[$0].target.name.unicodeScalars))
      }
    case .identifier(let name): return every.filter { Scalars.same(graph.cells[$0].target.identifier, name) }
    case .roots(let tree):
      return inner(tree).map { set in set.filter { graph.predecessors[$0].allSatisfy { !set.contains($0) } } }
    case .sinks(let tree):
      return inner(tree).map { set in set.filter { graph.successors[$0].allSatisfy { !set.contains($0) } } }
    case .not(let tree): return inner(tree).map { every.subtracting($0) }
    case .downstream(let tree, let distance):
      return inner(tree).map { Self.spread($0, distance ?? every.count, along: graph.successors) }
    case .upstream(let tree, let distance):
      return inner(tree).map { Self.spread($0, distance ?? every.count, along: graph.predecessors) }
    case .and(let a, let b): return Self.both(inner(a), inner(b)) { $0.intersection($1) }
    case .or(let a, let b): return Self.both(inner(a), inner(b)) { $0.union($1) }
    case .minus(let a, let b): return Self.both(inner(a), inner(b)) { $0.subtracting($1) }
    }
  }

  private static func both(
    _ a: Set<Int>?, _ b: Set<Int>?, _ operation: (Set<Int>, Set<Int>) -> Set<Int>
  ) -> Set<Int>? {
    guard let a, let b else { return nil }
    return operation(a, b)
  }

  private static func spread(_ set: Set<Int>, _ distance: Int, along edges: [[Int]]) -> Set<Int> {
    var reached = set
    for _ in 0..<min(distance, edges.count) { for cell in reached { reached.formUnion(edges[cell]) } }
    return reached
  }

  /// A glob by its definition: `*` is any run, `?` any one.
  static func matches(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    let rest = Array(pattern.dropFirst())
    if first == "*" { return (0...text.count).contains { matches(rest, Array(text.dropFirst($0))) } }
    guard let scalar = text.first else { return false }
    return (first == "?" || first == scalar) && matches(rest, Array(text.dropFirst()))
  }
}
