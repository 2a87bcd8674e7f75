public import PipeShape
public import PipeShapeStore

extension HeaderPlans {
  /// The header of a pipeline; nil if there is no such pipeline.
  ///
  /// - Throws: `corrupt`.
  /// - Complexity: one statement.
  public func header(
    of id: PipelineID, graphs: GraphCache, _ session: any RowSession
  ) throws(StoreError) -> PipelineHeader? {
    var header: PipelineHeader?
    try session.ask(pipeline, [.integer(id.raw)]) { (row) throws(StoreError) in
      let run = Run(number: try row.small(3), request: row.textIfPresent(4), createdAt: row.integerIfPresent(5))
      if header == nil {
        header = PipelineHeader(
          id: id, event: EventID(row.integer(0)), project: ProjectID(row.integer(1)),
          graph: try graphs.graph(row.bytes(2)), runs: [])
        header?.runs.reserveCapacity(1)
      }
      header?.runs.append(run)
      return true
    }
    return header
  }

  /// The header of a pipeline with one of its runs, without a number the head; nil if there is no such pipeline or run.
  ///
  /// - Throws: `corrupt`.
  /// - Complexity: one statement; the head is found by its key.
  public func header(
    of id: PipelineID, run number: Int?, graphs: GraphCache, _ session: any RowSession
  ) throws(StoreError) -> PipelineHeader? {
    var header: PipelineHeader?
    if number == nil {
      try session.ask(head, [.integer(id.raw)]) { (row) throws(StoreError) in
        let run = Run(number: try row.small(3), request: row.textIfPresent(4), createdAt: row.integerIfPresent(5))
        header = PipelineHeader(
          id: id, event: EventID(row.integer(0)), project: ProjectID(row.integer(1)),
          graph: try graphs.graph(row.bytes(2)), runs: [run])
        return false
      }
    } else {
      header = try self.header(of: id, graphs: graphs, session)
      header?.runs.removeAll { Int($0.number) != number }
    }
    return header?.runs.isEmpty == false ? header : nil
  }

  /// An event as the questions about events list its columns.
  public func event(_ row: any Row) throws(StoreError) -> Event {
    guard let kind = GitReference.Kind(rawValue: row.text(2)) else {
      throw StoreError(.corrupt, "event \(row.integer(0)) refers to a '\(row.text(2))', which there is not")
    }
    return Event(
      id: EventID(row.integer(0)), project: ProjectID(row.integer(1)), reference: GitReference(kind, row.text(3)),
      commit: Commit(row.text(4)), at: row.integer(5))
  }
}

extension PipelineHeader {
  /// A run with the attempts that it binds, given in any order.
  ///
  /// - Throws: `corrupt` where they are not one for each cell.
  func view(of run: Run, binding attempts: [Attempt]) throws(StoreError) -> RunView {
    let members = attempts.sorted { $0.cell < $1.cell }
    guard members.count == graph.cellCount, members.indices.allSatisfy({ Int(members[$0].cell) == $0 }) else {
      throw StoreError(.corrupt, "run \(run.number) of pipeline \(id.raw) does not bind each cell once")
    }
    return RunView(id: id, event: event, graph: graph, run: run, attempts: members)
  }
}
