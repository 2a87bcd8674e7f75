/// How many whole reads for each status update make a layout cheaper than the baseline.
public struct BreakEven: Hashable, Sendable {
  /// Where the layout pays.
  public enum Outcome: Hashable, Sendable {
    /// Above so many reads for each update.
    case above(Interval)
    /// Below so many reads for each update.
    case below(Interval)
    /// Whatever the mix: reads and updates are both shown to be cheaper.
    case always
    /// Nothing is shown to be cheaper, and something to be more expensive.
    case never
    /// A difference is not shown for both.
    case notShown
  }

  /// The index of the candidate.
  public var candidate: Int
  /// Where it pays.
  public var outcome: Outcome
  /// What a whole read and an update cost more than with the baseline, in nanoseconds; negative is cheaper.
  public var readDifference, updateDifference: Double

  /// Means of one round, in nanoseconds.
  struct Round {
    var read, update, baselineRead, baselineUpdate: Double
  }

  init(
    candidate: Int, rounds: [Round], readVerdict: CandidateFigures.Verdict, updateVerdict: CandidateFigures.Verdict,
    seed: UInt64
  ) {
    self.candidate = candidate
    let read = { (rounds: [Round]) in Statistics.mean(rounds.map { $0.read - $0.baselineRead }) }
    let update = { (rounds: [Round]) in Statistics.mean(rounds.map { $0.update - $0.baselineUpdate }) }
    readDifference = read(rounds)
    updateDifference = update(rounds)
    let balance = { Statistics.bootstrap(rounds, seed: seed) { max(0, -update($0) / read($0)) } }
    switch (readVerdict, updateVerdict) {
    case (.faster, .slower): outcome = .above(balance())
    case (.slower, .faster): outcome = .below(balance())
    case (.faster, .faster): outcome = .always
    case (.slower, .slower), (.slower, .noDifference), (.noDifference, .slower): outcome = .never
    default: outcome = .notShown
    }
  }
}
