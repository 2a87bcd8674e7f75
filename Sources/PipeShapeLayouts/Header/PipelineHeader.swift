public import PipeShape

/// What of a pipeline every layout keeps in the same place.
public struct PipelineHeader: Sendable {
  /// The pipeline's id.
  public var id: PipelineID
  /// Its event.
  public var event: EventID
  /// The project of the event.
  public var project: ProjectID
  /// Steps, edges and cells.
  public var graph: PipelineGraph
  /// The runs, oldest first.
  public var runs: [Run]

  /// The number of the newest run.
  public var head: Int32 { Int32(runs.count) }
}
