/// How many units of a story each round executes, decided before the measurement so that all execute the same.
struct BlockPlan {
  /// One number a round.
  let units: [Int]

  /// - Parameter cost: nanoseconds of one unit, as it was while warming up.
  init(_ settings: ComparisonSettings, story: Story, cost: Int64, available: Int) {
    let measured = Int64(story.operations.filter { $0 != .preview }.count)
    let budget = Int64(settings.budgetMilliseconds) * 1_000_000 * measured
    let affordable = Int(budget / max(1, cost))
    // What is too slow for the budget gets up to twelve times of it, to have the samples that a rank needs.
    let wanted = max(affordable, min(settings.rounds, Int(budget * 12 / max(1, cost))), 1)
    let most = min(wanted, available, settings.rounds * 400)
    // Few units are spread over all rounds: the first ones alone would tell of a fresh store.
    let rounds = settings.rounds
    units = (0..<rounds).map { most * ($0 + 1) / rounds - most * $0 / rounds }
  }
}
