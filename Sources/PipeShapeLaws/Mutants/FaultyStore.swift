import PipeShape
import PipeShapeStore
import Synchronization

/// A store with one bug, around any store.
final class FaultyStore<Base: Store>: Store {
  private let base: Base
  private let fault: StoreFault
  private let memory = Mutex(FaultyMemory())

  init(_ base: Base, _ fault: StoreFault) {
    self.base = base
    self.fault = fault
  }

  var capabilities: Capabilities { base.capabilities }

  func read<R: Sendable>(
    at point: ReadPoint, _ body: @Sendable (FaultyReader<Base.Reader>) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    try await base.read(at: point) { reader throws(StoreError) in try body(FaultyReader(reader, fault)) }
  }

  func write<R: Sendable>(
    _ change: ChangeSet, _ body: @Sendable (FaultyWriter<Base.Writer>) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    let lost = Mutex<Result<R, StoreError>?>(nil)
    let result: Result<R, StoreError>
    do throws(StoreError) {
      result = try await base.write(change) { writer throws(StoreError) in
        let faulty = FaultyWriter(writer, fault)
        let result: Result<R, StoreError>
        do throws(StoreError) { result = .success(try body(faulty)) } catch { result = .failure(error) }
        if memory.withLock({ $0.loses(faulty.records, faulty.hasPreviewed, fault) }) {
          lost.withLock { $0 = result }
          throw StoreError(.interrupted, "forgotten although it is acknowledged")
        }
        if case .failure(let error) = result, fault != .rollbackCommits { throw error }
        return result
      }
    } catch {
      guard let forgotten = lost.withLock({ $0 }) else { throw error }
      return try forgotten.get()
    }
    return try result.get()
  }

  func measures(detailed: Bool) async throws(StoreError) -> [Measure] { try await base.measures(detailed: detailed) }
  func close() async { await base.close() }
}

/// What a buggy store remembers between transactions.
struct FaultyMemory {
  private var last: CellKey?
  private var hasPreviewed = false

  /// Whether the transaction's changes get lost although they were acknowledged.
  mutating func loses(_ records: [CellKey], _ previews: Bool, _ fault: StoreFault) -> Bool {
    let before = last
    if let only = records.last { last = only }
    switch fault {
    case .togetherLosesOne:
      guard records.count == 1, let before else { return false }
      return before != records[0] && Scalars.same(before.step, records[0].step)
    case .resultLostInCopy:
      let loses = hasPreviewed && records.count == 1
      hasPreviewed = previews && records.isEmpty
      return loses
    default: return false
    }
  }
}
