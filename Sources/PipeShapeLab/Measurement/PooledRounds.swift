/// The samples of all rounds together, for quantiles with an interval over rounds.
///
/// A quantile of some rounds drawn anew is one of weighted samples. Sorting them for each draw would take minutes, so they
/// are sorted once, and how many of each round lie below is noted at some places.
struct PooledRounds {
  private let values: [Double]
  /// The round of each value.
  private let owners: [Int]
  private let counts: [Int]
  private let stride: Int
  /// How many values of each round lie before every stride.
  private var before: [[Int]] = []

  /// - Complexity: O(samples · log samples).
  init(_ rounds: [[Double]]) {
    let filled = rounds.filter { !$0.isEmpty }
    let sorted = filled.enumerated().flatMap { round, values in values.map { ($0, round) } }.sorted { $0.0 < $1.0 }
    values = sorted.map(\.0)
    owners = sorted.map(\.1)
    counts = filled.map(\.count)
    stride = max(1, sorted.count / 256)
    var seen = Array(repeating: 0, count: filled.count)
    for (index, owner) in owners.enumerated() {
      if index % stride == 0 { before.append(seen) }
      seen[owner] += 1
    }
  }

  /// How many samples there are.
  var count: Int { values.count }

  /// The quantile of all samples, its 95 % interval by bootstrap over rounds; nil without samples.
  ///
  /// - Complexity: O(resamples · (rounds · log samples + samples / 256)).
  func quantile(_ share: Double, resamples: Int = 1000, seed: UInt64) -> Interval? {
    guard !values.isEmpty else { return nil }
    var random = SeededRandom(seed: seed, purpose: 7)
    var drawn: [Double] = []
    drawn.reserveCapacity(resamples)
    if counts.count > 1 {
      for _ in 0..<resamples {
        var weights = Array(repeating: 0, count: counts.count)
        for _ in counts.indices { weights[random.below(counts.count)] += 1 }
        drawn.append(quantile(share, weights))
      }
    }
    return Statistics.interval(Statistics.quantile(share, ofSorted: values), &drawn, rounds: counts.count)
  }

  /// The quantile where the samples of a round count so many times.
  private func quantile(_ share: Double, _ weights: [Int]) -> Double {
    let last = zip(counts, weights).reduce(0) { $0 + $1.0 * $1.1 } - 1
    let place = share * Double(last)
    let index = Int(place)
    let (low, next) = (value(at: index, weights), value(at: min(index + 1, last), weights))
    return low + (next - low) * (place - Double(index))
  }

  /// The value that stands at a place among the weighted ones, from 0.
  private func value(at place: Int, _ weights: [Int]) -> Double {
    let sum = { (stop: Int) in zip(before[stop], weights).reduce(0) { $0 + $1.0 * $1.1 } }
    // The last stop before which no more than that many lie.
    var (low, high) = (0, before.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if sum(middle) <= place { low = middle } else { high = middle }
    }
    var passed = sum(low)
    for index in (low * stride)..<values.count {
      passed += weights[owners[index]]
      if passed > place { return values[index] }
    }
    return values[values.count - 1]
  }
}
