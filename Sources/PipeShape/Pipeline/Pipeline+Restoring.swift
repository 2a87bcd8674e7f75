extension Pipeline {
  /// Restores a pipeline from what a store kept.
  ///
  /// - Parameter attempts: all of them, in any order that has each cell's in order of their ordinals.
  /// - Throws: `inconsistentState`, naming the place, where runs or attempts cannot have come from a history: numbers
  ///   with gaps, a cell without a first attempt, an id that does not increase, a superseded attempt in flight.
  /// - Complexity: O(attempts · log attempts), or O(attempts) where they come in the order of their ids.
  public init(
    id: PipelineID, event: EventID, graph: PipelineGraph, runs: [Run], attempts: [Attempt]
  ) throws(PipelineError) {
    self.init(unchecked: id, event: event, graph: graph, runs: runs, attempts: attempts)
    try bindAll()
    try refuseSupersededInFlight()
  }

  /// Imports a history that somebody wrote down: what is pending behind a bad end is skipped, then all of it is checked.
  ///
  /// - Throws: `inconsistentState` as for restoring, and with the cell for a started or succeeded attempt one of whose
  ///   inputs did not succeed, or for a run after the first that created nothing.
  /// - Complexity: O(attempts · inputs).
  public init(
    importing id: PipelineID, event: EventID, graph: PipelineGraph, runs: [Run], attempts: [Attempt]
  ) throws(PipelineError) {
    self.init(unchecked: id, event: event, graph: graph, runs: runs, attempts: attempts)
    try bindAll()
    // First, since what is replaced may have been pending behind a bad end.
    skipBehindBadEnds()
    try refuseSupersededInFlight()
    for index in self.attempts.indices {
      try refuseUnreachable(self.attempts[index])
      guard inputs(of: index).allSatisfy({ $0 < index }) else {
        let attempt = self.attempts[index]
        throw PipelineError(
          .inconsistentState, "\(graph.cells[Int(attempt.cell)]) attempt \(attempt.ordinal) consumed a newer attempt")
      }
    }
    var creating = Array(repeating: false, count: runs.count)
    for attempt in self.attempts { creating[Int(attempt.run) - 1] = true }
    if let empty = creating.indices.dropFirst().first(where: { !creating[$0] }) {
      throw PipelineError(.inconsistentState, "run \(empty + 1) created no attempt")
    }
  }

  private init(unchecked id: PipelineID, event: EventID, graph: PipelineGraph, runs: [Run], attempts: [Attempt]) {
    self.id = id
    self.event = event
    self.graph = graph
    self.runs = runs
    var sorted = attempts
    // By index: pairs would be copies of attempts, each with all its texts.
    if sorted.indices.dropFirst().contains(where: { sorted[$0 - 1].id >= sorted[$0].id }) {
      sorted.sort { $0.id < $1.id }
    }
    self.attempts = sorted
    head = Head(cellCount: graph.cellCount)
    head.run = Int32(runs.count)
    bound = Array(repeating: -1, count: graph.cellCount)
    superseded = []
    superseded.reserveCapacity(sorted.count)
  }

  private mutating func bindAll() throws(PipelineError) {
    for (index, run) in runs.enumerated() where run.number != index + 1 {
      throw PipelineError(.inconsistentState, "run \(index + 1) is numbered \(run.number)")
    }
    for index in attempts.indices { try bind(index) }
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
    func name() -> String { "\(graph.cells[cell]) attempt \(ordinal)" }
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
    }
    superseded.append(previous)
    bound[cell] = Int32(index)
    head.states[cell] = attempts[index].state
    head.createdIn[cell] = run
  }

  private func refuseSupersededInFlight() throws(PipelineError) {
    for (index, previous) in superseded.enumerated() where previous >= 0 {
      guard attempts[Int(previous)].state.isInFlight else { continue }
      let attempt = attempts[index]
      throw PipelineError(
        .inconsistentState,
        "\(graph.cells[Int(attempt.cell)]) attempt \(attempt.ordinal) supersedes an attempt that is in flight")
    }
  }

  /// Inputs come before what consumes them, so one pass in the order of ids follows every chain.
  private mutating func skipBehindBadEnds() {
    for index in attempts.indices where attempts[index].state == .pending {
      guard inputs(of: index).contains(where: { attempts[$0].state.endedBadly }) else { continue }
      attempts[index].state = .skipped
      let cell = Int(attempts[index].cell)
      if Int(bound[cell]) == index { head.states[cell] = .skipped }
    }
  }
}

extension Pipeline {
  /// The same pipeline under ids that a store gave it.
  ///
  /// - Complexity: O(1).
  public func identified(as id: PipelineID, event: EventID) -> Pipeline {
    var pipeline = self
    pipeline.id = id
    pipeline.event = event
    return pipeline
  }
}
