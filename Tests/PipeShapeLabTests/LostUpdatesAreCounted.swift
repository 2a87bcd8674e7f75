import PipeShape
import PipeShapeStore
import Synchronization
import Testing

@testable import PipeShapeLab

@Suite struct LostUpdatesAreCounted {
  @Test func whatWasAcknowledgedAndIsNotThereIsLost() {
    var tally = ContentionTally()
    tally.acknowledged = ["a": 10, "b": 5, "c": 1]
    tally.present = ["a": 8, "b": 5]
    #expect(tally.lost == 3)
    #expect(tally.acknowledgements == 16)
  }

  @Test func moreThanWasAcknowledgedMakesUpForNothing() {
    var tally = ContentionTally()
    tally.acknowledged = ["a": 2, "b": 2]
    tally.present = ["a": 4, "b": 1]
    #expect(tally.lost == 1)
  }

  @Test func aStoreThatLosesOneChangeIsFound() async throws {
    let graphLoss: @Sendable (Pipeline) -> Bool = { _ in false }
    let lossless = candidate("whole") { DisguisedStore(loses: graphLoss) }
    let contention = Contention(place: .tasks, writers: 4, readers: 1, changes: 5, seed: 1, label: "x")
    let clock = SteppingClock()
    let whole = try await WriteForm.port(lossless, clock: { clock.read() }).run(contention)
    #expect(whole.acknowledgements == 20 && whole.lost == 0)
    #expect(whole.writes.count == 20)

    let losing = candidate("losing") { DisguisedStore() }
    var forgetful = losing
    forgetful.open = { _ throws(StoreError) in ContenderStore(ForgetfulStore(forgets: 7)) }
    let found = try await WriteForm.port(forgetful, clock: { clock.read() }).run(contention)
    #expect(found.acknowledgements == 20 && found.lost == 1)
  }

  @Test func theFiguresSayHowManyOfAThousand() throws {
    var tally = ContentionTally()
    tally.acknowledged = ["a": 200]
    tally.present = ["a": 199]
    (tally.retries, tally.nanoseconds, tally.writes) = (50, 1_000_000_000, [10, 20, 30])
    let result = Concurrency.result([("form", [tally, tally])], writers: 4, seed: 1)
    let value = { (quantity: Concurrency.Quantity, label: String) in
      result.figure(quantity.rawValue, of: "form", label: label)?.value.estimate
    }
    #expect(value(.lost, "mean") == 5)
    #expect(value(.retries, "mean") == 250)
    #expect(value(.rate, "mean") == 200)
    #expect(value(.write, "p50") == 20)
    #expect(value(.write, "p99") == nil, "six samples have no 99th percentile")
    #expect(result.samples.contains("form,2,lost,1\n"))
  }

  @Test func anUnsafeFormThatLostNothingIsNotCalledSafe() async throws {
    let form = WriteForm("naive", statements: "", isSafe: false) { _ throws(StoreError) in ContentionTally() }
    let chapter = Concurrency(.quick(), forms: [form])
    var tally = ContentionTally()
    (tally.acknowledged, tally.present) = (["a": 9], ["a": 9])
    let section = { (tally: ContentionTally) in
      chapter.section(["tasks-4": Concurrency.result([("naive", [tally])], writers: 4, seed: 1)]).statements
    }
    #expect(section(tally) == ["naive can lose updates, but this trial could not show it in 9 changes"])
    tally.present = [:]
    #expect(section(tally).first?.hasPrefix("naive loses updates") == true)
  }
}

/// A store in memory that acknowledges one write and does not make it.
private struct ForgetfulStore: Store {
  let inner = MemoryStore(kinds: WorkloadKinds.registry, ids: SequentialIDs())
  private let writes: Counter

  final class Counter: Sendable {
    private let left: Mutex<Int>
    init(_ count: Int) { left = Mutex(count) }
    func isDue() -> Bool {
      left.withLock { left in
        left -= 1
        return left == 0
      }
    }
  }

  init(forgets number: Int) { writes = Counter(number) }

  var capabilities: Capabilities { inner.capabilities }

  func read<R: Sendable>(
    at point: ReadPoint, _ body: @Sendable (MemoryReader) throws(StoreError) -> R
  ) async throws(StoreError) -> R { try await inner.read(at: point, body) }

  func write<R: Sendable>(
    _ change: ChangeSet, _ body: @Sendable (MemoryWriter) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    guard change.comment == "record", writes.isDue() else { return try await inner.write(change, body) }
    // Runs the body, keeps its answer, and takes its changes back.
    let answer = Mutex<R?>(nil)
    do {
      try await inner.write(change) { (session) throws(StoreError) in
        let result = try body(session)
        answer.withLock { $0 = result }
        throw StoreError(.interrupted, "forgotten")
      }
    } catch {
      guard let result = answer.withLock({ $0 }) else { throw error }
      return result
    }
    throw StoreError(.engine, "a body that throws does not return")
  }

  func measures(detailed: Bool) async throws(StoreError) -> [Measure] { try await inner.measures(detailed: detailed) }
  func close() async { await inner.close() }
}
