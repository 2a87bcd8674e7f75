import PipeShape

/// What is remembered of a generated pipeline, so that operations can be drawn without holding the data set.
struct PipelineNote: Sendable {
  var index: Int
  /// The graph, which many pipelines share.
  var graph: PipelineGraph
  var commit: Commit
  /// Some cell that builds and has started, so that its inputs are there.
  var build: CellKey?
  /// The external id of that cell's newest attempt.
  var buildID: ExternalID?
  /// Some cell that tests and has started.
  var test: CellKey?
  /// The cells whose head attempt failed, in order.
  var failed: [Int32]
  var isUnfinished: Bool
  /// When the head ended, or the pipeline was made.
  var endedAt: Int64

  var hasFailed: Bool { !failed.isEmpty }
}
