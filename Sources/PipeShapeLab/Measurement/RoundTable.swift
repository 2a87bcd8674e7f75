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

    mutating func add(_ other: Sum) {
      count += other.count
      total += other.total
    }
  }

  private var rounds: [Key: [Int: Sum]] = [:]
  private var single: [Key: [Int: [Double]]] = [:]

  init(_ samples: [Sample]) {
    for sample in samples {
      let key = Key(operation: sample.operation, candidate: sample.candidate)
      rounds[key, default: [:]][sample.round, default: Sum()].count += 1
      rounds[key, default: [:]][sample.round, default: Sum()].total += sample.nanoseconds
      single[key, default: [:]][sample.round, default: []].append(Double(sample.nanoseconds))
    }
  }

  /// How many calls were measured.
  func count(_ operation: OperationName, _ candidate: Int) -> Int {
    (rounds[Key(operation: operation, candidate: candidate)] ?? [:]).values.reduce(0) { $0 + $1.count }
  }

  /// The durations of an operation, round by round.
  func times(_ operation: OperationName, _ candidate: Int) -> [[Double]] {
    (single[Key(operation: operation, candidate: candidate)] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
  }

  /// The ratio to the baseline: all calls of both, of the rounds in which both took part; the interval over rounds.
  ///
  /// Sums, because a call that now and then waits for a checkpoint costs that, even where most rounds have none. A round
  /// in which the machine did something else widens the interval.
  func ratio(_ operation: OperationName, _ candidate: Int, seed: UInt64) -> Interval? {
    let own = (rounds[Key(operation: operation, candidate: candidate)] ?? [:]).sorted { $0.key < $1.key }
    let pairs = own.compactMap { round, sum -> (own: Sum, base: Sum)? in
      guard let base = rounds[Key(operation: operation, candidate: 0)]?[round], base.total > 0 else { return nil }
      return (sum, base)
    }
    guard !pairs.isEmpty else { return nil }
    return Statistics.bootstrap(pairs, seed: seed) { pairs in
      var (own, base) = (Sum(), Sum())
      for pair in pairs {
        own.add(pair.own)
        base.add(pair.base)
      }
      return own.mean / base.mean
    }
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
