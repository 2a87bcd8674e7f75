/// What was asked of a rerun: which cells, what to do about their inputs, and whether their dependents follow.
public struct RerunScope: Hashable, Sendable {
  /// The cells meant, as an expression that is evaluated against the head.
  public var selection: Selection
  /// What happens upstream of the selected cells.
  public var upstream: UpstreamPolicy
  /// Whether dependents follow.
  public var mode: RerunMode

  /// Asks for a rerun of some cells.
  public init(_ selection: Selection, upstream: UpstreamPolicy = .keep, mode: RerunMode = .downstream) {
    self.selection = selection
    self.upstream = upstream
    self.mode = mode
  }

  /// The whole pipeline.
  public static let whole = RerunScope(.all)
  /// Everything that failed, with what follows.
  public static let failed = RerunScope(.failed)
  /// One step, with what follows.
  public static func step(_ key: String) -> RerunScope { RerunScope(.step(key)) }
  /// One chroot of a step, with what follows.
  public static func target(_ name: String, of step: String) -> RerunScope {
    RerunScope(.step(step, targets: [.any(name)]))
  }

  /// The parsed question as one canonical line: two requests of one id must agree on it.
  ///
  /// Blanks, quotes and redundant parentheses of the expression do not count, the order of operands does.
  public var fingerprint: String { "\(upstream.rawValue) \(mode.rawValue) \(selection)" }
}

/// What a rerun does about predecessors that cannot be reused.
public enum UpstreamPolicy: String, CaseIterable, Hashable, Sendable {
  /// Leaves them; what depends on a bad one is blocked.
  case keep
  /// Reruns those that neither succeeded nor are in flight, as far up as needed.
  case repair
}

/// Whether the dependents of the selected cells are rerun with them.
public enum RerunMode: String, CaseIterable, Hashable, Sendable {
  /// With everything downstream.
  case downstream
  /// Without: dependents go stale.
  case exact
}
