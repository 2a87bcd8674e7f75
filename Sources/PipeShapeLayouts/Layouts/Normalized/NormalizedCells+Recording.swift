import PipeShape
import PipeShapeStore

extension NormalizedCells {
  /// Looks the attempt up by its key; only a cell's name takes reading the graph.
  func locate(_ reference: AttemptReference, _ session: any RowSession) throws(StoreError) -> LocatedAttempt {
    switch reference {
    case .external(let lookup, let ordinal): return try meant(lookup, ordinal: ordinal, session)
    case .id(let id, let pipeline):
      if let found = try located(reading.byID, [.integer(pipeline.raw), .integer(id.raw)], pipeline, session) {
        return found
      }
      guard try header.header(of: pipeline, graphs: context.graphs, session) != nil else {
        throw StoreError(.notFound, "there is no pipeline \(pipeline.raw)")
      }
      throw StoreError(.notFound, "pipeline \(pipeline.raw) has no attempt \(id.raw)")
    case .cell(let cell, let ordinal, let pipeline):
      guard let header = try header.header(of: pipeline, graphs: context.graphs, session) else {
        throw StoreError(.notFound, "there is no pipeline \(pipeline.raw)")
      }
      guard let position = header.graph.position(of: cell) else {
        throw StoreError(.notFound, "there is no cell \(cell)")
      }
      let key: [Value] = [.integer(pipeline.raw), .integer(Int64(position)), ordinal.map { Value($0) } ?? .integer(1)]
      guard let found = try located(ordinal == nil ? reading.newestOfCell : reading.byCell, key, pipeline, session)
      else { throw StoreError(.notFound, ordinal.map { "\(cell) has no attempt \($0)" } ?? "\(cell) has no attempt") }
      return found
    }
  }

  private func located(
    _ plan: Plan, _ values: [Value], _ pipeline: PipelineID, _ session: any RowSession
  ) throws(StoreError) -> LocatedAttempt? {
    var found: LocatedAttempt?
    try session.ask(plan, values) { (row) throws(StoreError) in
      found = LocatedAttempt(
        pipeline: pipeline, attempt: AttemptID(row.integer(0)), cell: try row.small(1), ordinal: try row.small(2),
        isInFlight: try row.state(4).isInFlight, kind: row.text(12))
      return false
    }
    return found
  }

  /// A start, a success or a note is one guarded statement on the attempt: state and inputs are compared in it.
  func record(
    _ change: AttemptChange, at attempt: LocatedAttempt, _ session: any RowSession
  ) throws(StoreError) -> Bool {
    let step: AttemptWrites.Step
    switch change.state {
    case nil: step = .note
    case .running: step = .start
    case .succeeded: step = .success
    default: return false
    }
    var place: PayloadPlace?
    var payloads: [Invocation] = []
    if change.payload != nil || change.fields.count > 0 {
      let whole = try payload(change, of: attempt, session)
      // The core's way says what is missing.
      if case .record(let record) = whole, let schema = context.kinds.registered[attempt.kind]?.schema,
        (try? schema.conforming(record)) == nil
      {
        return false
      }
      let (newPlace, additions) = additions(
        whole, kind: attempt.kind, pipeline: attempt.pipeline, attempt: attempt.attempt, isNew: false)
      place = newPlace
      payloads = additions
    }
    var values: [Value] = [
      .integer(attempt.pipeline.raw), Value(attempt.cell), Value(attempt.ordinal), Value(change.digest),
      Value(place?.rawValue),
    ]
    if let external = change.external { values += [.text(external.system), .text(external.id)] }
    if step != .note { values.append(Value(change.at)) }
    let plan = writing.guarded[step.rawValue][change.external == nil ? 0 : 1]
    guard try session.change(plan, values) == 1 else { return false }
    if !payloads.isEmpty { _ = try session.change(payloads) }
    return true
  }

  /// The payload that a change leads to; the core does the same to a whole attempt.
  private func payload(
    _ change: AttemptChange, of attempt: LocatedAttempt, _ session: any RowSession
  ) throws(StoreError) -> PayloadValue {
    guard change.fields.count > 0 else { return change.payload ?? .null }
    var record = PayloadRecord()
    let current: PayloadValue
    if let payload = change.payload { current = payload } else { current = try payload(of: attempt, session) }
    if case .record(let present) = current { record = present }
    for (name, value) in zip(change.fields.names, change.fields.values) { record[name] = value }
    return .record(record)
  }
}
