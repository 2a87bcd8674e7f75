/// A statement of an engine, how often it ran so far, and how the engine runs it.
public struct TracedStatement: Hashable, Sendable {
  /// The statement's text.
  public var text: String
  /// How often it ran.
  public var runs: Int64
  /// The engine's plan, line by line.
  public var plan: [String]

  /// Describes a statement.
  public init(_ text: String, runs: Int64, plan: [String]) {
    self.text = text
    self.runs = runs
    self.plan = plan
  }
}
