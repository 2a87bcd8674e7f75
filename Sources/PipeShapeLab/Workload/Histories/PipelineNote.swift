import PipeShape

/// What is remembered of a pipeline of the data set, so that operations can be drawn without holding the data set.
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
  /// The cells that a rerun of what failed begins with, in order.
  var failed: [Int32]
  var isUnfinished: Bool
  /// When the head ended; while it has not, no time that anything follows from.
  var endedAt: Int64

  var hasFailed: Bool { !failed.isEmpty }
}
