extension Pipeline {
  /// Restores a pipeline from what a store or a document kept.
  ///
  /// - Parameter attempts: all of them, in any order that has each cell's in order of their ordinals.
  /// - Throws: `inconsistentState`, naming the place, where runs or attempts cannot have come from a history: numbers
  ///   with gaps, a cell without a first attempt, an id that does not increase, a superseded attempt in flight.
  /// - Complexity: O(attempts · log attempts), or O(attempts) where they come in the order of their ids.
  public init(
    id: PipelineID, event: EventID, graph: PipelineGraph, runs: [Run], attempts: [Attempt]
  ) throws(PipelineError) {
    self.id = id
    self.event = event
    self.graph = graph
    self.runs = runs
    var sorted = attempts
    if zip(sorted, sorted.dropFirst()).contains(where: { $0.id >= $1.id }) { sorted.sort { $0.id < $1.id } }
    self.attempts = sorted
    head = Head(cellCount: graph.cellCount)
    head.run = Int32(runs.count)
    bound = Array(repeating: -1, count: graph.cellCount)
    superseded = []
    superseded.reserveCapacity(sorted.count)
    for (index, run) in runs.enumerated() where run.number != index + 1 {
      throw PipelineError(.inconsistentState, "run \(index + 1) is numbered \(run.number)")
    }
    for index in sorted.indices { try bind(index) }
    if let cell = bound.firstIndex(of: -1) {
      throw PipelineError(.inconsistentState, "\(graph.cells[cell]) has no attempt in run 1")
    }
    guard !runs.isEmpty else { throw PipelineError(.inconsistentState, "a pipeline has at least run 1") }
  }

  private mutating func bind(_ index: Int) throws(PipelineError) {
    let (cell, ordinal, run) = (Int(attempts[index].cell), attempts[index].ordinal, attempts[index].run)
    guard cell >= 0, cell < bound.count else {
      throw PipelineError(.inconsistentState, "attempt \(attempts[index].id.raw) belongs to no cell of the pipeline")
    }
    let name = { [graph] in "\(graph.cells[cell]) attempt \(ordinal)" }
    guard run >= 1, run <= runs.count else {
      throw PipelineError(.inconsistentState, "\(name()) was created in run \(run), which does not exist")
    }
    if index > 0, attempts[index - 1].id == attempts[index].id || attempts[index - 1].run > run {
      throw PipelineError(.inconsistentState, "\(name()): ids do not increase with the runs")
    }
    let previous = bound[cell]
    if previous < 0 {
      guard ordinal == 1, run == 1 else {
        throw PipelineError(.inconsistentState, "the first attempt of \(graph.cells[cell]) is not number 1 of run 1")
      }
    } else {
      guard ordinal == attempts[Int(previous)].ordinal + 1, run > attempts[Int(previous)].run else {
        throw PipelineError(.inconsistentState, "\(name()) does not follow the attempt before it")
      }
      guard !attempts[Int(previous)].state.isInFlight else {
        throw PipelineError(.inconsistentState, "\(name()) supersedes an attempt that is in flight")
      }
    }
    superseded.append(previous)
    bound[cell] = Int32(index)
    head.states[cell] = attempts[index].state
    head.createdIn[cell] = run
  }

  /// Checks a restored history as a whole, and skips what is pending behind a bad end.
  ///
  /// - Throws: `inconsistentState` with the cell, for a started or succeeded attempt one of whose inputs did not
  ///   succeed, or for a run after the first that created nothing.
  public mutating func settle() throws(PipelineError) {
    for attempt in attempts { try refuseUnreachable(attempt) }
    var creating = Array(repeating: false, count: runs.count)
    for attempt in attempts { creating[Int(attempt.run) - 1] = true }
    if let empty = creating.indices.dropFirst().first(where: { !creating[$0] }) {
      throw PipelineError(.inconsistentState, "run \(empty + 1) created no attempt")
    }
    skipPendingBehindAnyInput()
  }

  /// Skips every pending attempt that consumed one which ended badly, also one that was superseded since.
  ///
  /// While a history is made, an attempt that is superseded has ended before, so there the head alone tells.
  private mutating func skipPendingBehindAnyInput() {
    for cell in 0..<graph.cellCount where head.states[cell] == .pending {
      let index = Int(bound[cell])
      guard inputs(of: index).contains(where: { attempts[$0].state.endedBadly }) else { continue }
      head.states[cell] = .skipped
      attempts[index].state = .skipped
    }
  }
}
