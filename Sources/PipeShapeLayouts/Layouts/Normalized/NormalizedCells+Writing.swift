import PipeShape
import PipeShapeStore

extension NormalizedCells {
  /// One batch: each table gets its rows in one go.
  func add(_ pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    let id = Value.integer(pipeline.id.raw)
    let graph = pipeline.graph
    guard !graph.steps.isEmpty else { return }
    var steps: [Value] = []
    for (index, step) in graph.steps.enumerated() {
      steps += [id, .integer(Int64(index)), .text(step.key), .text(step.kind)]
    }
    var cells: [Value] = []
    cells.reserveCapacity(graph.cellCount * 5)
    for (position, cell) in graph.cells.enumerated() {
      cells += [
        id, .integer(Int64(position)), Value(graph.stepOfCell[position]), .text(cell.target.name),
        Value(cell.target.identifier),
      ]
    }
    var edges: [Value] = []
    for edge in graph.edges {
      guard let from = graph.index(ofStep: edge.from), let to = graph.index(ofStep: edge.to) else { continue }
      edges += [id, .integer(Int64(from)), .integer(Int64(to)), .text(edge.binding.name)]
    }
    _ = try session.change([
      Invocation(writing.addStep, steps), Invocation(writing.addCell, cells), Invocation(writing.addEdge, edges),
    ])
    try add(pipeline.attempts.indices, of: pipeline, session)
  }

  /// Adds attempts with their inputs and payloads.
  private func add(_ indices: Range<Int>, of pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    let id = Value.integer(pipeline.id.raw)
    var attempts: [Value] = []
    attempts.reserveCapacity(indices.count * 13)
    var inputs: [Value] = []
    var payloads = NewPayloads(of: pipeline, self)
    for index in indices {
      let attempt = pipeline.attempts[index]
      let place = payloads.add(attempt)
      attempts += [
        id, Value(attempt.cell), Value(attempt.ordinal), .integer(attempt.id.raw), Value(attempt.run),
        .integer(Int64(attempt.state.rawValue)), Value(attempt.started), Value(attempt.external?.system),
        Value(attempt.external?.id), Value(attempt.digest), Value(attempt.startedAt), Value(attempt.endedAt),
        .integer(place.rawValue),
      ]
      for input in pipeline.inputs(of: index) {
        let source = pipeline.attempts[input]
        inputs += [id, Value(attempt.cell), Value(attempt.ordinal), Value(source.cell), Value(source.ordinal)]
      }
    }
    _ = try session.change(
      [Invocation(writing.addAttempt, attempts), Invocation(writing.addInput, inputs)] + payloads.additions)
  }

  /// Where a payload goes that takes the place of another, and the changes that put it there.
  func replacements(
    _ payload: PayloadValue, kind: String, pipeline: PipelineID, attempt: AttemptID
  ) -> (PayloadPlace, [Invocation]) {
    let key: [Value] = [.integer(pipeline.raw), .integer(attempt.raw)]
    let plans = payloads(ofKind: kind)
    let clearing = (plans?.removeOfAttempt ?? []).map { Invocation($0, key) }
    let clearingOther = Invocation(writing.removeOther, key)
    switch payload {
    case .null: return (.nowhere, clearing + [clearingOther])
    case .record(let record):
      guard let plans = columns(ofKind: kind), let fitting = plans.tables.schema.fitting(record) else { fallthrough }
      return (.ofKind, plans.replacements(fitting, pipeline: pipeline, attempt: attempt) + [clearingOther])
    default:
      return (.other, clearing + [Invocation(writing.addOther, key + [.bytes(PayloadCodec.bytes(payload))])])
    }
  }

  /// The tables that new payloads of a kind go into, as far as they fit: a kind that nobody registers any more keeps its
  /// table for reading, and what is new is kept as it comes.
  func columns(ofKind kind: String) -> PayloadPlans? {
    context.kinds.registered.index(of: kind) == nil ? nil : payloads(ofKind: kind)
  }

  /// Changes rows by their keys, and adds those of a new run.
  func apply(_ change: PipelineChange, _ session: any RowSession) throws(StoreError) {
    var changes: [Invocation] = []
    for index in change.changed {
      let (old, new) = (change.old.attempts[index], change.new.attempts[index])
      var place = PayloadPlace.nowhere
      if old.payload != new.payload {
        let kind = change.new.graph.kind(ofCellAt: Int(new.cell))
        let (newPlace, replacements) = replacements(
          new.payload, kind: kind, pipeline: change.new.id, attempt: new.id)
        place = newPlace
        changes += replacements
      } else if case .null = new.payload {
        place = .nowhere
      } else {
        // The payload stays where it is, which the row knows best.
        changes.append(stateOnly(new, of: change.new.id, isExternalNew: old.external != new.external))
        continue
      }
      changes.append(replacement(new, of: change.new.id, place, isExternalNew: old.external != new.external))
    }
    if !changes.isEmpty { _ = try session.change(changes) }
    if !change.created.isEmpty { try add(change.created, of: change.new, session) }
  }

  private func replacement(
    _ attempt: Attempt, of pipeline: PipelineID, _ place: PayloadPlace?, isExternalNew: Bool
  ) -> Invocation {
    var values: [Value] = [
      .integer(pipeline.raw), Value(attempt.cell), Value(attempt.ordinal), .integer(Int64(attempt.state.rawValue)),
      Value(attempt.started),
    ]
    if isExternalNew { values += [Value(attempt.external?.system), Value(attempt.external?.id)] }
    values += [
      Value(attempt.digest), Value(attempt.startedAt), Value(attempt.endedAt), Value(place?.rawValue),
    ]
    return Invocation(isExternalNew ? writing.replace : writing.replaceButExternal, values)
  }

  private func stateOnly(_ attempt: Attempt, of pipeline: PipelineID, isExternalNew: Bool) -> Invocation {
    replacement(attempt, of: pipeline, nil, isExternalNew: isExternalNew)
  }

  /// Removes children before what they refer to.
  func remove(_ id: PipelineID, _ session: any RowSession) throws(StoreError) {
    let key: [Value] = [.integer(id.raw)]
    _ = try session.change(
      payloads.flatMap { $0.removeOfPipeline.map { Invocation($0, key) } }
        + writing.removeOfPipeline.map { Invocation($0, key) })
  }
}
