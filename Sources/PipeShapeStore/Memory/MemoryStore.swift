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

  private struct Counters {
    var reads: Int64 = 0
    var writes: Int64 = 0
    var isClosed = false
  }

  /// Makes an empty store.
  ///
  /// - Parameters:
  ///   - kinds: the kinds whose payloads are checked against a schema.
  ///   - ids: where new ids come from.
  public init(kinds: KindRegistry = KindRegistry(), ids: any IDGenerator = SequentialIDs()) {
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
    return try lock.withLock { (counters) throws(StoreError) -> R in
      try Self.refuse(counters.isClosed)
      counters.reads += 1
      return try body(reader)
    }
  }

  /// Runs a body that writes, under the lock, and takes everything back if it throws.
  public func write<R: Sendable>(
    _ change: ChangeSet, _ body: @Sendable (MemoryWriter) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    try lock.withLock { (counters) throws(StoreError) -> R in
      try Self.refuse(counters.isClosed)
      counters.writes += 1
      do throws(StoreError) {
        let result = try body(writer)
        writer.commit()
        return result
      } catch {
        writer.rollBack()
        throw error
      }
    }
  }

  /// How many sessions of each kind there were.
  public func measures(detailed: Bool) async throws(StoreError) -> [Measure] {
    lock.withLock { counters in
      [Measure("read sessions", .counter, counters.reads), Measure("write sessions", .counter, counters.writes)]
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
