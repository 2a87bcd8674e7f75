import PipeShape
import PipeShapeStore

/// Which event a pipeline of the data set belongs to; an event of an earlier pipeline gets its id only when that is stored.
enum DraftOrigin: Sendable {
  case new(project: String, reference: GitReference, commit: Commit, at: Int64)
  case eventOf(pipeline: Int)
}

/// A pipeline of the data set, generated or given, before a store gives it an id.
struct GeneratedPipeline: Sendable {
  var origin: DraftOrigin
  var graph: PipelineGraph
  var content: PipelineDraft.Content
  /// When it is made; nil where its first run says so.
  var createdAt: Int64?

  /// The draft, with what an earlier pipeline's event is called where this one is loaded.
  func draft(eventOf: (Int) -> PipelineDraft.Origin) -> PipelineDraft {
    let origin: PipelineDraft.Origin
    switch self.origin {
    case .new(let project, let reference, let commit, let at):
      origin = .new(project: project, reference: reference, commit: commit, at: at)
    case .eventOf(let pipeline): origin = eventOf(pipeline)
    }
    return PipelineDraft(origin: origin, graph: graph, content: content, createdAt: createdAt)
  }
}
