import PipeShape
import PipeShapeStore

/// A pipeline exactly as the text describes it: attempts with explicit inputs, runs with explicit total bindings.
///
/// Slow and obvious on purpose. It shares no algorithm with the core: what the core derives (facts I1, I2 and I3) is
/// spelled out here, so that the two can disagree.
struct Model: Sendable {
  struct Attempt: Sendable {
    var cell: Int
    var ordinal: Int
    var supersedes: Int?
    /// Predecessor cell → index of the attempt consumed.
    var inputs: [Int: Int]
    var state: AttemptState = .pending
    var started = false
    var external: ExternalID?
    var digest: String?
    var payload: PayloadValue = .null
    var startedAt: Int64?
    var endedAt: Int64?
  }

  struct Run: Sendable {
    var request: String?
    var createdAt: Int64?
    /// The attempt of every cell.
    var binding: [Int]
  }

  let graph: ModelGraph
  var attempts: [Attempt] = []
  var runs: [Run] = []
  var requests: [ModelRequest] = []
  /// Requests that came with a history: what they asked is not known.
  var imported: [String] = []

  /// Run 1 binds fresh attempts everywhere; nil where a state is not reachable.
  init?(graph: ModelGraph, states: [AttemptState]?) {
    self.graph = graph
    for cell in graph.cells.indices {
      var inputs: [Int: Int] = [:]
      for before in graph.predecessors[cell] { inputs[before] = before }
      attempts.append(Attempt(cell: cell, ordinal: 1, supersedes: nil, inputs: inputs))
    }
    runs = [Run(request: nil, createdAt: nil, binding: Array(graph.cells.indices))]
    guard let states else { return }
    for (cell, state) in states.enumerated() {
      attempts[cell].state = state
      attempts[cell].started = state == .running
    }
    for cell in graph.cells.indices where attempts[cell].started || attempts[cell].state == .succeeded {
      guard graph.predecessors[cell].allSatisfy({ states[$0] == .succeeded }) else { return nil }
    }
    skipPending()
  }

  var binding: [Int] { runs[runs.count - 1].binding }
  func state(_ cell: Int) -> AttemptState { attempts[binding[cell]].state }
  var states: [AttemptState] { binding.map { attempts[$0].state } }

  /// A pending attempt one of whose input attempts ended badly ends skipped, transitively.
  @discardableResult
  mutating func skipPending() -> Int {
    var skipped = 0
    var again = true
    while again {
      again = false
      for index in attempts.indices where attempts[index].state == .pending {
        if attempts[index].inputs.values.contains(where: { attempts[$0].state.endedBadly }) {
          attempts[index].state = .skipped
          skipped += 1
          again = true
        }
      }
    }
    return skipped
  }

  /// The cells that a run shows as stale: their attempt consumed one that the run no longer binds, or a stale one.
  func stale(inRun number: Int) -> Set<Int> {
    let binding = runs[number - 1].binding
    var stale: Set<Int> = []
    for cell in graph.cells.indices {
      let inputs = attempts[binding[cell]].inputs
      if inputs.contains(where: { binding[$0.key] != $0.value || stale.contains($0.key) }) { stale.insert(cell) }
    }
    return stale
  }
}
