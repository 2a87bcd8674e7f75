#if PostgreSQL
  import CPostgreSQL
  import Dispatch
  import PipeShapeSQL
  import PipeShapeStore
  import Synchronization

  /// A connection, the queue that its bodies run on, and how to get another one when it is gone.
  ///
  /// Bodies wait for the network, so they do not run on threads that tasks share.
  final class Slot: @unchecked Sendable {
    // Unchecked because the connection is touched on the queue only, which the compiler cannot see.
    private let queue = DispatchQueue(label: "pipeshape.postgresql")
    private var connection: PostgreSQLConnection?
    private let open: @Sendable () throws(StoreError) -> sending PostgreSQLConnection
    /// What interrupts the statement that runs now.
    private let canceller = Mutex<Canceller?>(nil)
    /// Whether the task of the body that runs, or is about to, was cancelled.
    private let isCancelled = Mutex(false)

    init(
      _ connection: sending PostgreSQLConnection?,
      open: @escaping @Sendable () throws(StoreError) -> sending PostgreSQLConnection
    ) {
      self.connection = connection
      self.open = open
    }

    /// Runs a body on the connection, made anew where there is none; a task that is cancelled interrupts its statement.
    func run<R: Sendable>(_ body: @Sendable (any SQLConnection) throws(StoreError) -> R) async throws(StoreError) -> R {
      guard !Task.isCancelled else { throw StoreError(.interrupted, "the task was cancelled") }
      isCancelled.withLock { $0 = false }
      let result: Result<R, StoreError> = await withTaskCancellationHandler {
        await onQueue { slot in
          Result { () throws(StoreError) in try slot.perform(body) }
        }
      } onCancel: {
        isCancelled.withLock { $0 = true }
        canceller.withLock { $0?.cancel() }
      }
      return try result.get()
    }

    private func perform<R>(_ body: (any SQLConnection) throws(StoreError) -> R) throws(StoreError) -> R {
      let connected = try connected()
      defer {
        canceller.withLock { $0 = nil }
        // One that is gone, or whose transaction could be neither committed nor rolled back.
        if connected.isLost || connected.isInTransaction { drop() }
      }
      canceller.withLock { $0 = Canceller(connected.handle) }
      // It may have been while the connection was made, when there was nothing to interrupt.
      guard !isCancelled.withLock({ $0 }) else { throw StoreError(.interrupted, "the task was cancelled") }
      return try body(connected)
    }

    private func connected() throws(StoreError) -> PostgreSQLConnection {
      if let connection {
        guard connection.isStale else { return connection }
        drop()
      }
      let fresh = try open()
      connection = fresh
      return fresh
    }

    private func drop() {
      connection?.attachment = nil
      connection = nil
    }

    /// Runs a body on the connection if there is one.
    func runIfConnected(_ body: @Sendable (any SQLConnection) throws(StoreError) -> Void) async throws(StoreError) {
      let result: Result<Void, StoreError> = await onQueue { slot in
        Result { () throws(StoreError) in if let connection = slot.connection { try body(connection) } }
      }
      try result.get()
    }

    func close() async { await onQueue { $0.drop() } }

    private func onQueue<R: Sendable>(_ body: @Sendable (Slot) -> R) async -> R {
      await withoutActuallyEscaping(body) { body in
        let errand = Errand(body)
        return await withCheckedContinuation { continuation in
          queue.async {
            // The queue lets go of what it ran only after whoever waits has gone on: the body must not be in that.
            let result = errand.run(on: self)
            continuation.resume(returning: result)
          }
        }
      }
    }
  }

  /// A body on its way to a queue; it is let go of as soon as it has run.
  private final class Errand<R: Sendable>: @unchecked Sendable {
    // Unchecked because the queue alone touches the body once it has been handed over.
    private var body: @Sendable (Slot) -> R

    init(_ body: @escaping @Sendable (Slot) -> R) { self.body = body }

    func run(on slot: Slot) -> R {
      let result = body(slot)
      body = { _ in result }
      return result
    }
  }

  /// Asks the server to interrupt what a connection runs; safe from any thread.
  private struct Canceller: ~Copyable, @unchecked Sendable {
    private let handle: OpaquePointer?

    init(_ connection: OpaquePointer) { handle = PQgetCancel(connection) }

    deinit { PQfreeCancel(handle) }

    borrowing func cancel() {
      guard let handle else { return }
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
        _ = PQcancel(handle, message.baseAddress, 256)
      }
    }
  }
#endif
