public import PipeShape
public import PipeShapeStore

extension CellStore {
  /// A pipeline with its whole history; nil if there is none of that id.
  ///
  /// - Throws: `corrupt` where rows make no history.
  public func pipeline(_ id: PipelineID, _ session: any RowSession) throws(StoreError) -> Pipeline? {
    if session.isPipelined { try session.askAhead(questions(of: id)) }
    defer { session.forgetAhead() }
    guard let header = try header.header(of: id, graphs: context.graphs, session) else { return nil }
    return try pipeline(header, session)
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
