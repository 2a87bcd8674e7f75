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
      var waiting: [CheckedContinuation<Slot?, Never>] = []
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
    ) async throws(StoreError) -> R { try await withSlot(body) }

    func withWriter<R: Sendable>(
      _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R { try await withSlot(body) }

    private func withSlot<R: Sendable>(
      _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
    ) async throws(StoreError) -> R {
      let slot = try await take()
      defer { give(back: slot) }
      return try await slot.run(body)
    }

    /// A connection that nobody uses.
    ///
    /// - Throws: `closed`; `busy` where too many wait already.
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
      let slot = await withCheckedContinuation { continuation in
        let now = state.withLock { state -> Slot?? in
          if state.isClosed { return .some(nil) }
          if let slot = state.idle.popLast() { return slot }
          state.waiting.append(continuation)
          return .none
        }
        if let now { continuation.resume(returning: now) }
      }
      guard let slot else { throw StoreError(.closed, "the store has been closed") }
      return slot
    }

    /// How many wait for a connection now.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    private func give(back slot: Slot) {
      let next = state.withLock { state -> CheckedContinuation<Slot?, Never>? in
        guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
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
        return state.waiting
      }
      for continuation in waiting { continuation.resume(returning: nil) }
      for slot in all { await slot.close() }
    }
  }
#endif
