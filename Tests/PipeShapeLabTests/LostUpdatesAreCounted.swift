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
    // Every attempt is changed more than once, and nothing that comes later covers up what was lost.
    let contention = Contention(
      place: .tasks, writers: 4, readers: 1, changes: 20, pipelines: 5, width: 8, seed: 1, label: "x")
    let clock = SteppingClock()
    let whole = try await WriteForm.port(lossless, clock: { clock.read() }).run(contention)
    #expect(whole.acknowledgements == 80 && whole.lost == 0)
    #expect(whole.writes.count == 80)
    #expect(whole.present.count == 5 * 8 * ContendedPipelines.changes.count)
    #expect(whole.present.values.reduce(0, +) == 80)

    let losing = candidate("losing") { DisguisedStore() }
    for number in [1, 7, 80] {
      var forgetful = losing
      forgetful.open = { _ throws(StoreError) in ContenderStore(ForgetfulStore(forgets: number)) }
      let found = try await WriteForm.port(forgetful, clock: { clock.read() }).run(contention)
      #expect(found.acknowledgements == 80 && found.lost == 1)
    }
  }

  @Test func aWriterChangesEveryFieldOnce() async throws {
    let store = candidate("whole") { DisguisedStore() }
    let contention = Contention(
      place: .tasks, writers: 2, readers: 0, changes: 1000, pipelines: 3, width: 2, seed: 1, label: "x")
    let clock = SteppingClock()
    let tally = try await WriteForm.port(store, clock: { clock.read() }).run(contention)
    #expect(tally.acknowledgements == 2 * ContendedPipelines.most(3))
    #expect(tally.present == tally.acknowledged)
    #expect(ContendedPipelines.needed(1) == 1 && ContendedPipelines.needed(ContendedPipelines.most(3)) == 3)
    #expect(ContendedPipelines.needed(ContendedPipelines.most(3) + 1) == 4)
    #expect(Set(ContendedPipelines.changes.map(\.field)).count == ContendedPipelines.changes.count)
    #expect(ContendedPipelines.changes.allSatisfy { $0.before != $0.after })
  }

  @Test func everyNumberOfWritersMeetsTheSamePipelines() async throws {
    let seen = Mutex<[Contention]>([])
    // A form on stores that takes a microsecond for each change of a writer, by its own account.
    let form = WriteForm("store, x", statements: "", isSafe: true, places: [.tasks], layout: "x") {
      (contention) throws(StoreError) in
      seen.withLock { $0.append(contention) }
      var tally = ContentionTally()
      tally.acknowledged = ["a": contention.changes]
      tally.present = tally.acknowledged
      tally.spans = [.init(begun: 0, ended: Int64(contention.changes) * 1000)]
      return tally
    }
    let report = try await steppingExperiment([Concurrency(TrialSettings(), forms: [form])], on: Shelf()).run()
    #expect(report.failures == [])
    let contentions = seen.withLock { $0 }
    // The form twice; four numbers of writers, seven repeats.
    #expect(contentions.count == 2 * 4 * 7)
    #expect(Set(contentions.map(\.writers)) == [1, 2, 4, 8])
    #expect(Set(contentions.map(\.pipelines)) == [2000] && Set(contentions.map(\.width)) == [8])
    #expect(contentions.map(\.changes).max() == ContendedPipelines.most(2000))
    let chapter = try #require(report.chapters.first)
    for step in chapter.steps {
      #expect(Set(step.result.figures.map(\.series)) == ["store, x", "store, x again"])
      #expect(step.result.facts.contains(Fact("pipelines of a store", "2,000")))
      #expect(step.result.facts.contains(Fact("targets of a pipeline", "8")))
    }
  }

  @Test func aSafeFormThatLosesFailsTheChapter() async throws {
    let form = { (name: String, isSafe: Bool) in
      WriteForm(name, statements: "", isSafe: isSafe, places: [.tasks]) { (contention) throws(StoreError) in
        var tally = ContentionTally()
        tally.acknowledged = ["a": contention.changes]
        tally.present = ["a": contention.changes - 1]
        tally.spans = [.init(begun: 0, ended: Int64(contention.changes) * 1_000_000)]
        return tally
      }
    }
    let naive = Concurrency(.quick(), forms: [form("naive", false)])
    #expect(try await steppingExperiment([naive], on: Shelf()).run().failures == [])
    let both = Concurrency(.quick(), forms: [form("naive", false), form("locked", true)])
    let report = try await steppingExperiment([both], on: Shelf()).run()
    #expect(
      report.failures == [
        Fact(
          "concurrency/all steps",
          "locked must keep every change and lost 1 of 20 acknowledged ones (4 writers, tasks of one process)")
      ])
    let chapter = try #require(report.chapters.first)
    #expect(!chapter.steps.isEmpty && chapter.steps.allSatisfy { $0.result.figures.isEmpty })
    #expect(chapter.section.statements == [])
  }

  @Test func theFirstLayoutIsTriedTwice() {
    let form = { (name: String, layout: String?) in
      WriteForm(name, statements: "", isSafe: true, layout: layout) { _ throws(StoreError) in ContentionTally() }
    }
    let chapter = Concurrency(
      .quick(), forms: [form("naive", nil), form("store, a", "a"), form("store, b", "b")])
    #expect(chapter.forms.map(\.name) == ["naive", "store, a", "store, a again", "store, b"])
    #expect(Concurrency(.quick(), forms: [form("naive", nil)]).forms.count == 1)
  }

  @Test func theFiguresSayHowManyOfAThousand() throws {
    var tally = ContentionTally()
    tally.acknowledged = ["a": 200]
    tally.present = ["a": 199]
    (tally.retries, tally.writes) = (50, [10, 20, 30])
    // The longest writer took 0.9 s, all of them together 1 s.
    tally.spans = [.init(begun: 5, ended: 900_000_005), .init(begun: 50_000_005, ended: 1_000_000_005)]
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

  @Test func theNextRepeatHasAsManyChangesAsFillTheTime() {
    var contention = Contention(
      place: .tasks, writers: 4, readers: 1, changes: 40, pipelines: 1, width: 4, seed: 1, label: "x")
    var tally = ContentionTally()
    tally.spans = [.init(begun: 0, ended: 100_000_000)]
    let next = { (contention: Contention, seconds: Double, most: Int) in
      Concurrency.changes(after: tally, contention, seconds: seconds, most: most)
    }
    // 40 changes took 0.1 s, so 400 take a second, and that is a multiple of the unit.
    #expect(next(contention, 1, .max) == 400)
    #expect(next(contention, 0.99, .max) == 380)
    #expect(next(contention, 0.001, .max) == Concurrency.unit)
    // Only a store holds no more than there is.
    contention.changes = 1_000_000
    #expect(next(contention, 1, .max) == 10_000_000)
    #expect(next(contention, 1, 12_010) == 12_000)
  }

  @Test func latenciesAreKeptEvenlyAndChangesAreCountedAll() {
    var tally = ContentionTally()
    (tally.acknowledged, tally.writes, tally.reads) = (["a": 100], (0..<100).map { $0 }, [7])
    let kept = tally.keepingLatencies(10)
    #expect(kept.writes == [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] && kept.reads == [7])
    #expect(kept.acknowledgements == 100)
  }

  @Test func everyRepeatIsAsLongAsItIsToBe() async throws {
    let repeats = Mutex<[Int]>([])
    // A form that takes 0.5 ms for each change of a writer, by its own account.
    let form = WriteForm("steady", statements: "", isSafe: true, places: [.tasks]) { (contention) throws(StoreError) in
      repeats.withLock { $0.append(contention.changes) }
      var tally = ContentionTally()
      tally.acknowledged = ["a": contention.changes]
      tally.present = tally.acknowledged
      tally.spans = [.init(begun: 0, ended: Int64(contention.changes) * 500_000)]
      return tally
    }
    let shelf = Shelf()
    let report = try await steppingExperiment([Concurrency(TrialSettings(), forms: [form])], on: shelf).run()
    #expect(report.failures == [])
    let perStep = repeats.withLock { $0 }
    // Four numbers of writers; two repeats to find the number of changes, and five.
    #expect(perStep.count == 4 * 7)
    #expect(Array(perStep.prefix(7)) == [20, 200] + Array(repeating: 2000, count: 5))
    let rate = report.chapters.first?.steps.first?.result.figure(Concurrency.Quantity.rate.rawValue, of: "steady")
    #expect(rate?.value == Interval(2000, low: 2000, high: 2000) && rate?.samples == 10_000)
  }

  @Test func aRepeatInWhichAWriterBeganLateHasNoRate() {
    var tally = ContentionTally()
    tally.acknowledged = ["a": 200]
    tally.spans = [.init(begun: 0, ended: 500), .init(begun: 400, ended: 1000)]
    #expect(tally.nanoseconds == 1000 && tally.beganLate && tally.together == .init(begun: 400, ended: 500))
    let result = Concurrency.result([("form", [tally])], writers: 2, seed: 1)
    #expect(result.figure(Concurrency.Quantity.rate.rawValue, of: "form") == nil)
    #expect(result.figure(Concurrency.Quantity.lost.rawValue, of: "form") != nil)
    #expect(result.facts.map(\.name) == ["no rate of form"])
  }

  @Test func aReadCountsWhereItLiesWhollyInTheTimeThatAllWritersWrote() {
    let reads: [ContentionTally.Span] = [
      .init(begun: 0, ended: 90), .init(begun: 90, ended: 110), .init(begun: 100, ended: 130),
      .init(begun: 150, ended: 200), .init(begun: 190, ended: 201),
    ]
    #expect(ContendingWriters.durations(of: reads, within: .init(begun: 100, ended: 200)) == [30, 50])
    #expect(ContendingWriters.durations(of: reads, within: nil) == [])
    var apart = ContentionTally()
    apart.spans = [.init(begun: 0, ended: 10), .init(begun: 20, ended: 30)]
    #expect(apart.together == nil)
  }

  @Test func everyLineOfTheSamplesHasAsManyFieldsAsTheHeader() {
    var tally = ContentionTally()
    (tally.acknowledged, tally.writes, tally.reads) = (["a": 1], [1], [2])
    tally.spans = [.init(begun: 1, ended: 2)]
    let lines = Concurrency.result([("read, change, \"write\"", [tally])], writers: 1, seed: 1).samples
      .split(separator: "\n")
    for line in lines.dropFirst() {
      #expect(line.hasPrefix("\"read, change, \"\"write\"\"\","))
      #expect(line.split(separator: "\"").last?.split(separator: ",").count == 3)
    }
    #expect(lines.count == 1 + 6 + 2 + 2)
    #expect(CSVField.text("plain") == "plain")
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
