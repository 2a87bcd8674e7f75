public import PipeShape

extension MemoryWriter {
  /// Records what happened to an attempt.
  public func record(_ change: AttemptChange, of reference: AttemptReference) throws(StoreError) -> Recorded {
    let (old, index) = try find(reference)
    let attempt = old.attempts[index]
    let kind = old.graph.kind(ofCellAt: Int(attempt.cell))
    var checked = try shared.kinds.checked(change, kind: kind)
    if attempt.state.isInFlight {
      checked = try shared.kinds.completed(checked, kind: kind, current: attempt.payload)
    }
    var new = old
    let recorded = try refusing { () throws(PipelineError) in try new.record(checked, at: index) }
    if case .changed = recorded {
      note(checked.external, of: new.id)
      note(fieldsOf: new.attempts[index], in: new)
      replace(old, by: new)
    }
    return recorded
  }

  private func find(_ reference: AttemptReference) throws(StoreError) -> (Pipeline, Int) {
    switch reference {
    case .id(let id, let pipelineID):
      let pipeline = try existing(pipelineID)
      guard let index = pipeline.attempts.firstIndex(where: { $0.id == id }) else {
        throw StoreError(.notFound, "pipeline \(pipelineID.raw) has no attempt \(id.raw)")
      }
      return (pipeline, index)
    case .cell(let cell, let ordinal, let pipelineID):
      let pipeline = try existing(pipelineID)
      guard let position = pipeline.graph.position(of: cell) else {
        throw StoreError(.notFound, "there is no cell \(cell)")
      }
      guard let ordinal else { return (pipeline, Int(pipeline.bound[position])) }
      guard let index = pipeline.attempt(ofCell: position, ordinal: ordinal) else {
        throw StoreError(.notFound, "\(cell) has no attempt \(ordinal)")
      }
      return (pipeline, index)
    case .external(let lookup, let ordinal):
      let found = attempts(lookup).filter { ordinal == nil || $0.pipeline.attempts[$0.index].ordinal == ordinal }
      let open = found.filter { $0.pipeline.attempts[$0.index].state.isInFlight }
      let meant = open.isEmpty ? found : open
      guard let first = meant.first else { throw StoreError(.notFound, "no attempt is known as \(lookup.external)") }
      guard meant.count == 1 else {
        throw .ambiguous(
          lookup.external,
          meant.map { pipeline, index in
            let attempt = pipeline.attempts[index]
            return StoreError.Candidate(
              pipeline: pipeline.id, cell: pipeline.graph.cells[Int(attempt.cell)], ordinal: attempt.ordinal)
          })
      }
      return first
    }
  }
}
