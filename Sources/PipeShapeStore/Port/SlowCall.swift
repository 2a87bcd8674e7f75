/// A call that took long: what was done, how long each statement took, and how often it had to wait for others.
public struct SlowCall: Hashable, Sendable {
  /// One statement that was run, or one batch of rows that it wrote.
  public struct Statement: Hashable, Sendable {
    /// What the statement is for, as the store's catalog and golden texts name it; `COMMIT` and the like as they are.
    public var name: String
    /// From its start until its last row had been taken, so with what the store made of the rows.
    public var duration: Duration
    /// The rows that it read or changed.
    public var rows: Int64

    /// Describes a statement that was run.
    public init(_ name: String, duration: Duration, rows: Int64) {
      self.name = name
      self.duration = duration
      self.rows = rows
    }
  }

  /// The comment of the change set, or `read`.
  public var what: String
  /// How long the caller waited: with waiting for connections and other writers.
  public var duration = Duration.zero
  /// How often the body was run again.
  public var retries = 0
  /// The statements in order, of every run of the body; at most 256.
  ///
  /// Empty for stores without statements.
  public var statements: [Statement] = []
  /// How many statements were run beyond those.
  public var statementsLeftOut = 0
  /// The rows that were read and changed.
  public var rowsRead: Int64 = 0, rowsWritten: Int64 = 0
  /// What the call threw; nil if it returned.
  public var failure: StoreError?

  /// Describes a call of which nothing is known yet.
  public init(_ what: String) { self.what = what }
}

/// Which calls of a store are slow, and who is told about them.
///
/// The closure is called on the caller's thread after the transaction has ended and the connection was given back, so it
/// may use the store. A store without one notes no statements and looks at no clock for them.
public struct SlowCalls: Sendable {
  /// Calls that take at least as long are reported.
  public var threshold: Duration
  /// Is told about each.
  public var report: @Sendable (SlowCall) -> Void

  /// Chooses what is slow.
  public init(threshold: Duration, report: @escaping @Sendable (SlowCall) -> Void) {
    self.threshold = threshold
    self.report = report
  }
}
