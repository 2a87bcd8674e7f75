import PipeShape
import PipeShapeStore

extension ComparisonRun {
  /// Why an operation is not measured.
  static let nothingToDo = "too few of the pipelines have something to do"

  /// Warms up and calibrates, then runs the rounds.
  mutating func measure() async throws(ComparisonError) {
    var stream = filling.stream
    var turns = Turns(seed: settings.seed, purpose: 4)
    let units = try await calibrate(&stream, &turns)
    say("warmed up; \(units.values.reduce(0) { $0 + $1.reduce(0, +) }) units in \(settings.rounds) rounds follow")
    var order = SeededRandom(seed: settings.seed, purpose: 5)
    // Round 0 is thrown away: it reads, so that pages are in the caches that the round after finds there.
    try await settle()
    for round in 0...settings.rounds {
      for story in order.shuffled(Story.allCases) {
        guard let count = units[story]?[max(1, round) - 1], count > 0, round > 0 || story.isEndless(in: stream) else {
          continue
        }
        try await execute(
          stream.block(story, units: count), round: round > 0 ? round : nil, order: turns.next(of: contenders.count))
      }
      try await settle(after: round, order: turns.next(of: contenders.count))
      if round % max(1, settings.rounds / 8) == 0 { say("round \(round) of \(settings.rounds)") }
    }
  }

  /// Settles all stores in turns, and counts what that takes: a round's writes must not leave work to nobody.
  mutating func settle(after round: Int, order: [Int]) async throws(ComparisonError) {
    for (turn, index) in order.enumerated() {
      let contender = contenders[index]
      let start = comparison.clock()
      try await attempt(contender.name) { () throws(StoreError) in try await contender.store.settle() }
      let time = comparison.clock() - start
      guard round > 0 else { continue }
      samples.append(Sample(operation: .settling, candidate: index, round: round, turn: turn + 1, nanoseconds: time))
    }
  }

  /// Executes every story twice, and says how many units of each the rounds have.
  private mutating func calibrate(
    _ stream: inout OperationStream, _ turns: inout Turns
  ) async throws(ComparisonError) -> [Story: [Int]] {
    var units: [Story: [Int]] = [:]
    for story in Story.allCases {
      guard stream.available(story) > 3 else {
        for operation in story.operations where operation != .preview {
          skipped.append(Fact(operation.rawValue, Self.nothingToDo))
        }
        continue
      }
      let count = story.isEndless(in: stream) ? 4 : 1
      var cost: Int64 = 1
      // The first pass fills caches and prepares statements; the second one says how long a unit takes.
      for _ in 0..<2 {
        let block = stream.block(story, units: count)
        let start = comparison.clock()
        try await execute(block, round: nil, order: turns.next(of: contenders.count))
        cost = max(1, (comparison.clock() - start) / Int64(contenders.count * count))
      }
      units[story] = BlockPlan(settings, story: story, cost: cost, available: stream.available(story)).units
    }
    return units
  }

  /// Executes a block; without a round its samples are thrown away, and what ran is noted instead.
  private mutating func execute(_ block: Block, round: Int?, order: [Int]) async throws(ComparisonError) {
    let outcomes = try await outcomes(of: block, order: order, counting: round != nil, tracing: round == nil)
    for (index, outcomes) in outcomes.enumerated() {
      guard let round else {
        infos[index].note(zip(block.segments, outcomes.segments).map { ($0.operation, $0.actions.count, $1.traced) })
        continue
      }
      for (segment, outcome) in zip(block.segments, outcomes.segments) {
        guard let operation = segment.operation else { continue }
        for time in outcome.nanoseconds {
          samples.append(
            Sample(operation: operation, candidate: index, round: round, turn: outcomes.turn, nanoseconds: time))
        }
        for (name, value) in outcome.counters {
          counters[CounterKey(operation: operation, candidate: index, name: name), default: 0] += value
        }
      }
    }
  }

  /// What a block gave one contender, and its turn, from 1.
  struct BlockOutcome {
    var turn: Int
    var segments: [Contender.Outcome]
  }

  /// Executes a block everywhere, and compares the answers; one entry for each contender that is left then.
  mutating func outcomes(
    of block: Block, order: [Int], counting: Bool, tracing: Bool = false
  ) async throws(ComparisonError) -> [BlockOutcome] {
    var outcomes = contenders.map { _ in BlockOutcome(turn: 0, segments: []) }
    for (turn, index) in order.enumerated() {
      do throws(StoreError) {
        outcomes[index] = BlockOutcome(
          turn: turn + 1,
          segments: try await contenders[index].execute(
            block, clock: comparison.clock, counting: counting, tracing: tracing))
      } catch { throw ComparisonError(error, of: contenders[index].name) }
    }
    var expected = outcomes[0].segments
    do throws(StoreError) {
      if let found = try await memory?.execute(block, clock: comparison.clock, counting: false) { expected = found }
    } catch { throw ComparisonError(error, of: reference.name) }
    var refusals: [Int: StoreError] = [:]
    for index in outcomes.indices {
      refusals[index] = Self.limit(in: outcomes[index].segments, unlike: expected)
    }
    try await drop(refusals)
    for index in refusals.keys.sorted(by: >) { outcomes.remove(at: index) }
    for (index, segment) in block.segments.enumerated() {
      try gate.compare(
        segment.actions, operation: segment.operation, expected: expected[index].answers,
        others: contenders.indices.map { (contenders[$0].name, outcomes[$0].segments[index].answers) })
    }
    return outcomes
  }
}

extension Story {
  /// Whether there is always more of it to do, since it changes nothing.
  func isEndless(in stream: OperationStream) -> Bool { stream.available(self) == .max }
}
