public import PipeShapeStore

/// Waits between attempts: a random time that may double each time, up to a deadline.
///
/// Sleeping does not hold a thread. The time is drawn between nothing and the bound, so that two who wait for each other
/// do not meet again.
public struct Backoff {
  private let deadline: Duration
  private var start: ContinuousClock.Instant?
  private var bound = 2_000

  /// Waits for so long from the first failure on; a call that does not fail looks at no clock.
  public init(deadline: Duration) { self.deadline = deadline }

  /// Sleeps after a failure.
  ///
  /// - Throws: the failure itself once the deadline has passed; `interrupted` when the task is cancelled.
  public mutating func wait(after error: StoreError) async throws(StoreError) {
    guard hasTime() else { throw error }
    let pause = Int.random(in: 0...bound)
    bound = min(bound * 2, 100_000)
    do { try await Task.sleep(for: .microseconds(pause)) } catch {
      throw StoreError(.interrupted, "the task was cancelled while it waited for another writer")
    }
  }

  /// Whether the deadline is still to come; its time runs from the first question on.
  private mutating func hasTime() -> Bool {
    let now = ContinuousClock.now
    let start = start ?? now
    self.start = start
    return start.duration(to: now) < deadline
  }

  /// Lets a call go on that has to start anew although nobody holds it up.
  ///
  /// - Throws: `busy` once the deadline has passed; `interrupted` when the task is cancelled.
  mutating func goOn() throws(StoreError) {
    guard !Task.isCancelled else { throw StoreError(.interrupted, "the task was cancelled while its call ran anew") }
    guard hasTime() else {
      throw StoreError(.busy, "others register kinds faster than a call can follow; try again when they are done")
    }
  }

  /// Runs a body again for as long as somebody else holds what it needs.
  ///
  /// - Throws: what the body throws; `busy` once the deadline has passed; `interrupted`.
  public static func whileBusy<R>(
    until deadline: Duration, _ body: () async throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    var backoff = Backoff(deadline: deadline)
    while true {
      do throws(StoreError) { return try await body() } catch {
        guard error.code == .busy else { throw error }
        try await backoff.wait(after: error)
      }
    }
  }
}
