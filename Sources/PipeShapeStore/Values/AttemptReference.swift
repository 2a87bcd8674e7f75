public import PipeShape

/// Names the attempt that a change is about.
public enum AttemptReference: Hashable, Sendable {
  /// By id.
  case id(AttemptID, in: PipelineID)
  /// By cell; without an ordinal, the head's attempt.
  case cell(CellKey, ordinal: Int32? = nil, in: PipelineID)
  /// By its name in another system: exactly one unfinished attempt, else exactly one attempt, else `ambiguous`.
  case external(ExternalLookup, ordinal: Int32? = nil)
}
