/// In which order candidates take their turns: a random order, turned by one place a round, then a new one.
///
/// So each candidate has each turn once before an order is drawn anew; until then most follow the same other.
struct Interleaving {
  private var random: SeededRandom
  private var order: [Int] = []
  private var turned = 0
  private let count: Int

  init(count: Int, seed: UInt64, purpose: UInt64) {
    self.count = count
    random = SeededRandom(seed: seed, purpose: purpose)
  }

  /// The order of the next block.
  mutating func next() -> [Int] {
    if order.isEmpty || turned == count {
      order = random.shuffled(Array(0..<count))
      turned = 0
    }
    defer { turned += 1 }
    return Array(order[turned...] + order[..<turned])
  }
}

/// Turns among a number of candidates that may become smaller: then the order begins anew.
struct Turns {
  let seed: UInt64
  let purpose: UInt64
  private var interleaving: (count: Int, turns: Interleaving)?

  init(seed: UInt64, purpose: UInt64) {
    self.seed = seed
    self.purpose = purpose
  }

  /// The order of the next block.
  mutating func next(of count: Int) -> [Int] {
    var turns =
      interleaving.flatMap { $0.count == count ? $0.turns : nil }
      ?? Interleaving(count: count, seed: seed, purpose: purpose)
    defer { interleaving = (count, turns) }
    return turns.next()
  }
}
