/// Means and ratios of first reads, their intervals over repeats.
struct ColdCacheFigures {
  private let reads: [OperationName: [ColdCache.Temperature: [Int: [Int: Double]]]]
  let names: [String]
  let seed: UInt64

  init(reads: [ColdCacheRun.Read], names: [String], seed: UInt64) {
    var found: [OperationName: [ColdCache.Temperature: [Int: [Int: Double]]]] = [:]
    for read in reads where read.temperature != .cold || ColdCache.isCold(read.left) {
      found[read.operation, default: [:]][read.temperature, default: [:]][read.candidate, default: [:]][read.round] =
        Double(read.nanoseconds)
    }
    self.reads = found
    self.names = names
    self.seed = seed
  }

  private func times(_ operation: OperationName, _ temperature: ColdCache.Temperature, _ index: Int) -> [Int: Double] {
    reads[operation]?[temperature]?[index] ?? [:]
  }

  /// The sums over the repeats that both have, the one by the other; nil without any.
  private func ratio(_ own: [Int: Double], _ base: [Int: Double]) -> (value: Interval, samples: Int)? {
    let pairs = own.sorted { $0.key < $1.key }.compactMap { round, time in base[round].map { (time, $0) } }
    guard !pairs.isEmpty else { return nil }
    let value = Statistics.bootstrap(pairs, seed: seed) { pairs in
      pairs.reduce(0) { $0 + $1.0 } / max(1, pairs.reduce(0) { $0 + $1.1 })
    }
    return (value, pairs.count)
  }

  func figures(_ operation: OperationName) -> [Figure] {
    names.enumerated().flatMap { index, name -> [Figure] in
      let add = { (unit: Figure.Unit, label: String, value: Interval, samples: Int) in
        Figure(
          series: name, quantity: operation.rawValue, unit: unit, label: label, value: value, samples: samples)
      }
      var figures: [Figure] = []
      for temperature in ColdCache.Temperature.allCases {
        let own = times(operation, temperature, index)
        guard !own.isEmpty else { continue }
        let sorted = own.sorted { $0.key < $1.key }.map(\.value)
        figures.append(
          add(
            .nanoseconds, temperature.rawValue,
            Statistics.bootstrap(sorted, seed: seed, statistic: Statistics.mean), sorted.count))
        if index > 0, let found = ratio(own, times(operation, temperature, 0)) {
          figures.append(add(.ratio, ColdCache.byBaseline(temperature), found.value, found.samples))
        }
      }
      if let found = ratio(times(operation, .cold, index), times(operation, .warm, index)) {
        figures.append(add(.ratio, ColdCache.coldByWarm, found.value, found.samples))
      }
      return figures
    }
  }
}
