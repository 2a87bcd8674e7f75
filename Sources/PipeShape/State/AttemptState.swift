/// Where an attempt stands; the raw value is what stores keep.
public enum AttemptState: UInt8, CaseIterable, Hashable, Sendable {
  /// Created and not begun.
  case pending
  /// Begun and not ended.
  case running
  /// Ended well: what follows may start.
  case succeeded
  /// Ended with a verdict against it.
  case failed
  /// Ended without a verdict, for example because the machine was lost.
  case error
  /// Ended because somebody said so, or because a rerun replaced it.
  case cancelled
  /// Ended because something it needed ended badly.
  case skipped

  /// Whether the attempt is unfinished: pending or running.
  @inlinable
  public var isInFlight: Bool { rawValue <= 1 }

  /// Whether the attempt has ended without success.
  @inlinable
  public var endedBadly: Bool { rawValue >= 3 }

  /// The state's name, as documents and selections write it.
  public var name: String {
    switch self {
    case .pending: "pending"
    case .running: "running"
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .error: "error"
    case .cancelled: "cancelled"
    case .skipped: "skipped"
    }
  }

  /// Finds the state of that name.
  public init?(name: String) {
    guard let state = Self.allCases.first(where: { ScalarOrder.equal($0.name, name) }) else { return nil }
    self = state
  }
}
