public import PipeShapeLayouts
public import PipeShapeStore

/// One connection to an engine, used by one transaction at a time: what an adapter implements.
///
/// Calls come one after the other, but not always from the same thread.
public protocol SQLConnection: AnyObject {
  /// Prepares a statement; it is kept for as long as the connection.
  ///
  /// - Throws: `corrupt` for tables that are not there, or another failure of the engine.
  func prepare(_ sql: String) throws(StoreError) -> any SQLStatement
  /// Runs some statements without parameters and without rows.
  func execute(_ sql: String) throws(StoreError)
  /// Runs one question without parameters, for opening only, and gives every row as texts.
  func rows(_ sql: String) throws(StoreError) -> [[String?]]
  /// The columns of each table that there is.
  func columnsOfTables() throws(StoreError) -> [String: [String]]
  /// The fields of each composite type that there is.
  func fieldsOfTypes() throws(StoreError) -> [String: [String]]
  /// The names of the indexes that there are.
  func indexNames() throws(StoreError) -> Set<String>
  /// The foreign keys that were added without a look at the rows that there were, by name.
  func uncheckedKeys() throws(StoreError) -> [(table: String, key: String)]
  /// Whether a transaction that failed so may succeed when it is run again.
  func mayRetry(_ error: StoreError) -> Bool
  /// Whether a commit that failed so may count nevertheless, since the engine went away before it could tell.
  func leavesOpen(_ error: StoreError) -> Bool
  /// The engine's code for a row that refers to one that is not there; nil where statements are answered at once.
  var codeOfMissingReference: String? { get }
  /// Whether a transaction is open.
  var isInTransaction: Bool { get }
  /// Whether statements can be sent before the answers to earlier ones are looked at, which spares a network's round trips.
  var isPipelined: Bool { get }
  /// Begins a transaction that only reads, where it needs no statement for that.
  ///
  /// - Returns: whether it has; then `leave` ends it.
  func enter() throws(StoreError) -> Bool
  /// Ends a transaction that `enter` began, whatever became of it; does not wait for an answer.
  func leave() throws(StoreError)
  /// Whether the transaction that `enter` began went on after its snapshot was gone; asked before it is left.
  ///
  /// The connection had taken it to be over; its body has to be run again.
  var hasGivenUpSnapshot: Bool { get }
  /// Lets go of every answer that a statement of the connection has not looked at.
  func forgetAnswers()
  /// Whether the engine has a way to add many rows of a table that is faster than statement by statement.
  func canLoad(_ insert: Insert) -> Bool
  /// Adds many rows in that way, as an insertion would that fails at the first key that is there already.
  ///
  /// - Throws: `duplicate` for such a key, or another failure; what was added before is taken back with the transaction.
  func load(_ insert: Insert, _ values: [Value]) throws(StoreError)
  /// Within a transaction that has read, or right after a commit: a number that is the same as before on this connection
  /// only if nobody has committed anything between. Nil, at any time, for engines that have none at hand; then the store
  /// asks what it must know with a statement of its own.
  var commitNumber: Int64? { get }
  /// Counters and gauges of the engine.
  func measures(detailed: Bool) throws(StoreError) -> [Measure]
  /// Lets nothing of earlier writes be left over for later ones.
  func settle() throws(StoreError)
  /// The statements that were prepared and how often each ran, with the engine's plans.
  func traces() throws(StoreError) -> [StatementTrace]
  /// The settings that costs or durability depend on, as the connection has them.
  func settings() throws(StoreError) -> [(name: String, value: String)]
  /// What the engine finds when it checks its own files: integrity, and rows that refer to nothing.
  func findings() throws(StoreError) -> [Finding]
  /// What the store keeps with the connection.
  var attachment: AnyObject? { get set }
}

/// A prepared statement, and the row that it stands at.
public protocol SQLStatement: Row {
  /// Gives a parameter, by index from 0, a value; the statement has been reset.
  func bindNull(_ index: Int) throws(StoreError)
  /// Gives a parameter an integer.
  func bind(_ index: Int, _ value: Int64) throws(StoreError)
  /// Gives a parameter a double.
  func bind(_ index: Int, _ value: Double) throws(StoreError)
  /// Gives a parameter a text.
  func bind(_ index: Int, _ value: String) throws(StoreError)
  /// Gives a parameter a text as UTF-8 bytes.
  func bind(_ index: Int, _ value: [UInt8]) throws(StoreError)
  /// Gives a parameter a record or an array.
  func bind(_ index: Int, _ value: RecordBytes) throws(StoreError)
  /// Sends the statement with its values where the engine is pipelined: the next `step` looks at the answer.
  ///
  /// It can be sent several times; `reset` goes on to the answer of the next sending.
  func send() throws(StoreError)
  /// Goes to the next row; false after the last.
  func step() throws(StoreError) -> Bool
  /// The number of rows that the last execution changed.
  var changes: Int { get }
  /// Lets go of rows and values.
  func reset()
}

extension SQLStatement {
  /// Refuses: for engines without records.
  public func bind(_ index: Int, _ value: RecordBytes) throws(StoreError) {
    throw StoreError(.unsupported, "the engine has no records")
  }
  /// Does nothing: for engines that answer at once.
  public func send() throws(StoreError) {}
}

extension SQLConnection {
  /// None: for engines without records.
  public func fieldsOfTypes() throws(StoreError) -> [String: [String]] { [:] }
  /// None: for engines that check at once.
  public func uncheckedKeys() throws(StoreError) -> [(table: String, key: String)] { [] }
  /// Not: for engines that answer at once.
  public var isPipelined: Bool { false }
  /// Not: for engines that need a statement.
  public func enter() throws(StoreError) -> Bool { false }
  /// Does nothing: for engines that need a statement.
  public func leave() throws(StoreError) {}
  /// Never: for engines that do not guess.
  public var hasGivenUpSnapshot: Bool { false }
  /// None: for engines that answer at once.
  public func forgetAnswers() {}
  /// Not: for engines without one.
  public func canLoad(_ insert: Insert) -> Bool { false }
  /// Refuses: for engines without one.
  public func load(_ insert: Insert, _ values: [Value]) throws(StoreError) {
    throw StoreError(.unsupported, "the engine adds rows by statements only")
  }
  /// Never: for engines that cannot go away.
  public func leavesOpen(_ error: StoreError) -> Bool { false }
  /// None: for engines that have none at hand.
  public var commitNumber: Int64? { nil }
  /// None: for engines that answer at once.
  public var codeOfMissingReference: String? { nil }
  /// Does nothing: for engines that leave nothing over.
  public func settle() throws(StoreError) {}
  /// Nothing: for engines that do not tell.
  public func traces() throws(StoreError) -> [StatementTrace] { [] }
  /// None: for engines that have none.
  public func settings() throws(StoreError) -> [(name: String, value: String)] { [] }
  /// Nothing: for engines that cannot check themselves.
  public func findings() throws(StoreError) -> [Finding] { [] }
}
