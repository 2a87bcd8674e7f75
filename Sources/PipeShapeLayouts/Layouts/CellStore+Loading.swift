public import PipeShape
public import PipeShapeStore

extension CellStore {
  /// A pipeline with its whole history; nil if there is none of that id.
  ///
  /// - Throws: `corrupt` where rows make no history.
  public func pipeline(_ id: PipelineID, _ session: any RowSession) throws(StoreError) -> Pipeline? {
    try session.asking(ahead: questions(of: id)) { () throws(StoreError) in
      guard let header = try header.header(of: id, graphs: context.graphs, session) else { return nil }
      return try pipeline(header, session)
    }
  }

  /// A run of a pipeline, without a number the head, with its header in one batch; nil if there is no such pipeline or run.
  ///
  /// - Parameters:
  ///   - questions: what the body asks.
  ///   - members: the attempts that the run binds, in any order.
  func view(
    _ number: Int?, of id: PipelineID, ahead questions: @autoclosure () -> [Invocation], _ session: any RowSession,
    _ members: (PipelineHeader) throws(StoreError) -> [Attempt]
  ) throws(StoreError) -> RunView? {
    try session.asking(ahead: questions()) { () throws(StoreError) in
      guard let header = try header.header(of: id, run: number, graphs: context.graphs, session) else { return nil }
      return try header.view(of: header.runs[0], binding: try members(header))
    }
  }

  /// The pipeline of a header.
  public func pipeline(_ header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> Pipeline {
    try Self.restored(header, try attempts(of: header, session))
  }

  /// A pipeline that must be there.
  ///
  /// - Throws: `notFound`.
  public func existing(_ id: PipelineID, _ session: any RowSession) throws(StoreError) -> Pipeline {
    guard let pipeline = try pipeline(id, session) else {
      throw StoreError(.notFound, "there is no pipeline \(id.raw)")
    }
    return pipeline
  }

  static func restored(_ header: PipelineHeader, _ attempts: [Attempt]) throws(StoreError) -> Pipeline {
    do {
      return try Pipeline(
        id: header.id, event: header.event, graph: header.graph, runs: header.runs, attempts: attempts)
    } catch { throw StoreError(.corrupt, "pipeline \(header.id.raw): \(error)") }
  }

  static func record(_ index: Int, of pipeline: Pipeline, project: ProjectID) -> CellRecord {
    let attempt = pipeline.attempts[index]
    return CellRecord(
      pipeline: pipeline.id, event: pipeline.event, project: project, cell: pipeline.graph.cells[Int(attempt.cell)],
      position: attempt.cell, attempt: attempt.id, ordinal: attempt.ordinal, state: attempt.state,
      external: attempt.external)
  }
}

extension RowSession {
  /// Runs a body whose questions are known, some of them perhaps not asked in the end: they go with its first one.
  func asking<R>(
    ahead questions: @autoclosure () -> [Invocation], _ body: () throws(StoreError) -> R
  ) throws(StoreError) -> R {
    // Where statements are answered at once, nothing is made of them.
    if isPipelined { try askAhead(questions()) }
    defer { forgetAhead() }
    return try body()
  }
}
