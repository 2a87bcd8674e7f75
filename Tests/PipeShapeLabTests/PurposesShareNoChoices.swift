import Testing

@testable import PipeShapeLab

@Suite struct PurposesShareNoChoices {
  /// Every purpose in use, with those of eight writers (`grep -r purpose: Sources Adapters`).
  private static let purposes: [UInt64] =
    [1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 21, 31, 32, 33, 41, 51] + Array(UInt64(100)..<108)
  /// Neighbours, ends, and seeds that differ by the step of the sequence.
  private static let seeds: [UInt64] = [0, 1, 2, 3, 0x9e37_79b9_7f4a_7c15, 0x3c6e_f372_fe94_f82a, .max]
  private static let draws = 4000

  @Test(arguments: seeds) func noTwoPurposesShareANumber(seed: UInt64) {
    var seen: Set<UInt64> = []
    for purpose in Self.purposes {
      var random = SeededRandom(seed: seed, purpose: purpose)
      for _ in 0..<Self.draws { seen.insert(random.next()) }
    }
    #expect(seen.count == Self.purposes.count * Self.draws)
  }

  @Test func noTwoSeedsShareANumber() {
    var seen: Set<UInt64> = []
    for seed in Self.seeds {
      var random = SeededRandom(seed: seed, purpose: 7)
      for _ in 0..<Self.draws { seen.insert(random.next()) }
    }
    #expect(seen.count == Self.seeds.count * Self.draws)
  }

  @Test func theSameSeedAndPurposeGiveTheSameNumbers() {
    var (one, other) = (SeededRandom(seed: 4, purpose: 9), SeededRandom(seed: 4, purpose: 9))
    for _ in 0..<100 { #expect(one.next() == other.next()) }
  }
}
