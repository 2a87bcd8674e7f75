import PipeShape
import PipeShapeStore

extension NormalizedCells {
  /// Compares rows with what the graph and the history imply, and payloads with what attempts say about them.
  func faults(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [StoredFault] {
    var faults = try graphFaults(of: header, session)
    var attempts: [Attempt] = []
    do throws(StoreError) { attempts = try self.attempts(of: header, session) } catch {
      guard error.code == .corrupt || error.code == .limit else { throw error }
      return faults + [StoredFault(.readable, error.message)]
    }
    let history = Self.history(header, attempts)
    faults += history.faults
    if let pipeline = history.pipeline { faults += try inputFaults(of: pipeline, session) }
    return faults + (try payloadFaults(of: header, attempts, session))
  }

  /// Steps, cells and edges against the graph that the header has.
  private func graphFaults(
    of header: PipelineHeader, _ session: any RowSession
  ) throws(StoreError) -> [StoredFault] {
    let graph = header.graph
    var comparison = RowComparison("pipeline \(header.id.raw)", .graph)
    var edges: [String] = []
    for edge in graph.edges {
      guard let from = graph.index(ofStep: edge.from), let to = graph.index(ofStep: edge.to) else { continue }
      edges.append("\(from) \(to) \(edge.binding.name)")
    }
    try comparison.compare(
      "step", graph.steps.enumerated().map { "\($0) \($1.kind) \($1.key)" }, audit.steps, pipeline: header.id, session
    ) { "\($0.integer(0)) \($0.text(2)) \($0.text(1))" }
    try comparison.compare(
      "cell",
      graph.cells.enumerated().map { position, cell in
        "\(position) \(graph.stepOfCell[position]) \(cell.target.name) \(cell.target.identifier.map { ":" + $0 } ?? "")"
      }, audit.cells, pipeline: header.id, session
    ) {
      "\($0.integer(0)) \($0.integer(1)) \($0.text(2)) \($0.textIfPresent(3).map { ":" + $0 } ?? "")"
    }
    try comparison.compare("edge", edges, audit.edges, pipeline: header.id, session) {
      "\($0.integer(0)) \($0.integer(1)) \($0.text(2))"
    }
    return comparison.faults
  }

  /// Inputs against the bindings of the runs that created what consumes them.
  private func inputFaults(of pipeline: Pipeline, _ session: any RowSession) throws(StoreError) -> [StoredFault] {
    var expected: [String] = []
    for (index, attempt) in pipeline.attempts.enumerated() {
      for input in pipeline.inputs(of: index) {
        let source = pipeline.attempts[input]
        expected.append("\(attempt.cell) \(attempt.ordinal) \(source.cell) \(source.ordinal)")
      }
    }
    var comparison = RowComparison("pipeline \(pipeline.id.raw)", .inputs)
    try comparison.compare("input", expected, audit.inputs, pipeline: pipeline.id, session) {
      "\($0.integer(0)) \($0.integer(1)) \($0.integer(2)) \($0.integer(3))"
    }
    return comparison.faults
  }

  /// Rows of payloads against the places that attempts name, in the tables of every kind that the store knows.
  private func payloadFaults(
    of header: PipelineHeader, _ attempts: [Attempt], _ session: any RowSession
  ) throws(StoreError) -> [StoredFault] {
    let key: [Value] = [.integer(header.id.raw)]
    var expected: Set<String> = []
    let cells = Dictionary(attempts.map { ($0.id.raw, $0.cell) }) { first, _ in first }
    try session.ask(reading.ofPipeline, key) { (row) throws(StoreError) in
      let kind = cells[row.integer(0)].map { header.graph.kind(ofCellAt: Int($0)) } ?? ""
      switch row.integer(11) {
      case PayloadPlace.nowhere.rawValue: break
      case PayloadPlace.ofKind.rawValue:
        expected.insert("\(payloads(ofKind: kind)?.tables.main.name ?? "payload of \(kind)") \(row.integer(0))")
      case PayloadPlace.other.rawValue: expected.insert("\(NormalizedLayout.otherPayload.name) \(row.integer(0))")
      default: expected.insert("payload at place \(row.integer(11)) \(row.integer(0))")
      }
      return true
    }
    var comparison = RowComparison("pipeline \(header.id.raw)", .payloads)
    var found: Set<String> = []
    for plans in payloads {
      try session.ask(plans.ofPipeline, key) { (row) throws(StoreError) in
        found.insert("\(plans.tables.main.name) \(row.integer(0))")
        return true
      }
      for (table, plan) in zip(plans.tables.arrays, plans.elementsOfPipeline) {
        try session.ask(plan, key) { (row) throws(StoreError) in
          if !expected.contains("\(plans.tables.main.name) \(row.integer(0))") {
            found.insert("\(table.name) \(row.integer(0))")
          }
          return true
        }
      }
    }
    try session.ask(reading.otherPayloads, key) { (row) throws(StoreError) in
      found.insert("\(NormalizedLayout.otherPayload.name) \(row.integer(0))")
      return true
    }
    comparison.compare("payload", expected, found)
    return comparison.faults
  }
}
