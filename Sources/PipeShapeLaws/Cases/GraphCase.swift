import PipeShape

/// A random pipeline of at most eight cells.
struct GraphCase {
  var steps: [Step] = []
  var edges: [Edge] = []

  static let keys = [
    "build", "test", "srpm", "a", "\u{e9}", "e\u{301}", "failed", "1+a", "x+", "AlmaLinux OS 9.7 x86_64-x86_64",
  ]
  static let kinds = ["copr_build", "tests", "odd kind", ExampleKind.name]
  static let targets = [
    Target("f41"), Target("f42"), Target("f42", identifier: "full"), Target("f42", identifier: "lite"),
    Target("AlmaLinux OS 9.7 x86_64-x86_64"), Target("epel-9/x+y~z"),
  ]

  init(_ choices: inout Choices) {
    let count = choices.pick([1, 2, 3, 4, 3, 4, 2, 3, 4, 5, 3, 4, 5, 0])
    var keys = Self.keys
    var room = 8 - count
    for _ in 0..<count {
      let extra = choices.below(min(3, room + 1))
      room -= extra
      let key = keys.remove(at: choices.below(keys.count))
      let kind = choices.pick(Self.kinds)
      steps.append(Step(key, kind: kind, targets: Self.targets(extra + 1, &choices)))
    }
    for to in steps.indices.dropFirst() {
      for from in 0..<to { if let edge = Self.edge(steps[from], steps[to], &choices) { edges.append(edge) } }
    }
    if choices.chance(in: 3) { steps.reverse() }
    if choices.chance(in: 3) { edges.reverse() }
  }

  private static func targets(_ count: Int, _ choices: inout Choices) -> [Target] {
    if count == 1, choices.below(2) == 0 { return [.untargeted] }
    let start = choices.below(targets.count)
    return (0..<count).map { targets[(start + $0) % targets.count] }
  }

  private static func edge(_ from: Step, _ to: Step, _ choices: inout Choices) -> Edge? {
    let every = from.targets.flatMap { source in to.targets.map { TargetPair(from: source, to: $0) } }
    switch choices.below(8) {
    case 0, 1: return nil
    case 2...4:
      guard every.contains(where: { ModelGraph.binds(.each, $0.from, $0.to) }) else { fallthrough }
      return Edge(from: from.key, to: to.key, binding: .each)
    case 5, 6:
      return Edge(from: from.key, to: to.key, binding: from.targets.count == 1 ? .oneToAll : .all)
    default:
      let chosen = choices.subset(of: every.count)
      let pairs = every.indices.filter(chosen.contains).map { every[$0] }
      return pairs.isEmpty ? nil : Edge(from: from.key, to: to.key, binding: .map(pairs))
    }
  }

  /// The steps and edges as one readable line each.
  var lines: [String] {
    steps.map { "step \($0.key) \($0.kind) [\($0.targets.map(\.description).joined(separator: ", "))]" }
      + edges.map { edge in
        let binding =
          switch edge.binding {
          case .each: "each"
          case .all: "all"
          case .oneToAll: "one-to-all"
          case .map(let pairs): "map " + pairs.map { "\($0.from)>\($0.to)" }.joined(separator: ", ")
          }
        return "edge \(edge.from) → \(edge.to): \(binding)"
      }
  }
}

extension GraphCase {
  /// States that a pipeline may begin in; now and then one that it may not.
  static func states(of graph: ModelGraph, _ choices: inout Choices) -> [AttemptState]? {
    guard choices.chance(in: 4), !graph.cells.isEmpty else { return nil }
    let reckless = choices.chance(in: 10)
    var states: [AttemptState] = []
    for cell in graph.cells.indices {
      let ready = reckless || graph.predecessors[cell].allSatisfy { states[$0] == .succeeded }
      states.append(
        choices.pick(
          ready
            ? [.pending, .succeeded, .succeeded, .succeeded, .running, .failed, .error, .cancelled, .skipped]
            : [.pending, .pending, .skipped, .failed, .error, .cancelled]))
    }
    return states
  }
}
