import Testing

@testable import PipeShapeLab

@Suite struct StatisticsMatchKnownValues {
  @Test func quantilesLieBetweenNeighbours() {
    let numbers: [Double] = [1, 2, 3, 4]
    #expect(Statistics.quantile(0, ofSorted: numbers) == 1)
    #expect(Statistics.quantile(0.5, ofSorted: numbers) == 2.5)
    #expect(Statistics.quantile(0.9, ofSorted: (1...11).map(Double.init)) == 10)
    #expect(Statistics.quantile(1, ofSorted: numbers) == 4)
    #expect(Statistics.quantile(0.5, ofSorted: []) == 0)
  }

  @Test func theMedianOfUnsortedNumbersIsTheMiddleOne() {
    #expect(Statistics.median([9, 1, 5]) == 5)
    #expect(Statistics.mean([9, 1, 5]) == 5)
  }

  @Test(arguments: [
    (1.0, 0.0), (2.718281828459045, 1.0), (10.0, 2.302585092994046), (0.001, -6.907755278982137),
    (1e9, 20.72326583694641),
  ]) func logarithmsAreThoseOfTheTables(number: Double, expected: Double) {
    #expect((Statistics.logarithm(number) - expected).magnitude < 1e-12)
  }

  @Test func theIntervalOfEqualRoundsHasNoWidth() {
    let interval = Statistics.bootstrap([1.5, 1.5, 1.5], seed: 1, statistic: Statistics.median)
    #expect(interval == Interval(1.5, low: 1.5, high: 1.5))
  }

  @Test func theIntervalOfAMeanHasTheWidthThatTheoryGives() {
    // 100 numbers 0...99: the mean is 49.5, its standard error 28.87 / 10, so 95 % lie within 5.66 of it.
    let interval = Statistics.bootstrap(
      (0..<100).map(Double.init), resamples: 4000, seed: 3, statistic: Statistics.mean)
    #expect(interval.estimate == 49.5)
    #expect((interval.low - 43.84).magnitude < 0.5)
    #expect((interval.high - 55.16).magnitude < 0.5)
  }

  @Test(arguments: [(2, 9.168), (5, 1.5836), (8, 1.2900), (9, 1.2479), (31, 1.0592), (1001, 1.0017)])
  func fewRoundsWidenTheIntervalAsStudentsDistributionDoes(rounds: Int, factor: Double) {
    #expect((Statistics.widening(rounds) / factor - 1).magnitude < 0.001)
  }

  @Test(arguments: [2, 5, 8]) func theIntervalOfAFewRoundsHoldsTheTruthAsOftenAsItSays(rounds: Int) {
    var random = SeededRandom(seed: 11)
    var held = 0
    for trial in 0..<200 {
      // A sum of twelve evenly drawn numbers, less 6, is nearly normal with variance 1; 50 keeps it positive.
      let numbers = (0..<rounds).map { _ in 44 + (0..<12).reduce(0.0) { sum, _ in sum + random.unit() } }
      let interval = Statistics.bootstrap(numbers, resamples: 100, seed: UInt64(trial), statistic: Statistics.mean)
      if interval.low <= 50 && 50 <= interval.high { held += 1 }
    }
    #expect(held >= 180, "\(held) of 200")
  }

  @Test func oneRoundSaysNothingAboutHowFarItIsFromTheTruth() {
    let one = Statistics.bootstrap([2.0], seed: 1, statistic: Statistics.mean)
    #expect(one == Interval(2, low: 0, high: .infinity))
    #expect(Statistics.bootstrap([-2.0], seed: 1, statistic: Statistics.mean).low == -.infinity)
    let verdict = CandidateFigures.Verdict(role: .candidate, samples: 500, ratio: one, noiseFloor: 1)
    #expect(verdict == .noDifference)
    #expect(PooledRounds([[1, 2, 3]]).quantile(0.5, seed: 1) == Interval(2, low: 0, high: .infinity))
  }

  /// Sorting once must give what sorting for every draw gives.
  @Test(arguments: [0.0, 0.5, 0.9, 0.99, 1]) func aQuantileOfPooledRoundsIsThatOfTheRoundsDrawnAnew(share: Double) {
    var random = SeededRandom(seed: 5)
    let rounds = (0..<7).map { round in (0..<(60 + round * 40)).map { _ in Double(random.below(1000)) } } + [[]]
    let filled = rounds.filter { !$0.isEmpty }
    let wanted = Statistics.bootstrap(filled, resamples: 200, seed: 3) { drawn in
      Statistics.quantile(share, ofSorted: drawn.flatMap { $0 }.sorted())
    }
    #expect(PooledRounds(rounds).quantile(share, resamples: 200, seed: 3) == wanted)
    #expect(PooledRounds([[], []]).quantile(share, seed: 3) == nil)
  }

  @Test func aPercentileNeedsSamplesBeyondIt() {
    let labels = { (count: Int) in ComparisonSettings.percentiles(of: count).map(\.label) }
    #expect(labels(0) == [] && labels(99) == ["p50"] && labels(100) == ["p50", "p90"])
    #expect(labels(9999) == ["p50", "p90"] && labels(10_000) == ["p50", "p90", "p99"])
  }

  @Test func theIntervalFollowsFromTheSeed() {
    let rounds = (0..<30).map { Double($0 * $0 % 17) }
    let first = Statistics.bootstrap(rounds, seed: 9, statistic: Statistics.median)
    #expect(first == Statistics.bootstrap(rounds, seed: 9, statistic: Statistics.median))
  }

  @Test func aDifferenceIsShownOnlyOutsideTheNoiseFloor() {
    let verdict = { (interval: Interval, samples: Int) in
      CandidateFigures.Verdict(role: .candidate, samples: samples, ratio: interval, noiseFloor: 1.1)
    }
    #expect(verdict(Interval(0.8, low: 0.75, high: 0.85), 30) == .faster)
    #expect(verdict(Interval(1.3, low: 1.2, high: 1.4), 30) == .slower)
    #expect(verdict(Interval(0.95, low: 0.92, high: 0.97), 30) == .noDifference)
    #expect(verdict(Interval(1.5, low: 0.9, high: 2), 30) == .noDifference)
    #expect(verdict(Interval(0.5, low: 0.4, high: 0.6), 29) == .tooFewSamples)
  }
}
