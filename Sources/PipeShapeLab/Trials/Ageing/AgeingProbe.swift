import PipeShape
import PipeShapeStore

/// Makes the same calls of an old store and of its fresh twin, in turns.
struct AgeingProbe {
  /// What one call took.
  struct Sample {
    var quantity: Ageing.Quantity
    var isFresh: Bool
    var round: Int
    var nanoseconds: Int64
  }

  private var old, fresh: Contender
  private let pairs: [FreshTwin.Pair]
  private let clock: @Sendable () -> Int64
  private(set) var samples: [Sample] = []
  /// What the old store answered.
  private(set) var answers: [Answer] = []

  init(_ name: String, _ old: ContenderStore, _ twin: FreshTwin, clock: @escaping @Sendable () -> Int64) {
    self.old = Contender(name: "\(name), aged", store: old)
    fresh = Contender(name: "\(name), fresh", store: twin.store)
    pairs = twin.pairs
    self.clock = clock
  }

  /// Some reads, some lookups, and the life of one pipeline a round, each call in a session of its own.
  ///
  /// Round 0 is thrown away: it prepares the statements of the fresh store. Before each round both have no log.
  /// - Throws: `notEqual` where the two do not answer alike; `store`.
  mutating func measure(
    _ size: Ageing.Size, _ stream: inout OperationStream, _ random: inout SeededRandom
  ) async throws(ComparisonError) {
    guard !pairs.isEmpty else { return }
    for round in 0...size.rounds {
      let chosen = (0..<size.reads).map { _ in random.pick(pairs) }
      let life = stream.block(.life, units: 1)
      var outcomes: [Bool: [Contender.Outcome]] = [:]
      for contender in [old, fresh] {
        do throws(StoreError) { try await contender.store.settle() } catch {
          throw ComparisonError(error, of: contender.name)
        }
      }
      for isFresh in random.shuffled([false, true]) {
        let block = block(chosen, size.lookups, life, isFresh: isFresh)
        do throws(StoreError) {
          outcomes[isFresh] =
            isFresh
            ? try await fresh.execute(block, clock: clock, counting: false)
            : try await old.execute(block, clock: clock, counting: false)
        } catch { throw ComparisonError(error, of: isFresh ? fresh.name : old.name) }
      }
      try note(block(chosen, size.lookups, life, isFresh: false), outcomes, round: round)
    }
  }

  private func block(_ chosen: [FreshTwin.Pair], _ lookups: Int, _ life: Block, isFresh: Bool) -> Block {
    var block = life
    block.segments.insert(
      contentsOf: [
        Block.Segment(
          operation: .getPipeline, actions: chosen.map { .pipeline(.known(isFresh ? $0.fresh : $0.old)) }),
        Block.Segment(
          operation: .findTarget,
          actions: chosen.compactMap(\.build).prefix(lookups).map { .cells(.external($0), limit: 100) }),
      ], at: 0)
    return block
  }

  private mutating func note(
    _ block: Block, _ outcomes: [Bool: [Contender.Outcome]], round: Int
  ) throws(ComparisonError) {
    guard let aged = outcomes[false], let fresh = outcomes[true] else { return }
    for (index, segment) in block.segments.enumerated() {
      let name = segment.operation?.rawValue ?? "preparation"
      for (one, other) in zip(aged[index].answers, fresh[index].answers) {
        if case .refused(let error) = one { throw ComparisonError(error, of: old.name) }
        try FreshTwin.compare(one, other, name, old.name)
      }
      answers += aged[index].answers
      guard round > 0, let quantity = segment.operation.flatMap(Ageing.Quantity.init(probing:)) else { continue }
      for (isFresh, outcome) in [(false, aged[index]), (true, fresh[index])] {
        samples += outcome.nanoseconds.map {
          Sample(quantity: quantity, isFresh: isFresh, round: round, nanoseconds: $0)
        }
      }
    }
  }

  /// Nanoseconds and calls of one round.
  private struct Sum {
    var nanoseconds: Int64 = 0
    var calls = 0
    var mean: Double { Double(nanoseconds) / Double(max(1, calls)) }

    static func + (left: Sum, right: Sum) -> Sum {
      Sum(nanoseconds: left.nanoseconds + right.nanoseconds, calls: left.calls + right.calls)
    }
  }

  private func sums(_ quantity: Ageing.Quantity) -> [(old: Sum, fresh: Sum)] {
    var rounds: [Int: (old: Sum, fresh: Sum)] = [:]
    for sample in samples where sample.quantity == quantity {
      let sum = Sum(nanoseconds: sample.nanoseconds, calls: 1)
      var round = rounds[sample.round] ?? (Sum(), Sum())
      if sample.isFresh { round.fresh = round.fresh + sum } else { round.old = round.old + sum }
      rounds[sample.round] = round
    }
    return rounds.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The mean of a call in the old store and in the fresh one, and the one by the other; nil without calls.
  func figures(_ quantity: Ageing.Quantity, seed: UInt64) -> (old: Interval, fresh: Interval, ratio: Interval)? {
    let rounds = sums(quantity)
    guard !rounds.isEmpty else { return nil }
    let total = { (rounds: [(old: Sum, fresh: Sum)]) in
      rounds.reduce((Sum(), Sum())) { ($0.0 + $1.old, $0.1 + $1.fresh) }
    }
    return (
      Statistics.bootstrap(rounds, seed: seed) { total($0).0.mean },
      Statistics.bootstrap(rounds, seed: seed) { total($0).1.mean },
      Statistics.bootstrap(rounds, seed: seed) { total($0).0.mean / max(1, total($0).1.mean) }
    )
  }
}
