/// A prepared statement, how often it ran, and how the engine runs it.
public struct StatementTrace: Hashable, Sendable {
  /// The statement's text.
  public var sql: String
  /// How often it ran so far.
  public var runs: Int64
  /// The engine's plan, line by line.
  public var plan: [String]

  /// Describes a statement.
  public init(sql: String, runs: Int64, plan: [String]) {
    self.sql = sql
    self.runs = runs
    self.plan = plan
  }
}
