public import PipeShape
public import PipeShapeLayouts
public import PipeShapeStore

extension SQLReader {
  /// What in the rows of a pipeline contradicts the layout of the store; nothing in what this library wrote.
  ///
  /// - Throws: `notFound`; `corrupt` where even the header cannot be read.
  /// - Complexity: reads every row of the pipeline.
  public func faults(of id: PipelineID) throws(StoreError) -> [StoredFault] {
    guard let header = try header.header(of: id, graphs: cells.context.graphs, session) else {
      throw StoreError(.notFound, "there is no pipeline \(id.raw)")
    }
    return try stored.faults(of: header, session)
  }
}
