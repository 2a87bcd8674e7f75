/// A set of attempt states in one byte.
public struct StateSet: Hashable, Sendable, ExpressibleByArrayLiteral {
  private var bits: UInt8

  /// Holds the states listed.
  public init(_ states: some Sequence<AttemptState>) {
    bits = states.reduce(0) { $0 | 1 << $1.rawValue }
  }

  /// Holds the states listed.
  public init(arrayLiteral elements: AttemptState...) { self.init(elements) }

  /// Whether a state is in the set.
  public func contains(_ state: AttemptState) -> Bool { bits >> state.rawValue & 1 != 0 }

  /// What `failed` selects unless told otherwise: failed, error and cancelled.
  public static let failed: StateSet = [.failed, .error, .cancelled]
  /// Pending and running.
  public static let unfinished: StateSet = [.pending, .running]
}
