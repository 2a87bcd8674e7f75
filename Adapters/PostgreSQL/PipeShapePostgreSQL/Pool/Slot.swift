#if PostgreSQL
  import CPostgreSQL
  import Dispatch
  import PipeShapeSQL
  import PipeShapeStore
  import Synchronization

  /// A connection, the queue that its bodies run on, and how to get another one when it is gone.
  ///
  /// Bodies wait for the server, so they run on a thread of their own, except where one of those that tasks share can be
  /// spared.
  final class Slot: @unchecked Sendable {
    // Unchecked because the connection is touched on the queue only, or by one thread that what runs there waits for,
    // which the compiler cannot see.
    private let queue = DispatchQueue(label: "pipeshape.postgresql")
    private var connection: PostgreSQLConnection?
    private let open: @Sendable () throws(StoreError) -> sending PostgreSQLConnection
    private var isClosed = false
    /// What interrupts a statement of the connection.
    private var canceller: Canceller?
    private let running = Mutex(Running())

    /// What runs now, or is about to.
    private struct Running {
      var canceller: Canceller?
      var isCancelled = false
    }

    /// Whether the task of the body that runs was cancelled.
    private var isCancelled: Bool { running.withLock { $0.isCancelled } }

    init(
      _ connection: sending PostgreSQLConnection?,
      open: @escaping @Sendable () throws(StoreError) -> sending PostgreSQLConnection
    ) {
      self.connection = connection
      self.open = open
    }

    /// Runs a body on the connection, made anew where there is none; a task that is cancelled interrupts its statement.
    ///
    /// - Parameter inPlace: whether the body may run on the thread of the caller, which saves the way to the queue and back.
    func run<R: Sendable>(
      inPlace: Bool = false, _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R {
      guard !Task.isCancelled else { throw StoreError(.interrupted, "the task was cancelled") }
      running.withLock { $0 = Running() }
      let result: Result<R, StoreError> = await withTaskCancellationHandler {
        if inPlace, let result = runInPlace(body) { return result }
        return await onQueue { slot in
          Result { () throws(StoreError) in try slot.perform(body, on: try slot.connected()) }
        }
      } onCancel: {
        // Who is interrupted must not be gone before the interruption is.
        running.withLock { running in
          running.isCancelled = true
          running.canceller?.cancel()
        }
      }
      return try result.get()
    }

    /// Runs a body on this thread if it can be spared and the connection is there: to open one takes longer.
    ///
    /// The queue lets nobody else to the connection meanwhile, and needs no thread of its own for that.
    private func runInPlace<R: Sendable>(
      _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) -> Result<R, StoreError>? {
      guard SpareThreads.take() else { return nil }
      defer { SpareThreads.giveBack() }
      return queue.sync {
        guard let connection, !connection.isStale else { return nil }
        return Result { () throws(StoreError) in try perform(body, on: connection) }
      }
    }

    private func perform<R>(
      _ body: (any SQLConnection) throws(StoreError) -> R, on connected: PostgreSQLConnection
    ) throws(StoreError) -> R {
      defer {
        connected.isCancelled = nil
        running.withLock { $0.canceller = nil }
        // The interruption may hit the end of the transaction, which then must not go with what others ask for.
        if isCancelled { try? connected.receive() }
        // One that is gone, or whose transaction could be neither committed nor rolled back.
        if connected.isLost || connected.isInTransaction { drop() }
      }
      let canceller = canceller ?? Canceller(connected.handle)
      self.canceller = canceller
      running.withLock { $0.canceller = canceller }
      // Between two statements, or while the connection was made, there is nothing to interrupt.
      connected.isCancelled = { [unowned self] in isCancelled }
      return try body(connected)
    }

    private func connected() throws(StoreError) -> PostgreSQLConnection {
      if let connection {
        guard connection.isStale else { return connection }
        drop()
      }
      guard !isClosed else { throw StoreError(.closed, "the store has been closed") }
      let fresh = try open()
      connection = fresh
      return fresh
    }

    private func drop() {
      connection?.attachment = nil
      connection = nil
      canceller = nil
    }

    /// Runs a body on the connection if there is one.
    func runIfConnected(_ body: @Sendable (any SQLConnection) throws(StoreError) -> Void) async throws(StoreError) {
      let result: Result<Void, StoreError> = await onQueue { slot in
        Result { () throws(StoreError) in if let connection = slot.connection { try body(connection) } }
      }
      try result.get()
    }

    /// Closes the connection once the body that has it is through; there will be no other.
    func close() async {
      await onQueue { slot in
        slot.isClosed = true
        slot.drop()
      }
    }

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
  private final class Canceller: Sendable {
    nonisolated(unsafe) private let handle: OpaquePointer?

    init(_ connection: OpaquePointer) { handle = PQgetCancel(connection) }

    deinit { PQfreeCancel(handle) }

    func cancel() {
      guard let handle else { return }
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
        _ = PQcancel(handle, message.baseAddress, 256)
      }
    }
  }
#endif
