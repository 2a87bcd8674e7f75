import PipeShape
import PipeShapeStore

extension NormalizedCells {
  /// The attempts, and payloads of whatever kind: which kinds the pipeline has is known later.
  ///
  /// Where there are many kinds it has few of them, and asking for all would cost more than one more batch.
  func questions(of id: PipelineID) -> [Invocation] {
    [Invocation(reading.ofPipeline, [.integer(id.raw)])] + questionsOfPayloads(of: id)
  }

  private func questionsOfPayloads(of id: PipelineID) -> [Invocation] {
    let plans = payloads.flatMap { $0.elementsOfPipeline + [$0.ofPipeline] }
    guard plans.count <= 16 else { return [] }
    return (plans + [reading.otherPayloads]).map { Invocation($0, [.integer(id.raw)]) }
  }

  /// One statement for the attempts, and one for the payloads of each kind that the pipeline has.
  func attempts(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [Attempt] {
    try attempts(of: header.id, header.graph, reading.ofPipeline, [.integer(header.id.raw)], session)
  }

  private func attempts(
    of id: PipelineID, _ graph: PipelineGraph, _ plan: Plan, _ values: [Value], onlyNewest: Bool = false,
    _ session: any RowSession
  ) throws(StoreError) -> [Attempt] {
    var attempts: [Attempt] = []
    attempts.reserveCapacity(graph.cellCount)
    var (hasOfKind, hasOther) = (false, false)
    try session.ask(plan, values) { (row) throws(StoreError) in
      let attempt = try AttemptReads.attempt(row)
      guard attempt.cell >= 0, Int(attempt.cell) < graph.cellCount else {
        throw StoreError(.corrupt, "attempt \(attempt.id.raw) of pipeline \(id.raw) belongs to no cell")
      }
      switch row.integer(11) {
      case PayloadPlace.ofKind.rawValue: hasOfKind = true
      case PayloadPlace.other.rawValue: hasOther = true
      default: break
      }
      // Rows come by cell, then by ordinal.
      if onlyNewest, attempts.last?.cell == attempt.cell { attempts.removeLast() }
      attempts.append(attempt)
      return true
    }
    // Payloads come by id, which is also the order of attempts unless a cell has several.
    if attempts.indices.dropFirst().contains(where: { attempts[$0 - 1].id >= attempts[$0].id }) {
      attempts.sort { $0.id < $1.id }
    }
    if hasOfKind { try addPayloads(to: &attempts, of: id, graph, session) }
    if hasOther { try addOtherPayloads(to: &attempts, of: id, graph, session) }
    return attempts
  }

  private func addPayloads(
    to attempts: inout [Attempt], of id: PipelineID, _ graph: PipelineGraph, _ session: any RowSession
  ) throws(StoreError) {
    var seen: [Int] = []
    for step in graph.steps {
      guard let kind = context.kinds.known.index(of: step.kind), !seen.contains(kind) else { continue }
      seen.append(kind)
      let plans = payloads[kind]
      var index = 0
      try plans.read(plans.ofPipeline, plans.elementsOfPipeline, [.integer(id.raw)], session) {
        (attempt, record) throws(StoreError) in
        while index < attempts.count, attempts[index].id < attempt { index += 1 }
        if index < attempts.count, attempts[index].id == attempt { attempts[index].payload = .record(record) }
      }
    }
  }

  private func addOtherPayloads(
    to attempts: inout [Attempt], of id: PipelineID, _ graph: PipelineGraph, _ session: any RowSession
  ) throws(StoreError) {
    var index = 0
    try session.ask(reading.otherPayloads, [.integer(id.raw)]) { (row) throws(StoreError) in
      let attempt = AttemptID(row.integer(0))
      while index < attempts.count, attempts[index].id < attempt { index += 1 }
      if index < attempts.count, attempts[index].id == attempt {
        let schema = context.schema(of: graph.kind(ofCellAt: Int(attempts[index].cell)))
        attempts[index].payload = context.tolerating(try StoredText.payload(row.bytes(1)), as: schema)
      }
      return true
    }
  }

  /// Reads only what the run binds.
  func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView? {
    let wanted = Value.run(number, of: id)
    let questions = { [Invocation(reading.ofRun, wanted)] + questionsOfPayloads(of: id) }
    return try view(number, of: id, ahead: questions(), session) { (header) throws(StoreError) in
      try attempts(of: id, header.graph, reading.ofRun, wanted, onlyNewest: true, session)
    }
  }

  /// The payload of one attempt.
  func payload(of attempt: LocatedAttempt, _ session: any RowSession) throws(StoreError) -> PayloadValue {
    let key: [Value] = [.integer(attempt.pipeline.raw), .integer(attempt.attempt.raw)]
    var payload = PayloadValue.null
    if let plans = payloads(ofKind: attempt.kind) {
      try plans.read(plans.ofAttempt, plans.elementsOfAttempt, key, session) { (_, record) throws(StoreError) in
        payload = .record(record)
      }
    }
    guard case .null = payload else { return payload }
    try session.ask(reading.otherPayload, key) { (row) throws(StoreError) in
      payload = context.tolerating(try StoredText.payload(row.bytes(0)), as: context.schema(of: attempt.kind))
      return false
    }
    return payload
  }
}
