public import PipeShape
import Synchronization

/// The reference store: every call in its plainest form, on values in memory.
///
/// All other stores answer like this one. Bodies run inline on the caller's thread under a lock, so sessions do not
/// nest; nothing survives the process.
public final class MemoryStore: Store, @unchecked Sendable {
  // Unchecked because the sessions are reached under the lock only, which the compiler cannot see: a lock that owned
  // them could not hand them to a body.
  private let lock = Mutex(Counters())
  private let reader: MemoryReader
  private let writer: MemoryWriter
  private let slowCalls: SlowCalls?

  private struct Counters {
    var reads: Int64 = 0
    var writes: Int64 = 0
    var rolledBack: Int64 = 0
    var isClosed = false
  }

  /// Makes an empty store.
  ///
  /// - Parameters:
  ///   - kinds: the kinds whose payloads are checked against a schema.
  ///   - ids: where new ids come from.
  ///   - slowCalls: who is told about slow calls; they have neither statements nor rows here.
  public init(
    kinds: KindRegistry = KindRegistry(), ids: any IDGenerator = SequentialIDs(), slowCalls: SlowCalls? = nil
  ) {
    self.slowCalls = slowCalls
    let shared = MemoryReader.Shared(kinds: kinds)
    reader = MemoryReader(shared)
    writer = MemoryWriter(shared, ids: ids)
  }

  /// Nothing beyond what every store can.
  public var capabilities: Capabilities { [] }

  /// Runs a body that reads, under the lock.
  public func read<R: Sendable>(
    at point: ReadPoint, _ body: @Sendable (MemoryReader) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    guard point == .now else { throw StoreError(.unsupported, "the in-memory store keeps no history of its states") }
    return try watched("read") { () throws(StoreError) in
      try lock.withLock { (counters) throws(StoreError) -> R in
        try Self.refuse(counters.isClosed)
        counters.reads += 1
        return try body(reader)
      }
    }
  }

  /// Runs a body that writes, under the lock, and takes everything back if it throws.
  public func write<R: Sendable>(
    _ change: ChangeSet, _ body: @Sendable (MemoryWriter) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    try watched(change.comment) { () throws(StoreError) in
      try lock.withLock { (counters) throws(StoreError) -> R in
        try Self.refuse(counters.isClosed)
        counters.writes += 1
        do throws(StoreError) {
          let result = try body(writer)
          writer.commit()
          return result
        } catch {
          writer.rollBack()
          counters.rolledBack += 1
          throw error
        }
      }
    }
  }

  /// Runs a call, and then says that it was slow if it was: the lock is free by then.
  @inline(__always)
  private func watched<R>(
    _ what: @autoclosure () -> String, _ body: () throws(StoreError) -> R
  ) throws(StoreError) -> R {
    guard let slowCalls else { return try body() }
    let start = ContinuousClock.now
    func finish(_ failure: StoreError?) {
      var call = SlowCall(what())
      call.duration = start.duration(to: .now)
      call.failure = failure
      if call.duration >= slowCalls.threshold { slowCalls.report(call) }
    }
    let result: R
    do throws(StoreError) { result = try body() } catch {
      finish(error)
      throw error
    }
    finish(nil)
    return result
  }

  /// How many sessions of each kind there were; there are no round trips, and nothing is retried.
  public func measures(detailed: Bool) async throws(StoreError) -> [Measure] {
    lock.withLock { counters in
      [
        Measure("read sessions", .counter, counters.reads), Measure("write sessions", .counter, counters.writes),
        Measure("write sessions rolled back", .counter, counters.rolledBack),
      ]
    }
  }

  /// Refuses every later session.
  public func close() async {
    lock.withLock { $0.isClosed = true }
  }

  private static func refuse(_ isClosed: Bool) throws(StoreError) {
    guard !isClosed else { throw StoreError(.closed, "the store has been closed") }
  }
}
