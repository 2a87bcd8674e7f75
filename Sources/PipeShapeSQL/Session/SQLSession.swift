import PipeShapeLayouts
import PipeShapeStore

/// Runs the statements of a catalog on one connection; each is prepared at its first use and kept.
///
/// A session that reads begins its transaction with its first statement, so an empty one costs nothing. After a failed
/// statement of a session that writes, nothing more is run and everything is rolled back; of one that reads, where the
/// engine ended the transaction by itself: what follows would be read from another snapshot.
///
/// In each transaction the session makes sure, before a body sees the first row, that its statements are for the kinds
/// that the store has in the snapshot. If not, nothing more is run, and `foundKinds` says what the kinds are.
final class SQLSession: RowSession {
  enum State { case idle, willRead, reads, writes }
  /// The statements around those of the catalog.
  enum Control: Int, CaseIterable {
    case beginReading, beginWriting, commit, rollBack, save, release, rollBackToSave
  }

  let connection: any SQLConnection
  private(set) var program: SQLProgram
  var fact: Plan
  var revision: String?
  var statements: [(any SQLStatement)?] = []
  var state = State.idle
  /// Whether the transaction began without a statement.
  var hasEntered = false
  var failure: StoreError?
  /// The kinds of the snapshot, where they are others than the statements are for.
  var foundKinds: FoundKinds?
  /// Whether the transaction asked more than the connection had taken it to: the body has to be run again.
  var hasGivenUp = false
  /// Whether this transaction has looked at the kinds.
  var hasLooked = false
  /// Whether the kinds were asked for and the answer is on its way.
  var isAwaitingKinds = false
  /// The number of the connection when the kinds were last found to be right.
  var lookedAt: Int64?
  var statementCount: Int64 = 0
  var rowsRead: Int64 = 0
  var rowsWritten: Int64 = 0
  /// Batches that were handed to the engine, and ends of transactions; a beginning goes with the first batch.
  var roundTrips: Int64 = 0
  /// Questions that were sent before anybody asks them, in order.
  var ahead: [Invocation] = []
  /// Whether those that are ahead go with a batch that is not counted yet.
  var isAheadUncounted = false
  /// New rows that are gathered, to be added all at once; nil where changes are run as they come.
  var additions: Additions?
  /// Adds what was gathered while more is gathered.
  let aside = WorkAside()
  /// What became of the rows that were handed on last; false where a key was taken.
  var added = Result<Bool, StoreError>.success(true)
  var controls: [(any SQLStatement)?] = Array(repeating: nil, count: Control.allCases.count)
  /// Notes what is run, where somebody wants to know of slow calls.
  var notes: CallNotes?

  init(_ connection: any SQLConnection, _ parts: StoreParts) {
    self.connection = connection
    program = parts.program
    fact = parts.cells.header.fact
    adopt(parts)
  }

  /// Goes on with the statements for other kinds, between transactions.
  func adopt(_ parts: StoreParts) {
    program = parts.program
    fact = parts.cells.header.fact
    revision = parts.kinds.revision
    statements = Array(repeating: nil, count: program.texts.count)
    lookedAt = nil
  }

  /// Runs a body that is a whole transaction, and notes what it runs if somebody watches.
  @inline(__always)
  func watched<R>(
    by watch: CallWatch?, _ body: (SQLSession) throws(StoreError) -> R
  ) throws(StoreError) -> R {
    guard let watch else { return try body(self) }
    notes = CallNotes()
    let (read, written) = (rowsRead, rowsWritten)
    defer {
      watch.add(notes, rowsRead: rowsRead - read, rowsWritten: rowsWritten - written)
      notes = nil
    }
    return try body(self)
  }

  func ready() throws(StoreError) {
    switch state {
    case .reads: if let failure { throw failure }
    case .writes:
      guard failure == nil else {
        throw StoreError(.closed, "a statement of this session failed before; everything will be rolled back")
      }
    case .willRead:
      hasEntered = try connection.enter()
      if !hasEntered { try control(.beginReading) }
      state = .reads
      if connection.commitNumber == nil { try askForKinds() }
    case .idle: throw StoreError(.closed, "the session has ended")
    }
  }

  func readyToChange() throws(StoreError) {
    guard state != .willRead && state != .reads else {
      throw StoreError(.readOnly, "a session that reads changes nothing")
    }
    try ready()
  }

  func statement(_ plan: Plan) throws(StoreError) -> any SQLStatement {
    if let known = statements[plan.index] { return known }
    let statement = try connection.prepare(program.texts[plan.index])
    statements[plan.index] = statement
    return statement
  }

  func bind(_ values: ArraySlice<Value>, to statement: any SQLStatement) throws(StoreError) {
    var index = 0
    for value in values {
      switch value {
      case .null: try statement.bindNull(index)
      case .integer(let number): try statement.bind(index, number)
      case .real(let number): try statement.bind(index, number)
      case .text(let text): try statement.bind(index, text)
      case .bytes(let bytes): try statement.bind(index, bytes)
      case .records(let records): try statement.bind(index, records)
      case .path(let keys): try statement.bind(index, program.path(keys))
      case .members(let members): try statement.bind(index, program.members(members))
      }
      index += 1
    }
  }

  func failing<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R {
    do throws(StoreError) { return try body() } catch {
      if state == .writes || (state == .reads && (hasEntered || !connection.isInTransaction)) {
        failure = failure ?? error
      }
      throw error
    }
  }
}
