import Testing

@testable import PipeShapeLab

@Suite struct CandidatesTakeTurnsFairly {
  @Test(arguments: [1, 2, 3, 5]) func eachCandidateHasEachTurnEquallyOften(count: Int) {
    var turns = Interleaving(count: count, seed: 4, purpose: 1)
    var seen = Array(repeating: Array(repeating: 0, count: count), count: count)
    for _ in 0..<(count * 20) {
      for (turn, candidate) in turns.next().enumerated() { seen[candidate][turn] += 1 }
    }
    #expect(seen.allSatisfy { $0.allSatisfy { $0 == 20 } })
  }

  @Test func theOrderIsNotAlwaysTheSameCycle() {
    var turns = Interleaving(count: 3, seed: 4, purpose: 1)
    let orders = Set((0..<60).map { _ in turns.next() })
    #expect(orders.count == 6)
  }

  @Test func allCandidatesHaveEqualSamplesOfEveryOperationInEveryRound() async throws {
    let report = try await comparedOnce.value
    struct Place: Hashable {
      var operation: OperationName
      var round: Int
    }
    var counts: [Place: [Int: Int]] = [:]
    for sample in report.samples {
      counts[Place(operation: sample.operation, round: sample.round), default: [:]][sample.candidate, default: 0] += 1
    }
    for (_, byCandidate) in counts {
      #expect(byCandidate.count == 3)
      #expect(Set(byCandidate.values).count == 1)
    }
  }

  @Test func whatIsTooSlowForTheBudgetStopsAtABlockForEveryone() {
    let settings = ComparisonSettings(rounds: 10, budgetMilliseconds: 100)
    let units = { (cost: Int64, available: Int) in
      BlockPlan(settings, story: .getPipeline, cost: cost, available: available).units
    }
    #expect(units(1_000_000, .max) == Array(repeating: 10, count: 10))
    #expect(units(60_000_000, .max) == Array(repeating: 1, count: 10))
    #expect(units(400_000_000, .max).reduce(0, +) == 3)
    #expect(units(9_000_000_000, .max).reduce(0, +) == 1)
    #expect(units(1_000_000, 7) == [0, 1, 1, 0, 1, 1, 0, 1, 1, 1])
  }
}
