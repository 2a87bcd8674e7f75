import PipeShape
import PipeShapeStore

extension NormalizedCells {
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
    if zip(attempts, attempts.dropFirst()).contains(where: { $0.id >= $1.id }) { attempts.sort { $0.id < $1.id } }
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
        let kind = graph.kind(ofCellAt: Int(attempts[index].cell))
        attempts[index].payload = tolerating(try StoredText.payload(row.bytes(1)), kind: kind)
      }
      return true
    }
  }

  /// A payload written before its kind was registered has the fields that the kind has now.
  private func tolerating(_ payload: PayloadValue, kind: String) -> PayloadValue {
    guard case .record(let record) = payload, let schema = context.kinds.registered[kind]?.schema else {
      return payload
    }
    return .record(schema.tolerating(record))
  }

  /// Reads only what the run binds.
  func view(_ number: Int?, of id: PipelineID, _ session: any RowSession) throws(StoreError) -> RunView? {
    var header: PipelineHeader?
    if number == nil {
      try session.ask(self.header.head, [.integer(id.raw)]) { (row) throws(StoreError) in
        let run = Run(number: try row.small(3), request: row.textIfPresent(4), createdAt: row.integerIfPresent(5))
        header = PipelineHeader(
          id: id, event: EventID(row.integer(0)), project: ProjectID(row.integer(1)),
          graph: try context.graphs.graph(row.bytes(2)), runs: [run])
        return false
      }
    } else {
      header = try self.header.header(of: id, graphs: context.graphs, session)
    }
    guard let header, let run = header.runs.first(where: { number == nil || Int($0.number) == number }) else {
      return nil
    }
    var members = try attempts(
      of: id, header.graph, reading.ofRun, [.integer(id.raw), Value(run.number)], onlyNewest: true, session)
    members.sort { $0.cell < $1.cell }
    guard members.count == header.graph.cellCount, members.indices.allSatisfy({ Int(members[$0].cell) == $0 }) else {
      throw StoreError(.corrupt, "run \(run.number) of pipeline \(id.raw) does not bind each cell once")
    }
    return RunView(id: id, event: header.event, graph: header.graph, run: run, attempts: members)
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
      payload = tolerating(try StoredText.payload(row.bytes(0)), kind: attempt.kind)
      return false
    }
    return payload
  }
}
