public import PipeShape
public import PipeShapeStore

/// What a store answered.
public enum Answer: Sendable {
  /// A pipeline, or none.
  case pipeline(Pipeline?)
  /// A run, or none.
  case run(RunView?)
  /// Cells in order.
  case cells([CellRecord])
  /// Pipelines in order, each with its head run.
  case page([PipelineRecord], [RunView])
  /// The id of a new pipeline.
  case made(PipelineID)
  /// What became of a change.
  case recorded(Recorded)
  /// What a rerun did or would do.
  case outcome(RerunOutcome)
  /// How many pipelines were removed.
  case removed(Int)
  /// The call was refused.
  case refused(StoreError)
}
