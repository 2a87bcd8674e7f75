import PipeShape
import PipeShapeStore

extension NormalizedCells {
  /// Looks the attempt up by its key.
  func locate(_ reference: AttemptReference, _ session: any RowSession) throws(StoreError) -> LocatedAttempt {
    try locate(reference, by: reading.places, session) { (row, pipeline) throws(StoreError) in
      LocatedAttempt(
        pipeline: pipeline, attempt: AttemptID(row.integer(0)), cell: try row.small(1), ordinal: try row.small(2),
        isInFlight: try row.state(4).isInFlight, kind: row.text(12))
    }
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
    if change.hasPayload {
      let needsCurrent = change.needsPayload(of: attempt.kind, context.kinds)
      let current = needsCurrent ? try payload(of: attempt, session) : .null
      guard let whole = change.payload(on: current, of: attempt.kind, context) else { return false }
      (place, payloads) = replacements(
        whole, kind: attempt.kind, pipeline: attempt.pipeline, attempt: attempt.attempt)
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
}
