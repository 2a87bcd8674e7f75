import Synchronization

/// Counts trials, so that each has names of its own in a shared store.
final class Trials: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
