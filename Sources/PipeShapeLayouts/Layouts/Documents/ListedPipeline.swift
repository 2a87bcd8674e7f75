import PipeShape
import PipeShapeStore

/// A pipeline of a list of documents.
struct ListedPipeline {
  let id: PipelineID
  let event: EventID
  let project: ProjectID
  let graph: PipelineGraph

  /// An attempt as lists show it.
  ///
  /// - Parameter outline: borrowed, since a copy would copy its texts once more.
  func record(of outline: borrowing AttemptOutline) -> CellRecord {
    CellRecord(
      pipeline: id, event: event, project: project, cell: graph.cells[Int(outline.cell)], position: outline.cell,
      attempt: outline.id, ordinal: outline.ordinal, state: outline.state, external: outline.external)
  }
}
