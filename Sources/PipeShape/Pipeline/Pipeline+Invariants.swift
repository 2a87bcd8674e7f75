extension Pipeline {
  /// The first invariant of semantics section 6 that does not hold, in words; nil when all do.
  ///
  /// Laws call it after every operation: no pending attempt behind a bad end (19), ended attempts are not in flight
  /// elsewhere (I1), inputs older than their consumers (13), no mixed inputs among started attempts of a run (10,
  /// without `exact` reruns), current inputs for what runs (11).
  /// - Complexity: O(runs · (cells + edges)).
  public func violatedInvariant(afterExactReruns: Bool = false) -> String? {
    for (index, attempt) in attempts.enumerated() {
      let name = "\(graph.cells[Int(attempt.cell)]) attempt \(attempt.ordinal)"
      if attempt.state.isInFlight, Int(bound[Int(attempt.cell)]) != index {
        return "\(name) is in flight and not in the head"
      }
      for input in inputs(of: index) {
        if attempts[input].id >= attempt.id { return "\(name) consumed a newer attempt" }
        if attempt.state == .pending, attempts[input].state.endedBadly { return "\(name) is pending behind a bad end" }
        if attempt.started || attempt.state == .succeeded, attempts[input].state != .succeeded {
          return "\(name) was started on an input that did not succeed"
        }
      }
      if superseded[index] >= 0, attempts[Int(superseded[index])].id >= attempt.id {
        return "\(name) supersedes a newer one"
      }
    }
    for cell in 0..<graph.cellCount {
      let attempt = attempts[Int(bound[cell])]
      if attempt.state != head.states[cell] || attempt.run != head.createdIn[cell] {
        return "the head of \(graph.cells[cell]) is out of date"
      }
    }
    return afterExactReruns ? nil : mixedInput()
  }

  private func mixedInput() -> String? {
    for run in runs {
      for cell in 0..<graph.cellCount {
        let index = binding(ofCell: cell, inRun: run.number)
        guard attempts[index].started || attempts[index].state == .succeeded else { continue }
        for before in graph.cellGraph.predecessors(of: cell)
        where binding(ofCell: Int(before), inRun: run.number)
          != binding(ofCell: Int(before), inRun: attempts[index].run)
        {
          return
            "\(graph.cells[cell]) in run \(run.number) consumed another attempt of \(graph.cells[Int(before)]) than the run binds"
        }
      }
    }
    return nil
  }
}
