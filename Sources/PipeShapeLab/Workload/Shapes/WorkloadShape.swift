public import PipeShape

/// A graph that pipelines of the experiment have, and where it comes from.
public struct WorkloadShape: Sendable {
  /// The file that it was read from, or `generated`.
  public var name: String
  /// Steps, edges and cells.
  public var graph: PipelineGraph

  /// Names a graph.
  public init(_ name: String, graph: PipelineGraph) {
    self.name = name
    self.graph = graph
  }
}
