import PipeShape
import PipeShapeStore

extension SearchableCells {
  /// The rows of new attempts come behind what the layout adds.
  func add(_ pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    try base.add(pipeline, session)
    try addRows(of: pipeline, session)
  }

  private func addRows(of pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    let values = values(of: pipeline.attempts.indices, pipeline)
    if !values.isEmpty { try session.change(plans.add, values) }
  }

  /// Rows are made anew where a field changes; state and external id are changed in place.
  func apply(_ change: PipelineChange, _ session: any RowSession) throws(StoreError) {
    try base.apply(change, session)
    var changes: [Invocation] = []
    for index in change.changed {
      let (old, new) = (change.old.attempts[index], change.new.attempts[index])
      let kind = change.new.graph.kind(ofCellAt: Int(new.cell))
      let names = fields(ofKind: kind)
      guard !names.isEmpty else { continue }
      let key: [Value] = [.integer(change.new.id.raw), .integer(new.id.raw)]
      let found = new.payload.fields(names)
      if old.payload.fields(names) != found {
        changes.append(Invocation(plans.removeOfAttempt, key))
        let rows = values(of: index..<(index + 1), change.new)
        if !rows.isEmpty { changes.append(Invocation(plans.add, rows)) }
      } else if found.count > 0 {
        if old.state != new.state { changes.append(Invocation(plans.state, key + [Self.value(new.state)])) }
        if old.external != new.external {
          changes.append(Invocation(plans.external, key + [Value(new.external?.system), Value(new.external?.id)]))
        }
      }
    }
    let created = values(of: change.created, change.new)
    if !created.isEmpty { changes.append(Invocation(plans.add, created)) }
    if !changes.isEmpty { _ = try session.change(changes) }
  }

  /// A payload with searchable fields takes the core's way; what else the layout records by itself is told the rows.
  func record(
    _ change: AttemptChange, at attempt: LocatedAttempt, _ session: any RowSession
  ) throws(StoreError) -> Bool {
    let isSearchable = !fields(ofKind: attempt.kind).isEmpty
    if isSearchable, change.hasPayload { return false }
    guard try base.record(change, at: attempt, session) else { return false }
    guard isSearchable else { return true }
    let key: [Value] = [.integer(attempt.pipeline.raw), .integer(attempt.attempt.raw)]
    var changes: [Invocation] = []
    if let state = change.state { changes.append(Invocation(plans.state, key + [Self.value(state)])) }
    if let external = change.external {
      changes.append(Invocation(plans.external, key + [.text(external.system), .text(external.id)]))
    }
    if !changes.isEmpty { _ = try session.change(changes) }
    return true
  }

  func remove(_ id: PipelineID, _ session: any RowSession) throws(StoreError) {
    try session.change(plans.removeOfPipeline, [.integer(id.raw)])
    try base.remove(id, session)
  }

  /// Makes the rows of a pipeline anew: for one that was there before its kinds had searchable fields.
  func index(_ pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    try session.change(plans.removeOfPipeline, [.integer(pipeline.id.raw)])
    try addRows(of: pipeline, session)
  }

  private static func value(_ state: AttemptState) -> Value { .integer(Int64(state.rawValue)) }

  /// The rows of some attempts, one value a column.
  func values(of indices: Range<Int>, _ pipeline: Pipeline) -> [Value] {
    var values: [Value] = []
    var fieldsOfSteps: [[String]]?
    for attempt in pipeline.attempts[indices] {
      // Before anything is looked up: most attempts are new and say nothing yet.
      guard case .record = attempt.payload else { continue }
      let known = fieldsOfSteps ?? pipeline.graph.steps.map { fields(ofKind: $0.kind) }
      fieldsOfSteps = known
      let names = known[Int(pipeline.graph.stepOfCell[Int(attempt.cell)])]
      guard !names.isEmpty else { continue }
      let kind = pipeline.graph.kind(ofCellAt: Int(attempt.cell))
      let cell = pipeline.graph.cells[Int(attempt.cell)]
      let found = attempt.payload.fields(names)
      for (name, value) in zip(found.names, found.values) {
        for key in SearchKey.keys(of: value) {
          values += [
            .integer(pipeline.id.raw), .integer(attempt.id.raw), .text(name), .text(key), .text(kind),
            Value(attempt.cell), Value(attempt.ordinal), Self.value(attempt.state), Value(attempt.external?.system),
            Value(attempt.external?.id), .text(cell.step), .text(cell.target.name), Value(cell.target.identifier),
          ]
        }
      }
    }
    return values
  }
}

extension PayloadValue {
  /// The fields of these names that have a value.
  fileprivate func fields(_ names: [String]) -> PayloadRecord {
    var found = PayloadRecord()
    guard case .record(let record) = self else { return found }
    for name in names {
      guard let value = record[name] else { continue }
      if case .null = value { continue }
      found[name] = value
    }
    return found
  }
}
