public import PipeShape
public import PipeShapeStore

/// One call that is made of every store alike.
public enum Action: Sendable {
  /// Which pipeline a call is about: one whose id is known, or the one that a call of the same block makes.
  public enum Subject: Hashable, Sendable {
    /// A pipeline by id.
    case known(PipelineID)
    /// The pipeline that the store made last but so many.
    case made(Int)
  }

  /// Which attempt a change is about.
  public enum Place: Hashable, Sendable {
    /// The head's attempt of a cell.
    case cell(CellKey, Subject)
    /// The attempt of an external id.
    case external(ExternalLookup)
  }

  /// Fetches a pipeline with its history.
  case pipeline(Subject)
  /// Fetches a head run.
  case head(Subject)
  /// Lists cells.
  case cells(CellQuery, limit: Int)
  /// Lists pipelines, and fetches the head run of each.
  case page(PipelineScope, after: PipelineID?, limit: Int)
  /// Makes a pipeline.
  case create(PipelineDraft)
  /// Records what happened to an attempt.
  case record(AttemptChange, Place)
  /// Reruns.
  case rerun(RerunRequest, Subject)
  /// Says what a rerun would do.
  case preview(RerunScope, Subject)
  /// Removes old pipelines.
  case remove(endedBefore: Int64, limit: Int)
}
