import PipeShape
import PipeShapeStore
import Synchronization
import Testing

@Suite struct SlowCallsOfTheMemoryStoreAreReported {
  @Test func withWhatWasDoneAndWhatWasThrown() async throws {
    let calls = Mutex<[SlowCall]>([])
    let store = MemoryStore(slowCalls: SlowCalls(threshold: .zero) { call in calls.withLock { $0.append(call) } })
    _ = try await store.read { (s) throws(StoreError) in try s.counts() }
    await #expect(throws: StoreError.self) {
      try await store.write(ChangeSet("fails")) { (_) throws(StoreError) in throw StoreError(.busy, "on purpose") }
    }
    let reported = calls.withLock { $0 }
    #expect(reported.map(\.what) == ["read", "fails"])
    #expect(reported[0].failure == nil && reported[1].failure?.code == .busy)
    #expect(reported.allSatisfy { $0.statements.isEmpty && $0.retries == 0 && $0.duration > .zero })
    let measures = try await store.measures(detailed: false)
    #expect(measures.contains(Measure("write sessions rolled back", .counter, 1)))
  }

  @Test func onlyFromTheThresholdOn() async throws {
    let count = Atomic<Int>(0)
    let store = MemoryStore(
      slowCalls: SlowCalls(threshold: .seconds(3600)) { _ in count.wrappingAdd(1, ordering: .relaxed) })
    _ = try await store.read { (s) throws(StoreError) in try s.counts() }
    #expect(count.load(ordering: .relaxed) == 0)
  }
}
