import PipeShape
import PipeShapeStore

/// The statements by which a layout with a row for each attempt finds one.
struct AttemptPlaces: Sendable {
  /// Pipeline, then id.
  let byID: Plan
  /// Pipeline, cell, ordinal.
  let byCell: Plan
  /// Pipeline, cell, and how many.
  let newestOfCell: Plan
}

extension CellStore {
  /// Looks an attempt up by its key; only a cell's name takes reading the graph.
  ///
  /// - Parameter read: reads a row of an attempt of a pipeline.
  func locate(
    _ reference: AttemptReference, by places: AttemptPlaces, _ session: any RowSession,
    _ read: (any Row, PipelineID) throws(StoreError) -> LocatedAttempt
  ) throws(StoreError) -> LocatedAttempt {
    func located(_ plan: Plan, _ values: [Value], _ id: PipelineID) throws(StoreError) -> LocatedAttempt? {
      var found: LocatedAttempt?
      try session.ask(plan, [.integer(id.raw)] + values) { (row) throws(StoreError) in
        found = try read(row, id)
        return false
      }
      return found
    }
    func graph(of id: PipelineID) throws(StoreError) -> PipelineGraph {
      guard let header = try header.header(of: id, run: nil, graphs: context.graphs, session) else {
        throw StoreError(.notFound, "there is no pipeline \(id.raw)")
      }
      return header.graph
    }
    switch reference {
    case .external(let lookup, let ordinal): return try meant(lookup, ordinal: ordinal, session)
    case .id(let id, let pipeline):
      if let found = try located(places.byID, [.integer(id.raw)], pipeline) { return found }
      _ = try graph(of: pipeline)
      throw StoreError(.notFound, "pipeline \(pipeline.raw) has no attempt \(id.raw)")
    case .cell(let cell, let ordinal, let pipeline):
      guard let position = try graph(of: pipeline).position(of: cell) else {
        throw StoreError(.notFound, "there is no cell \(cell)")
      }
      let key: [Value] = [.integer(Int64(position)), ordinal.map { Value($0) } ?? .integer(1)]
      guard let found = try located(ordinal == nil ? places.newestOfCell : places.byCell, key, pipeline) else {
        throw StoreError(.notFound, ordinal.map { "\(cell) has no attempt \($0)" } ?? "\(cell) has no attempt")
      }
      return found
    }
  }

  /// Ids that a statement finds from one on.
  func ids(
    _ plan: Plan, from first: PipelineID, limit: Int, _ session: any RowSession
  ) throws(StoreError) -> [PipelineID] {
    var ids: [PipelineID] = []
    try session.ask(plan, [.integer(first.raw), .integer(Int64(limit))]) { (row) throws(StoreError) in
      ids.append(PipelineID(row.integer(0)))
      return true
    }
    return ids
  }

  /// What a statement counts.
  func count(_ plan: Plan, _ session: any RowSession) throws(StoreError) -> Int {
    var count = 0
    try session.ask(plan, []) { (row) throws(StoreError) in
      count = Int(row.integer(0))
      return false
    }
    return count
  }
}

extension Page<CellCursor> {
  /// The key that a list goes on after, as three parameters.
  var values: [Value] {
    let after = after ?? CellCursor(pipeline: PipelineID(.min), position: .min, ordinal: .min)
    return [.integer(after.pipeline.raw), Value(after.position), Value(after.ordinal)]
  }
}
