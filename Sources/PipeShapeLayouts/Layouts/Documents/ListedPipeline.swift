import PipeShape
import PipeShapeStore

/// A pipeline of a list of documents.
struct ListedPipeline {
  let id: PipelineID
  let event: EventID
  let project: ProjectID
  let graph: PipelineGraph
}
