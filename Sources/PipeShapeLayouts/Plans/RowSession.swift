public import PipeShapeStore

/// Runs statements of one catalog within one transaction: all that a layout knows of an engine.
///
/// Questions and changes are given in batches, so that an engine across a network needs one round trip for each batch.
public protocol RowSession: AnyObject {
  /// Asks some questions and hands over their rows, in order.
  ///
  /// - Parameter body: gets the number of the question in the batch and its row. It must not use the session.
  func ask(
    _ questions: [Invocation], _ body: (_ question: Int, _ row: any Row) throws(StoreError) -> Void
  ) throws(StoreError)

  /// Asks one question.
  ///
  /// - Parameter body: says whether the next row is wanted. It must not use the session.
  func ask(_ plan: Plan, _ values: [Value], _ body: (any Row) throws(StoreError) -> Bool) throws(StoreError)

  /// Whether questions may be sent before the answers to earlier ones are looked at.
  var isPipelined: Bool { get }

  /// Sends questions that will be asked right after others, or not at all, so that they need no batch of their own.
  ///
  /// Does nothing where statements are answered at once.
  func askAhead(_ questions: [Invocation]) throws(StoreError)

  /// Lets go of what was sent ahead and has not been asked.
  func forgetAhead()

  /// Runs some changes in order; each gives the number of rows changed.
  func change(_ changes: [Invocation]) throws(StoreError) -> [Int]

  /// Runs a change.
  ///
  /// - Returns: the number of rows changed.
  @discardableResult
  func change(_ plan: Plan, _ values: [Value]) throws(StoreError) -> Int
}

/// A statement with its parameters.
public struct Invocation: Sendable {
  /// The statement.
  public var plan: Plan
  /// The parameters; those of an insertion may be a multiple of what one row takes, then so many rows are added.
  public var values: [Value]

  /// Gives a statement its parameters.
  public init(_ plan: Plan, _ values: [Value]) {
    self.plan = plan
    self.values = values
  }
}
