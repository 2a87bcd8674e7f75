#if PostgreSQL
  import CPostgreSQL
  import Dispatch
  import PipeShapeSQL
  import PipeShapeStore
  import Synchronization

  /// A few connections, each on a thread of its own and used by one body at a time.
  ///
  /// Whoever finds none free waits in line, unless the line is too long.
  final class PostgreSQLConnections: ConnectionSource {
    private struct State {
      var idle: [Slot]
      var waiting: [(number: Int64, continuation: CheckedContinuation<Slot?, Never>)] = []
      var lastNumber: Int64 = 0
      var isClosed = false
    }

    private let all: [Slot]
    private let state: Mutex<State>
    private let maximumWaiting: Int

    /// - Parameters:
    ///   - first: the connection that opening left.
    ///   - count: the most connections at a time.
    ///   - maximumWaiting: how many may wait for one.
    init(
      _ first: sending PostgreSQLConnection, count: Int, maximumWaiting: Int,
      open: @escaping @Sendable () throws(StoreError) -> sending PostgreSQLConnection
    ) {
      let slots = [Slot(first, open: open)] + (1..<max(1, count)).map { _ in Slot(nil, open: open) }
      all = slots
      state = Mutex(State(idle: slots.reversed()))
      self.maximumWaiting = maximumWaiting
    }

    func withReader<R: Sendable>(
      _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R {
      // An actor that calls, above all the main one, has to go on.
      let actor = #isolation
      return try await withSlot(inPlace: actor == nil, body)
    }

    func withWriter<R: Sendable>(
      _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R { try await withSlot(body) }

    private func withSlot<R: Sendable>(
      inPlace: Bool = false, _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R {
      let slot = try await take()
      defer { give(back: slot) }
      return try await slot.run(inPlace: inPlace, body)
    }

    /// A connection that nobody uses.
    ///
    /// - Throws: `closed`; `busy` where too many wait already; `interrupted` for a task that is cancelled in the line.
    private func take() async throws(StoreError) -> Slot {
      enum Found {
        case slot(Slot)
        case closed, full, none
      }
      let found = state.withLock { state -> Found in
        if state.isClosed { return .closed }
        if let slot = state.idle.popLast() { return .slot(slot) }
        return state.waiting.count < maximumWaiting ? .none : .full
      }
      switch found {
      case .slot(let slot): return slot
      case .closed: throw StoreError(.closed, "the store has been closed")
      case .full:
        throw StoreError(
          .busy, "\(maximumWaiting) calls wait for a connection already; open the store with more of them")
      case .none: break
      }
      let number = state.withLock { state -> Int64 in
        state.lastNumber += 1
        return state.lastNumber
      }
      let slot = await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let now = state.withLock { state -> Slot?? in
            if state.isClosed || Task.isCancelled { return .some(nil) }
            if let slot = state.idle.popLast() { return slot }
            state.waiting.append((number, continuation))
            return .none
          }
          if let now { continuation.resume(returning: now) }
        }
      } onCancel: {
        let place = state.withLock { state in
          state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
        }
        place?.continuation.resume(returning: nil)
      }
      if let slot { return slot }
      guard !Task.isCancelled else {
        throw StoreError(.interrupted, "the task was cancelled while it waited for a connection")
      }
      throw StoreError(.closed, "the store has been closed")
    }

    private func give(back slot: Slot) {
      let next = state.withLock { state -> CheckedContinuation<Slot?, Never>? in
        guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation }
        state.idle.append(slot)
        return nil
      }
      next?.resume(returning: slot)
    }

    func withEach(_ body: @Sendable (any SQLConnection) throws(StoreError) -> Void) async throws(StoreError) {
      // All of them are taken, so that each is looked at once.
      var taken: [Slot] = []
      defer { for slot in taken { give(back: slot) } }
      for _ in all { taken.append(try await take()) }
      for slot in taken { try await slot.runIfConnected(body) }
    }

    func close() async {
      let waiting = state.withLock { state -> [CheckedContinuation<Slot?, Never>] in
        state.isClosed = true
        defer { state.waiting.removeAll() }
        return state.waiting.map(\.continuation)
      }
      for continuation in waiting { continuation.resume(returning: nil) }
      for slot in all { await slot.close() }
    }
  }
#endif
