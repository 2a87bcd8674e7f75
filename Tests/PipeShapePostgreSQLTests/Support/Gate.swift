#if PostgreSQL
  import Synchronization

  /// Counts those who have come so far, for bodies that wait for each other on threads of their own.
  final class Gate: Sendable {
    private let count = Atomic(0)

    func pass() { count.wrappingAdd(1, ordering: .acquiringAndReleasing) }

    /// Whether so many have passed; who runs again finds that they have.
    func hasPassed(_ number: Int = 1) -> Bool { count.load(ordering: .acquiring) >= number }

    /// Until so many have passed.
    func wait(for number: Int = 1) { while !hasPassed(number) {} }
  }
#endif
