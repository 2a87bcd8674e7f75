import Synchronization

/// What became of the changes of one layout while its server failed.
struct ServerTally {
  var crashes = 0
  var kills = 0
  var acknowledged = 0
  /// The fault met no change.
  var unnoticed = 0
  /// A change failed before its commit.
  var failed = 0
  var unknownAndThere = 0
  var unknownAndNot = 0
  var replayed = 0

  func line(_ layout: String) -> String {
    """
    \(layout): PostgreSQL, \(crashes) immediate shutdowns and \(kills) kills of a backend; \(acknowledged) acknowledged \
    changes, all there; \(failed) changes failed and are not there, \(unknownAndThere + unknownAndNot) commits were not \
    answered, of which \(unknownAndThere) count, \(unnoticed) faults met none; \(replayed) requests replayed; doctor clean
    """
  }
}

/// Something that has happened, for somebody else to see.
final class Flag: Sendable {
  private let value = Atomic<Bool>(false)

  var isRaised: Bool { value.load(ordering: .relaxed) }
  func raise() { value.store(true, ordering: .relaxed) }
}
