import PipeShape
import PipeShapeStore

/// One pipeline with its requests: what the laws of histories are checked on.
///
/// The core is one such engine and every planted bug is another. A value: laws try things on copies.
protocol RerunEngine: Sendable {
  var graph: PipelineGraph { get }
  var runCount: Int { get }
  /// All attempts in the order of their ids.
  var attempts: [Attempt] { get }
  /// The index in `attempts` that a run binds each cell to.
  func binding(ofRun number: Int) -> [Int]
  /// The indices of the attempts that an attempt consumed, in cell order.
  func inputs(of index: Int) -> [Int]
  func stale(inRun number: Int) -> Set<Int>
  mutating func preview(_ scope: RerunScope) throws(StoreError) -> RerunOutcome
  mutating func record(_ change: AttemptChange, of reference: AttemptReference) throws(StoreError) -> Recorded
  mutating func rerun(_ request: RerunRequest) throws(StoreError) -> RerunOutcome
}

/// Everything that can be seen of an engine, for comparing before with after.
struct Facts: Sendable {
  let attempts: [Attempt]
  /// By run, from 1 at index 0.
  let bindings: [[Int]]
  let inputs: [[Int]]

  init(_ engine: some RerunEngine) {
    attempts = engine.attempts
    var bindings: [[Int]] = []
    for run in 1...max(1, engine.runCount) { bindings.append(engine.binding(ofRun: run)) }
    self.bindings = bindings
    inputs = attempts.indices.map { engine.inputs(of: $0) }
  }

  var head: [Int] { bindings[bindings.count - 1] }
  func state(_ cell: Int) -> AttemptState { attempts[head[cell]].state }
  var states: [AttemptState] { head.map { attempts[$0].state } }
}
