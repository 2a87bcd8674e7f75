import PipeShape

extension SelectionTree {
  /// A selection of the whole grammar; names are those of the graph, and now and then another.
  static func random(_ choices: inout Choices, in graph: ModelGraph, depth: Int = 3) -> SelectionTree {
    if depth > 0, choices.chance(2, in: 5) {
      let inner = random(&choices, in: graph, depth: depth - 1)
      switch choices.below(8) {
      case 0: return .downstream(inner, distance(&choices))
      case 1: return .upstream(inner, distance(&choices))
      case 2: return .not(inner)
      case 3: return .roots(inner)
      case 4: return .sinks(inner)
      case 5: return .and(inner, random(&choices, in: graph, depth: depth - 1))
      case 6: return .or(inner, random(&choices, in: graph, depth: depth - 1))
      default: return .minus(inner, random(&choices, in: graph, depth: depth - 1))
      }
    }
    return atom(&choices, in: graph)
  }

  private static func distance(_ choices: inout Choices) -> Int? { [nil, 0, 1, 2, 10][choices.below(5)] }

  private static func atom(_ choices: inout Choices, in graph: ModelGraph) -> SelectionTree {
    switch choices.below(14) {
    case 0: return .all
    case 1: return .failed
    case 2: return .fromFailure
    case 3: return .unfinished
    case 4: return .none
    case 5, 6: return .step(key(&choices, in: graph))
    case 7, 8, 9: return named(&choices, in: graph)
    case 10: return .status(choices.pick(AttemptState.allCases))
    case 11: return .kind(choices.pick(GraphCase.kinds + ["no_such_kind"]))
    case 12: return .target(choices.pick(["*", "f42", "f4?", "*9*", "f41", "", "?", "*/*", "*64", "F42"]))
    default: return .identifier(choices.pick(["full", "lite", "Full"]))
    }
  }

  private static func key(_ choices: inout Choices, in graph: ModelGraph) -> String {
    if graph.steps.isEmpty || choices.chance(in: 40) { return choices.pick(GraphCase.keys) }
    return choices.pick(graph.steps).key
  }

  private static func named(_ choices: inout Choices, in graph: ModelGraph) -> SelectionTree {
    let key = key(&choices, in: graph)
    guard let step = graph.steps.first(where: { Scalars.same($0.key, key) }) else { return .step(key) }
    var patterns: [Pattern] = []
    for _ in 0..<(1 + choices.below(2)) {
      let target = choices.chance(in: 40) ? choices.pick(GraphCase.targets) : choices.pick(step.targets)
      let identifier: Pattern.Identifier =
        switch choices.below(5) {
        case 0, 1: .any
        case 2, 3: target.identifier.map { .one($0) } ?? .none
        default: choices.chance(in: 2) ? .one("full") : .none
        }
      patterns.append(Pattern(target: target.name, identifier: identifier))
    }
    return .cells(key, patterns)
  }
}
