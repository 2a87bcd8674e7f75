#if PostgreSQL
  import Foundation
  import Synchronization

  /// How many of the threads that tasks share may wait for a server at a time: all but one, so that others go on.
  ///
  /// The threads are those of the process, so whoever waits is counted for all stores together.
  enum SpareThreads {
    private static let free = Mutex(ProcessInfo.processInfo.activeProcessorCount - 1)

    /// Takes one if there is one.
    static func take() -> Bool {
      free.withLock { free in
        guard free > 0 else { return false }
        free -= 1
        return true
      }
    }

    static func giveBack() { free.withLock { $0 += 1 } }
  }
#endif
