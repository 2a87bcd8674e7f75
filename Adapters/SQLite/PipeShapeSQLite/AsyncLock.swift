#if SQLite
  import Synchronization

  /// A lock whose holder may be asked for without suspending when it is free; those who wait suspend, first come, first
  /// served.
  final class AsyncLock: Sendable {
    private struct State {
      var isHeld = false
      var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Takes the lock if it is free.
    func tryAcquire() -> Bool {
      state.withLock { state in
        guard !state.isHeld else { return false }
        state.isHeld = true
        return true
      }
    }

    /// Takes the lock, and waits for it if it must.
    func acquire() async {
      if tryAcquire() { return }
      await withCheckedContinuation { continuation in
        let isFree = state.withLock { state in
          guard state.isHeld else {
            state.isHeld = true
            return true
          }
          state.waiting.append(continuation)
          return false
        }
        if isFree { continuation.resume() }
      }
    }

    /// Hands the lock to who has waited longest.
    func release() {
      let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
        guard !state.waiting.isEmpty else {
          state.isHeld = false
          return nil
        }
        return state.waiting.removeFirst()
      }
      next?.resume()
    }
  }
#endif
