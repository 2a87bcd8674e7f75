import PipeShapeStore
import Synchronization

/// What a session ran, statement by statement, for one body.
struct CallNotes {
  /// A load runs a hundred thousand statements: the first ones tell what it does.
  static let most = 256

  private(set) var statements: [SlowCall.Statement] = []
  private(set) var leftOut = 0

  var now: ContinuousClock.Instant { .now }

  mutating func add(_ name: String, since start: ContinuousClock.Instant, rows: Int64) {
    guard statements.count < Self.most else {
      leftOut += 1
      return
    }
    statements.append(SlowCall.Statement(name, duration: start.duration(to: .now), rows: rows))
  }
}

/// One call of a store whose owner wants to know of slow ones.
final class CallWatch: Sendable {
  private let slowCalls: SlowCalls
  private let start = ContinuousClock.now
  private let call: Mutex<SlowCall>

  init(_ slowCalls: SlowCalls, _ what: String) {
    self.slowCalls = slowCalls
    call = Mutex(SlowCall(what))
  }

  /// Adds what one run of the body did.
  func add(_ notes: CallNotes?, rowsRead: Int64, rowsWritten: Int64) {
    call.withLock { call in
      call.rowsRead += rowsRead
      call.rowsWritten += rowsWritten
      guard let notes else { return }
      let room = max(0, CallNotes.most - call.statements.count)
      call.statements += notes.statements.prefix(room)
      call.statementsLeftOut += notes.leftOut + max(0, notes.statements.count - room)
    }
  }

  /// The body is run again.
  func retries() { call.withLock { $0.retries += 1 } }

  /// Reports the call if it was slow; nothing is held or open then.
  func finish(_ failure: StoreError?) {
    let duration = start.duration(to: .now)
    guard duration >= slowCalls.threshold else { return }
    let call = call.withLock { call in
      call.duration = duration
      call.failure = failure
      return call
    }
    slowCalls.report(call)
  }
}
