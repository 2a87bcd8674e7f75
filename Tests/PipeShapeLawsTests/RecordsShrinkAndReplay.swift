import Testing

@testable import PipeShapeLaws

@Suite struct RecordsShrinkAndReplay {
  @Test func aRecordIsReplayedByCuttingDown() {
    var made = Choices(seed: 7)
    let first = (0..<20).map { made.below($0 + 2) }
    var replayed = Choices(replaying: made.record)
    #expect((0..<20).map { replayed.below($0 + 2) } == first)
    var short = Choices(replaying: [9])
    #expect(short.below(4) == 3)
    #expect(short.below(4) == 0)
  }

  /// A list of numbers whose length comes first: the count and what it counts have to shrink together.
  @Test func aCountShrinksWithWhatItCounts() async {
    let failing: @Sendable ([UInt32]) async -> [UInt32]? = { record in
      var choices = Choices(replaying: record)
      let numbers = (0..<choices.below(50)).map { _ in choices.below(1_000) }
      return numbers.contains { $0 > 300 } ? choices.record : nil
    }
    var start = Choices(seed: 3)
    var record: [UInt32]?
    while record == nil {
      start = Choices(seed: UInt64(start.record.count) + 11)
      _ = (0..<60).map { $0 == 0 ? start.below(50) : start.below(1_000) }
      record = await failing(start.record)
    }
    let shrunk = await Shrinker.shrink(record ?? [], failing: failing)
    #expect(shrunk == [1, 301])
  }

  @Test func aViolationIsReplayedByItsLine() async throws {
    let family = CaseFamily.faulty(.emptyIsEverything, allowsExact: false, comparesWithText: true)
    let runner = FamilyRunner(family: family, seed: 5)
    let failure = try #require(runner.tally(0..<50).failures.first)
    let violation = await runner.violation(failure, trials: 300)
    #expect(violation.replayLine == "pipeshape laws --law \(violation.law.id) --replay \(violation.replay)")
    #expect(violation.description.contains(violation.replayLine))
    let parsed = try #require(LawSuite.parse(violation.replay))
    #expect(runner.replay(parsed.record)?.law == violation.law)
    // The core keeps the law that its planted bug breaks.
    #expect(LawSuite.replay(violation.replay) == nil)
    #expect(LawSuite.parse("nonsense") == nil)
    #expect(LawSuite.parse("history:1.x") == nil)
  }
}
