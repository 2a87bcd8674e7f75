/// Which targets of an edge's first step feed which targets of its second.
public enum Binding: Hashable, Sendable {
  /// The same target name, and the same identifier unless one side has none.
  case each
  /// Every pair: a fan-in.
  case all
  /// Every pair, from a step of exactly one cell: a fan-out.
  case oneToAll
  /// The pairs listed; builds to tests are n to m.
  case map([TargetPair])

  /// The binding as documents name it; of a map only that it is one.
  public var name: String {
    switch self {
    case .each: "each"
    case .all: "all"
    case .oneToAll: "one-to-all"
    case .map: "map"
    }
  }
}

/// One pair of a map: a target of the first step feeds a target of the second.
public struct TargetPair: Hashable, Sendable {
  /// The target of the step that goes first.
  public var from: Target
  /// The target that needs it.
  public var to: Target

  /// Binds `to` to `from`.
  public init(from: Target, to: Target) {
    self.from = from
    self.to = to
  }
}

extension TargetPair: Comparable {
  /// Orders by the first target, then the second.
  public static func < (a: Self, b: Self) -> Bool { a.from == b.from ? a.to < b.to : a.from < b.from }
}
