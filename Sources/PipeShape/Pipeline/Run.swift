/// One entry of a pipeline's history: run 1 created every cell's first attempt, each further run those of a rerun.
///
/// What a run binds follows from the attempts: a cell's newest one created in that run or before (fact I2).
public struct Run: Hashable, Sendable {
  /// The number, from 1 without gaps; the parent is the run before.
  public var number: Int32
  /// The request id that the rerun came with.
  public var request: String?
  /// When it was made, in milliseconds since 1970, where the caller said so.
  public var createdAt: Int64?

  /// Describes a run.
  public init(number: Int32, request: String? = nil, createdAt: Int64? = nil) {
    self.number = number
    self.request = request
    self.createdAt = createdAt
  }
}
