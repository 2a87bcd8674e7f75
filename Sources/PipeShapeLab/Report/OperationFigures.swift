/// The figures of one operation.
public struct OperationFigures: Hashable, Sendable {
  /// The operation.
  public var operation: OperationName
  /// One entry for each candidate of the report, in its order.
  public var candidates: [CandidateFigures]

  /// How far the baseline was from itself; nil where it was not measured twice.
  public var noise: Interval?

  /// The greatest factor, at least 1, by which the baseline may differ from itself.
  public var noiseFloor: Double { noise?.reach ?? 1 }
}

/// The figures of one candidate in one operation.
public struct CandidateFigures: Hashable, Sendable {
  /// What the figures show.
  public enum Verdict: Hashable, Sendable {
    /// All others are compared with it.
    case baseline
    /// The baseline's second store.
    case noise
    /// Fewer samples than a rank needs.
    case tooFewSamples
    /// The interval holds 1, or does not leave the noise floor.
    case noDifference
    /// Cheaper than the baseline.
    case faster
    /// More expensive than the baseline.
    case slower
  }

  /// How many calls were measured.
  public var samples: Int
  /// The mean and the median, in nanoseconds.
  public var mean, median: Double
  /// The 90th percentile in nanoseconds, from 100 samples on, and the 99th, from 10,000 on.
  public var ninetieth, ninetyNinth: Double?
  /// The ratio to the baseline: of the means of all calls, over the same rounds; nil for the baseline itself.
  public var ratio: Interval?
  /// What the figures show.
  public var verdict: Verdict
  /// By how much each counter grows for one call.
  public var counters: [CounterFigure]

  /// Calls for each second that the candidate was busy with them.
  public var perSecond: Double { mean > 0 ? 1e9 / mean : 0 }
}

/// The growth of one counter for one call.
public struct CounterFigure: Hashable, Sendable {
  /// The engine's name of the counter.
  public var name: String
  /// Its mean growth.
  public var perCall: Double
}
