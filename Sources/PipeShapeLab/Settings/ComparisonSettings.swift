/// How large a comparison is, and how long it may take.
public struct ComparisonSettings: Hashable, Sendable {
  /// How many pipelines every store holds before the measurement.
  public var pipelines: Int
  /// How many rounds every operation is spread over.
  public var rounds: Int
  /// What all choices follow from.
  public var seed: UInt64
  /// How long a candidate is to be busy with one operation on average, in milliseconds; what is slow gets up to twelve
  /// times that, to have the samples of a rank.
  public var budgetMilliseconds: Int
  /// Which averages the generated shapes reach.
  public var preset: WorkloadPreset
  /// The mean size of the free text of one attempt, in bytes.
  public var payloadBytes: Int
  /// The share of the free text that repeats, from 0 to 1.
  public var compressibility: Double
  /// Where shapes are given: the share of pipelines that are generated all the same.
  public var generatedShare: Double
  /// The share of pipelines that are rerun at least once, from 0 to 1.
  public var rerunShare: Double
  /// What says which answers are right.
  public var reference: Reference
  /// How many pipelines are unfinished, the newest; nil for one in a hundred.
  public var unfinished: Int?

  /// A store that every candidate's answers are compared with.
  public enum Reference: String, Hashable, Sendable {
    /// The store in memory, filled and called like the candidates; it needs about 26 KB a pipeline.
    case memory
    /// The baseline's first store, where the pipelines would fill the memory that the candidates' files are cached in.
    case baseline
  }

  /// Sets what differs from the defaults.
  public init(
    pipelines: Int = 2000, rounds: Int = 32, seed: UInt64 = 1, budgetMilliseconds: Int = 500,
    preset: WorkloadPreset = .documents, payloadBytes: Int = 320, compressibility: Double = 0.35,
    generatedShare: Double = 0, rerunShare: Double = 0.125, reference: Reference = .memory
  ) {
    self.pipelines = pipelines
    self.rounds = rounds
    self.seed = seed
    self.budgetMilliseconds = budgetMilliseconds
    self.preset = preset
    self.payloadBytes = payloadBytes
    self.compressibility = compressibility
    self.generatedShare = generatedShare
    self.rerunShare = rerunShare
    self.reference = reference
  }

  /// Nothing below this many samples is ranked.
  public static let samplesToRank = 30
  /// No 90th percentile is given below this many samples: ten of them lie beyond it then.
  public static let samplesForNinetieth = 100
  /// No 99th percentile is given below this many samples.
  public static let samplesForNinetyNinth = 10_000

  /// The percentiles that so many samples can carry, by label.
  static func percentiles(of samples: Int) -> [(label: String, share: Double)] {
    [("p50", 0.5, 1), ("p90", 0.9, samplesForNinetieth), ("p99", 0.99, samplesForNinetyNinth)]
      .filter { samples >= $0.2 }.map { ($0.0, $0.1) }
  }
}
