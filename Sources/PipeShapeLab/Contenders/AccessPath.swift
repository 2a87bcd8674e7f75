/// How a layout reaches what an operation needs: the index used, or the scan.
public struct AccessPath: Hashable, Sendable {
  /// The operation's name.
  public var operation: String
  /// The engine's plan, or a description, line by line.
  public var lines: [String]

  /// Describes the way of one operation.
  public init(_ operation: String, lines: [String]) {
    self.operation = operation
    self.lines = lines
  }
}
