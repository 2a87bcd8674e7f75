/// The badge of a group, a step or a run, beside the count of each state, so that no failure hides behind a runner.
public struct RollUp: Hashable, Sendable {
  private var counts: (Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0)
  /// The greatest badge of the group.
  public private(set) var badge: Badge = .none

  /// The roll-up of an empty group: the identity of `merge`.
  public init() {}

  /// Rolls up some states.
  public init(_ states: some Sequence<AttemptState>) {
    for state in states { add(state) }
  }

  /// Counts one more attempt.
  public mutating func add(_ state: AttemptState) {
    self[state] += 1
    badge = max(badge, Badge(state))
  }

  /// Adds another group.
  public mutating func merge(_ other: RollUp) {
    for state in AttemptState.allCases { self[state] += other[state] }
    badge = max(badge, other.badge)
  }

  /// How many attempts are in a state.
  public private(set) subscript(state: AttemptState) -> Int {
    get {
      switch state {
      case .pending: counts.0
      case .running: counts.1
      case .succeeded: counts.2
      case .failed: counts.3
      case .error: counts.4
      case .cancelled: counts.5
      case .skipped: counts.6
      }
    }
    set {
      switch state {
      case .pending: counts.0 = newValue
      case .running: counts.1 = newValue
      case .succeeded: counts.2 = newValue
      case .failed: counts.3 = newValue
      case .error: counts.4 = newValue
      case .cancelled: counts.5 = newValue
      case .skipped: counts.6 = newValue
      }
    }
  }

  /// How many attempts there are.
  public var total: Int { AttemptState.allCases.reduce(0) { $0 + self[$1] } }

  /// Whether an attempt is pending or running.
  public var isUnfinished: Bool { counts.0 + counts.1 > 0 }

  /// Compares badge and counts.
  public static func == (a: Self, b: Self) -> Bool {
    a.badge == b.badge && AttemptState.allCases.allSatisfy { a[$0] == b[$0] }
  }

  /// Hashes the counts.
  public func hash(into hasher: inout Hasher) {
    for state in AttemptState.allCases { hasher.combine(self[state]) }
  }
}
