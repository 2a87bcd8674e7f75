/// One measured call.
public struct Sample: Hashable, Sendable {
  /// What was done.
  public var operation: OperationName
  /// The index of the candidate in the report.
  public var candidate: Int
  /// The round, from 1.
  public var round: Int
  /// The turn that the candidate had in its block, from 1.
  public var turn: Int
  /// How long it took, in nanoseconds.
  public var nanoseconds: Int64
}
