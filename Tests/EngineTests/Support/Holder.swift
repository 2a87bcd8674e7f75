import Foundation
import PipeShapeSQL
import PipeShapeStore

/// Holds the lock that writers share, or a snapshot, for as long as a test likes, on a thread of its own.
actor Holder {
  /// Bodies run inline, so a body that waits must not wait on a thread of the pool.
  private final class Queue: SerialExecutor {
    private let queue = DispatchQueue(label: "holder")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      let executor = asUnownedSerialExecutor()
      queue.async { job.runSynchronously(on: executor) }
    }
  }

  private nonisolated let queue = Queue()
  private let store: SQLStore
  private nonisolated let isHeld: AsyncStream<Void>
  private nonisolated let tellHeld: AsyncStream<Void>.Continuation
  private nonisolated let wanted = DispatchSemaphore(value: 0)

  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

  init(_ store: SQLStore) {
    self.store = store
    (isHeld, tellHeld) = AsyncStream.makeStream()
  }

  func hold() async throws {
    try await store.write(ChangeSet("hold")) { (_) throws(StoreError) in
      tellHeld.finish()
      wanted.wait()
    }
  }

  /// Asks the same twice in one snapshot: when it is taken, and when it is let go.
  func readTwice<R: Sendable>(
    _ body: @Sendable (SQLReader) throws(StoreError) -> R
  ) async throws -> (first: R, second: R) {
    try await store.read { (session) throws(StoreError) in
      let first = try body(session)
      tellHeld.finish()
      wanted.wait()
      return (first, try body(session))
    }
  }

  nonisolated func waitUntilHeld() async { for await _ in isHeld {} }
  nonisolated func letGo() { wanted.signal() }
}
