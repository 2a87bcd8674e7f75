/// Samples by operation, candidate and round.
struct RoundTable {
  private struct Key: Hashable {
    var operation: OperationName
    var candidate: Int
  }
  private struct Sum {
    var count = 0
    var total: Int64 = 0
    var mean: Double { Double(total) / Double(max(1, count)) }
  }

  private var rounds: [Key: [Int: Sum]] = [:]
  private var all: [Key: [Double]] = [:]

  init(_ samples: [Sample], candidates: Int) {
    for sample in samples {
      let key = Key(operation: sample.operation, candidate: sample.candidate)
      rounds[key, default: [:]][sample.round, default: Sum()].count += 1
      rounds[key, default: [:]][sample.round, default: Sum()].total += sample.nanoseconds
      all[key, default: []].append(Double(sample.nanoseconds))
    }
    for key in all.keys { all[key]?.sort() }
  }

  /// How many calls were measured.
  func count(_ operation: OperationName, _ candidate: Int) -> Int { times(operation, candidate).count }

  /// The durations of an operation, sorted.
  func times(_ operation: OperationName, _ candidate: Int) -> [Double] {
    all[Key(operation: operation, candidate: candidate)] ?? []
  }

  /// The ratio to the baseline: in each round the ratio of the means, of these the median; the interval over rounds.
  ///
  /// Means, because a call that now and then waits for a checkpoint costs that; the median, because a round in which the
  /// machine did something else says nothing about the layout.
  func ratio(_ operation: OperationName, _ candidate: Int, seed: UInt64) -> Interval? {
    let ratios = means(operation, candidate).compactMap { round, mean -> Double? in
      guard let base = rounds[Key(operation: operation, candidate: 0)]?[round], base.total > 0 else { return nil }
      return mean / base.mean
    }
    return ratios.isEmpty ? nil : Statistics.bootstrap(ratios, seed: seed, statistic: Statistics.median)
  }

  /// The mean of all calls in nanoseconds; the interval over rounds.
  func cost(_ operation: OperationName, _ candidate: Int, seed: UInt64) -> Interval? {
    let sums = (rounds[Key(operation: operation, candidate: candidate)] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    guard !sums.isEmpty else { return nil }
    return Statistics.bootstrap(sums, seed: seed) { sums in
      Double(sums.reduce(0) { $0 + $1.total }) / Double(max(1, sums.reduce(0) { $0 + $1.count }))
    }
  }

  private func means(_ operation: OperationName, _ candidate: Int) -> [(Int, Double)] {
    (rounds[Key(operation: operation, candidate: candidate)] ?? [:]).sorted { $0.key < $1.key }.map {
      ($0.key, $0.value.mean)
    }
  }

  /// The means of whole reads and status updates, of the rounds that have both.
  func breakEvenRounds(_ candidate: Int) -> [BreakEven.Round] {
    let mean = { (operation: OperationName, candidate: Int, round: Int) in
      rounds[Key(operation: operation, candidate: candidate)]?[round]?.mean
    }
    return means(.getPipeline, candidate).compactMap { round, read in
      guard let update = mean(.updateTarget, candidate, round), let baseRead = mean(.getPipeline, 0, round),
        let baseUpdate = mean(.updateTarget, 0, round)
      else { return nil }
      return BreakEven.Round(read: read, update: update, baselineRead: baseRead, baselineUpdate: baseUpdate)
    }
  }
}
