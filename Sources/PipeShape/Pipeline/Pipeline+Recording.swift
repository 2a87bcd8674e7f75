extension Pipeline {
  /// Records what happened to an attempt, and ends what can no longer run because of it.
  ///
  /// A bad end skips, at once and transitively, every pending attempt that consumed the one that ended.
  /// - Parameter index: the attempt, as an index of `attempts`.
  /// - Throws: `notReady` for a start or a success before every input succeeded, `illegalTransition` for starting what
  ///   runs or returning to pending. Nothing is changed then.
  /// - Complexity: O(inputs) for a start or a success, one sweep over what is downstream for a bad end.
  public mutating func record(_ change: AttemptChange, at index: Int) throws(PipelineError) -> Recorded {
    let state = attempts[index].state
    guard state.isInFlight else { return answer(to: change, forEnded: index) }
    if let next = change.state { try check(next, for: index) }
    attempts[index].apply(change)
    guard let next = change.state else { return .changed(skipped: 0) }
    let cell = Int(attempts[index].cell)
    head.states[cell] = next
    return .changed(skipped: next.endedBadly ? skipPending(among: (cell + 1)..<graph.cellCount) : 0)
  }

  private func answer(to change: AttemptChange, forEnded index: Int) -> Recorded {
    let attempt = attempts[index]
    let same =
      change.state.map { $0 == attempt.state }
      ?? {
        var changed = attempt
        changed.apply(change)
        return changed == attempt
      }()
    guard !same else { return .unchanged }
    let newest = self.attempt(ofCell: Int(attempt.cell))
    return .late(newer: newest.ordinal == attempt.ordinal ? nil : newest.ordinal)
  }

  private func check(_ next: AttemptState, for index: Int) throws(PipelineError) {
    let attempt = attempts[index]
    let name = "\(graph.cells[Int(attempt.cell)]) attempt \(attempt.ordinal)"
    guard next != .pending, !(next == .running && attempt.state == .running) else {
      throw PipelineError(.illegalTransition, "\(name) is \(attempt.state.name) and cannot become \(next.name)")
    }
    guard next == .running || next == .succeeded else { return }
    for before in graph.cellGraph.predecessors(of: Int(attempt.cell)) {
      let input = attempts[binding(ofCell: Int(before), inRun: attempt.run)]
      guard input.state == .succeeded else {
        throw PipelineError(
          .notReady,
          "\(name) cannot become \(next.name): its input \(graph.cells[Int(before)]) attempt \(input.ordinal) is \(input.state.name)"
        )
      }
    }
  }

  /// Ends every pending head attempt in a range of cells that consumed one which ended badly; returns how many.
  @discardableResult
  mutating func skipPending(among cells: Range<Int>) -> Int {
    var skipped = 0
    for cell in cells where head.states[cell] == .pending {
      let run = head.createdIn[cell]
      let doomed = graph.cellGraph.predecessors(of: cell).contains { before in
        head.createdIn[Int(before)] <= run && head.states[Int(before)].endedBadly
      }
      guard doomed else { continue }
      head.states[cell] = .skipped
      attempts[Int(bound[cell])].state = .skipped
      skipped += 1
    }
    return skipped
  }

  /// A started or succeeded attempt has only inputs that succeeded.
  func refuseUnreachable(_ attempt: Attempt) throws(PipelineError) {
    guard attempt.started || attempt.state == .running || attempt.state == .succeeded else { return }
    for before in graph.cellGraph.predecessors(of: Int(attempt.cell)) {
      let input = attempts[binding(ofCell: Int(before), inRun: attempt.run)]
      guard input.state == .succeeded else {
        throw PipelineError(
          .inconsistentState,
          "\(graph.cells[Int(attempt.cell)]) is \(attempt.state.name), but what it needs, \(graph.cells[Int(before)]), is \(input.state.name)"
        )
      }
    }
  }
}

extension Attempt {
  /// Takes over what a change says, without asking whether it may.
  mutating func apply(_ change: AttemptChange) {
    if let external = change.external { self.external = external }
    if let digest = change.digest { self.digest = digest }
    if let payload = change.payload { self.payload = payload }
    if change.fields.count > 0 {
      var record = PayloadRecord()
      if case .record(let present) = payload { record = present }
      for (name, value) in zip(change.fields.names, change.fields.values) { record[name] = value }
      payload = .record(record)
    }
    guard let next = change.state else { return }
    state = next
    guard next == .running else {
      endedAt = change.at ?? endedAt
      return
    }
    started = true
    startedAt = change.at ?? startedAt
  }
}
