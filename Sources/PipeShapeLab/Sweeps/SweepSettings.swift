/// How large the sweeps are; every point of a sweep changes one thing of this.
public struct SweepSettings: Hashable, Sendable {
  /// How many pipelines a store holds, where that is not what is swept.
  public var pipelines: Int
  /// How many rounds every operation is spread over; what is slow is called once a round, and a rank needs 30 calls.
  public var rounds: Int
  /// Milliseconds for each operation and layout.
  public var budgetMilliseconds: Int
  /// What all choices follow from.
  public var seed: UInt64
  /// Whether only the least is measured, to see that it works.
  public var isQuick: Bool

  /// Sets what differs from the defaults.
  public init(
    pipelines: Int = 2000, rounds: Int = 32, budgetMilliseconds: Int = 250, seed: UInt64 = 1, isQuick: Bool = false
  ) {
    self.pipelines = pipelines
    self.rounds = rounds
    self.budgetMilliseconds = budgetMilliseconds
    self.seed = seed
    self.isQuick = isQuick
  }

  /// The least that is a comparison, for tests; its figures say nothing.
  public static func quick(seed: UInt64 = 1) -> SweepSettings {
    SweepSettings(pipelines: 40, rounds: 2, budgetMilliseconds: 1, seed: seed, isQuick: true)
  }

  /// The settings of one comparison.
  func comparison(pipelines: Int? = nil) -> ComparisonSettings {
    let count = pipelines ?? self.pipelines
    // From here on the store in memory would take the room in which the candidates' files are cached.
    return ComparisonSettings(
      pipelines: count, rounds: rounds, seed: seed, budgetMilliseconds: budgetMilliseconds,
      reference: count > 50_000 ? .baseline : .memory)
  }
}

extension ComparisonSettings {
  /// Everything that a comparison's figures depend on.
  var facts: [Fact] {
    [
      Fact("pipelines", "\(pipelines)"), Fact("rounds", "\(rounds)"), Fact("seed", "\(seed)"),
      Fact("budget in milliseconds", "\(budgetMilliseconds)"), Fact("preset", preset.rawValue),
      Fact("payload bytes", "\(payloadBytes)"), Fact("compressibility", "\(compressibility)"),
      Fact("generated share", "\(generatedShare)"), Fact("rerun share", "\(rerunShare)"),
      Fact("reference", reference.rawValue),
      Fact("unfinished pipelines", unfinished.map { "\($0)" } ?? "one in a hundred"),
    ]
  }
}
