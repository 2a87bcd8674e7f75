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
