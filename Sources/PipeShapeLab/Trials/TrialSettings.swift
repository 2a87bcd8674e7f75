/// How large the trials are.
public struct TrialSettings: Hashable, Sendable {
  /// How many pipelines a store holds.
  public var pipelines: Int
  /// What all choices follow from.
  public var seed: UInt64
  /// How many updates a store ages by.
  public var updates: Int
  /// After how many seconds a store is old enough, however many updates that were.
  public var ageingSeconds: Double
  /// How many calls are measured at each rate; more where a rate is high, and fewer where it is low.
  public var calls: Int
  /// Whether only the least is measured, to see that it works.
  public var isQuick: Bool

  /// Sets what differs from the defaults.
  public init(
    pipelines: Int = 1000, seed: UInt64 = 1, updates: Int = 1_000_000, ageingSeconds: Double = 900,
    calls: Int = 10_000, isQuick: Bool = false
  ) {
    self.pipelines = pipelines
    self.seed = seed
    self.updates = updates
    self.ageingSeconds = ageingSeconds
    self.calls = calls
    self.isQuick = isQuick
  }

  /// The least that shows that it works, for tests; its figures say nothing.
  public static func quick(seed: UInt64 = 1) -> TrialSettings {
    TrialSettings(pipelines: 20, seed: seed, updates: 100, ageingSeconds: 20, calls: 60, isQuick: true)
  }

  var facts: [Fact] { [Fact("pipelines", "\(pipelines)"), Fact("seed", "\(seed)")] }

  /// The data set, and for comparisons the time.
  func comparison(rounds: Int = 8, budgetMilliseconds: Int = 60) -> ComparisonSettings {
    ComparisonSettings(
      pipelines: pipelines, rounds: isQuick ? 2 : rounds, seed: seed,
      budgetMilliseconds: isQuick ? 1 : budgetMilliseconds)
  }
}
