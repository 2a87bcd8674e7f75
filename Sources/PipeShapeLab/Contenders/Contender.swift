import PipeShape
import PipeShapeStore

/// A candidate's store while it is being measured.
struct Contender: Sendable {
  let name: String
  var store: ContenderStore
  /// What the store has made in the current block.
  var made: [PipelineID] = []

  /// What one segment of a block gave.
  struct Outcome: Sendable {
    var answers: [Answer] = []
    var nanoseconds: [Int64] = []
    /// By how much each counter grew.
    var counters: [String: Int64] = [:]
    /// What ran, and how; only while warming up.
    var traced: [TracedStatement] = []
  }

  /// Executes a block; answers are kept and looked at later, when nobody is being timed.
  mutating func execute(
    _ block: Block, clock: @Sendable () -> Int64, counting: Bool, tracing: Bool = false
  ) async throws(StoreError) -> [Outcome] {
    made = []
    var outcomes: [Outcome] = []
    for segment in block.segments {
      var outcome = Outcome()
      outcome.answers.reserveCapacity(segment.actions.count)
      outcome.nanoseconds.reserveCapacity(segment.actions.count)
      let counts = counting && segment.operation != nil
      let ranBefore = tracing && segment.operation != nil ? try await store.traces() : []
      let before = counts ? try await counters() : [:]
      let instrumentsBefore = counts ? store.instruments() : []
      for action in segment.actions {
        let start = clock()
        let answer = await store.perform(action, made)
        outcome.nanoseconds.append(clock() - start)
        if case .made(let id) = answer { made.append(id) }
        outcome.answers.append(answer)
      }
      if counts {
        // The processor's clock runs while counters are read, so it is read next to the calls.
        for (after, before) in zip(store.instruments(), instrumentsBefore) where after.kind == .counter {
          outcome.counters[after.name] = after.value - before.value
        }
        let grown = try await counters().merging(before) { after, before in after - before }
        outcome.counters.merge(grown) { instrument, _ in instrument }
      }
      if tracing, segment.operation != nil { outcome.traced = try await store.traces().ran(since: ranBefore) }
      outcomes.append(outcome)
    }
    return outcomes
  }

  private func counters() async throws(StoreError) -> [String: Int64] {
    var counters: [String: Int64] = [:]
    for measure in try await store.measures(false) where measure.kind == .counter {
      counters[measure.name, default: 0] += measure.value
    }
    return counters
  }
}

extension [TracedStatement] {
  /// The statements that ran in between, and how often.
  func ran(since before: [TracedStatement]) -> [TracedStatement] {
    let runs = Dictionary(before.map { ($0.text, $0.runs) }) { $1 }
    return compactMap { statement in
      let count = statement.runs - (runs[statement.text] ?? 0)
      return count > 0 ? TracedStatement(statement.text, runs: count, plan: statement.plan) : nil
    }
  }
}
