/// Which mixes of whole reads and status updates are measured, and how.
public struct MixSettings: Hashable, Sendable {
  /// Whole reads for each status update, ascending.
  public var readsPerUpdate: [Double]
  /// Calls of a mix in one round, reads and updates together.
  public var calls: Int
  /// Size, rounds and data; a budget does not apply, since the number of calls is fixed.
  public var comparison: ComparisonSettings

  /// The mixes of the experiment.
  public init(_ settings: SweepSettings) {
    comparison = settings.comparison()
    // Nothing here is called once a round, so half the rounds carry intervals, and the store grows by half as much.
    comparison.rounds = max(2, comparison.rounds / 2)
    readsPerUpdate = settings.isQuick ? [0.1, 1, 10] : [0.1, 1, 10, 100, 1000]
    // Every dozen updates need a new pipeline: with more calls the store would grow by more than it held.
    calls = settings.isQuick ? 40 : 500
  }

  /// The mixes, and reads and updates alone, from which a break-even can also be computed.
  var shares: [Double] { [0] + readsPerUpdate.map { $0 / (1 + $0) } + [1] }

  /// How many updates a mix has in each round: a mix with less than one has one in some rounds.
  func updates(share: Double, round: Int) -> Int {
    let each = (1 - share) * Double(calls)
    return Int(each * Double(round) + 1e-6) - Int(each * Double(round - 1) + 1e-6)
  }
}
