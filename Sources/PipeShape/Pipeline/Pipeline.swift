/// A pipeline for one event: its graph, every attempt ever made, and the runs that bind them.
///
/// A value: copies share their arrays until one of them changes. The history is append-only; attempts change only while
/// they are in flight, and an attempt in flight is always bound by the head (semantics, fact I1).
public struct Pipeline: Sendable {
  /// The pipeline's id.
  public internal(set) var id: PipelineID
  /// The event that set it off.
  public internal(set) var event: EventID
  /// Steps, edges and cells.
  public let graph: PipelineGraph
  /// The runs, oldest first; never empty.
  public internal(set) var runs: [Run]
  /// All attempts in the order of their ids.
  public internal(set) var attempts: [Attempt]
  /// The newest run's binding as flat arrays.
  public internal(set) var head: Head
  /// The index in `attempts` of the attempt that the head binds each cell to.
  public internal(set) var bound: [Int32]
  /// The index of the attempt that each attempt supersedes, or -1.
  var superseded: [Int32]

  /// Makes a pipeline with its first run: a fresh attempt for every cell.
  ///
  /// - Parameter states: the state that each cell starts in; everything is pending without.
  /// - Throws: `inconsistentState` with the cell, for a started or succeeded cell behind one that did not succeed. A
  ///   pending cell behind a bad end becomes skipped.
  /// - Complexity: O(cells + edges).
  public init(
    id: PipelineID, event: EventID, graph: PipelineGraph, states: [AttemptState]? = nil, createdAt: Int64? = nil,
    ids: some IDGenerator
  ) throws(PipelineError) {
    self.id = id
    self.event = event
    self.graph = graph
    runs = [Run(number: 1, createdAt: createdAt)]
    head = Head(cellCount: graph.cellCount)
    attempts = []
    attempts.reserveCapacity(graph.cellCount)
    var last: Int64 = 0
    for cell in 0..<graph.cellCount {
      last = ids.next(after: last)
      attempts.append(Attempt(id: AttemptID(last), cell: Int32(cell), ordinal: 1, run: 1))
    }
    bound = (0..<Int32(graph.cellCount)).map { $0 }
    superseded = Array(repeating: -1, count: graph.cellCount)
    if let states { try begin(in: states) }
  }

  private mutating func begin(in states: [AttemptState]) throws(PipelineError) {
    precondition(states.count == graph.cellCount, "there is one state for each cell")
    for (cell, state) in states.enumerated() {
      attempts[cell].state = state
      attempts[cell].started = state == .running
      head.states[cell] = state
      try refuseUnreachable(attempts[cell])
    }
    skipPending(among: 0..<graph.cellCount)
  }

  /// The id of the newest attempt, or 0 in a pipeline without cells.
  public var greatestID: Int64 { attempts.last?.id.raw ?? 0 }

  /// The attempt that the head binds a cell to.
  ///
  /// - Complexity: O(1).
  public func attempt(ofCell position: Int) -> Attempt { attempts[Int(bound[position])] }

  /// Whether no attempt is in flight.
  public var hasEnded: Bool { !head.states.contains { $0.isInFlight } }
}
