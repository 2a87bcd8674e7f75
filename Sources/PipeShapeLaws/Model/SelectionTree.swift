import PipeShape

/// A selection as a tree: generated, printed, built and evaluated independently of the core's own.
indirect enum SelectionTree: Sendable {
  case all, none, failed, unfinished, fromFailure
  case step(String)
  case cells(String, [Pattern])
  case status(AttemptState)
  case kind(String)
  case target(String)
  case identifier(String)
  case roots(SelectionTree), sinks(SelectionTree), not(SelectionTree)
  case downstream(SelectionTree, Int?), upstream(SelectionTree, Int?)
  case and(SelectionTree, SelectionTree), or(SelectionTree, SelectionTree), minus(SelectionTree, SelectionTree)

  struct Pattern: Sendable {
    enum Identifier: Sendable {
      case any, none
      case one(String)
    }
    var target: String
    var identifier: Identifier
  }

  /// The tree that names some cells of a graph and nothing else.
  static func cells(_ cells: Set<Int>, in graph: ModelGraph) -> SelectionTree {
    var tree = SelectionTree.none
    for cell in cells.sorted() {
      let key = graph.cells[cell]
      let pattern = Pattern(target: key.target.name, identifier: key.target.identifier.map { .one($0) } ?? .none)
      let one = SelectionTree.cells(key.step, [pattern])
      if case .none = tree { tree = one } else { tree = .or(tree, one) }
    }
    return tree
  }

  /// The core's selection, by its building calls.
  var selection: Selection {
    switch self {
    case .all: .all
    case .none: .none
    case .failed: .failed
    case .unfinished: .unfinished
    case .fromFailure: .fromFailure
    case .step(let key): .step(key)
    case .cells(let key, let patterns): .step(key, targets: patterns.map(\.built))
    case .status(let state): .status(state)
    case .kind(let name): .kind(name)
    case .target(let glob): .target(glob)
    case .identifier(let name): .identifier(name)
    case .roots(let tree): tree.selection.roots
    case .sinks(let tree): tree.selection.sinks
    case .not(let tree): tree.selection.negated
    case .downstream(let tree, let distance): tree.selection.downstream(distance)
    case .upstream(let tree, let distance): tree.selection.upstream(distance)
    case .and(let a, let b): a.selection.and(b.selection)
    case .or(let a, let b): a.selection.or(b.selection)
    case .minus(let a, let b): a.selection.minus(b.selection)
    }
  }
}

extension SelectionTree.Pattern {
  /// The core builds `step[t]`, `step[t:i]` and `step[t:]`.
  fileprivate var built: Selection.TargetPattern {
    switch identifier {
    case .any: .any(target)
    case .none: .exactly(Target(target))
    case .one(let name): .exactly(Target(target, identifier: name))
    }
  }

  func matches(_ other: Target) -> Bool {
    guard Scalars.same(target, other.name) else { return false }
    switch identifier {
    case .any: return true
    case .none: return other.identifier == nil
    case .one(let name): return Scalars.same(name, other.identifier)
    }
  }
}
