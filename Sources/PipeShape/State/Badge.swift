/// One state that stands for many: the maximum of a total order, so that order, grouping and repetition cannot matter.
///
/// The order is `none < skipped < succeeded < cancelled < failed < error < pending < running` (semantics, section 5).
public enum Badge: UInt8, CaseIterable, Hashable, Comparable, Sendable {
  /// The badge of an empty group.
  case none
  /// Nothing above skipped.
  case skipped
  /// Nothing above succeeded.
  case succeeded
  /// Something was cancelled, nothing worse.
  case cancelled
  /// Something failed, nothing worse.
  case failed
  /// Something ended without a verdict.
  case error
  /// Something has yet to begin.
  case pending
  /// Something runs.
  case running

  /// The badge of a single attempt.
  public init(_ state: AttemptState) {
    self =
      switch state {
      case .pending: .pending
      case .running: .running
      case .succeeded: .succeeded
      case .failed: .failed
      case .error: .error
      case .cancelled: .cancelled
      case .skipped: .skipped
      }
  }

  /// Orders badges by what must not be hidden.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
