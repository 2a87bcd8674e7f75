/// Makes 64-bit ids on the client, so that the same operations give the same ids in every layout.
public protocol IDGenerator: Sendable {
  /// An id greater than the one given.
  ///
  /// - Parameter id: the greatest id of the pipeline, or 0. The clock may run behind it; the id never does.
  func next(after id: Int64) -> Int64
}

/// Ids that count up from the greatest one known: for tests and experiments.
public struct SequentialIDs: IDGenerator {
  /// Starts after whatever is there.
  public init() {}

  /// The number after the one given.
  public func next(after id: Int64) -> Int64 { id + 1 }
}
