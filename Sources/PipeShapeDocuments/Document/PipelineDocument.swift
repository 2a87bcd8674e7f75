public import PipeShape
public import PipeShapeStore

/// A pipeline as a text that people and programs exchange, in the format `pipeshape/pipeline/1`.
///
/// Reading checks everything: a document holds a graph and a history that exist. Members whose keys begin with `x-` are
/// kept wherever they stood.
public struct PipelineDocument: Sendable {
  /// The name of the format, and its version.
  public static let format = "pipeshape/pipeline/1"

  /// Which members say how far the pipeline is.
  enum Form: Sendable {
    /// Neither: everything is pending.
    case pending
    /// `cells`: the first run in some state.
    case cells
    /// `runs`: the whole history.
    case runs
  }

  /// What the pipeline is called.
  public var name: String?
  /// What set it off: an object with whatever members.
  public var event: RawJSON?
  /// The graph and the history; its ids are numbers from 1, since documents carry none.
  public internal(set) var pipeline: Pipeline
  var form: Form
  var extensions = DocumentExtensions()

  /// Describes a pipeline in which everything is pending.
  public init(name: String? = nil, event: RawJSON? = nil, graph: PipelineGraph) throws(DocumentError) {
    do throws(PipelineError) {
      pipeline = try Pipeline(id: PipelineID(0), event: EventID(0), graph: graph, ids: SequentialIDs())
    } catch { throw DocumentError(error) }
    self.name = name
    self.event = event
    form = .pending
  }

  /// Describes a pipeline with its whole history.
  public init(name: String? = nil, event: RawJSON? = nil, history pipeline: Pipeline) {
    self.name = name
    self.event = event
    self.pipeline = pipeline
    form = .runs
  }

  /// Steps, edges and cells.
  public var graph: PipelineGraph { pipeline.graph }

  /// What a store makes the pipeline of.
  public func draft(origin: PipelineDraft.Origin) -> PipelineDraft {
    switch form {
    case .pending: PipelineDraft(origin: origin, graph: graph)
    case .cells: PipelineDraft(origin: origin, graph: graph, content: .fresh(pipeline.head.states))
    case .runs:
      PipelineDraft(
        origin: origin, graph: graph, content: .history(runs: pipeline.runs, attempts: pipeline.attempts))
    }
  }
}
