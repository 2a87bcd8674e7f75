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
  private enum State { case idle, willRead, reads, writes }
  /// The statements around those of the catalog.
  enum Control: Int, CaseIterable {
    case beginReading, beginWriting, commit, rollBack, save, release, rollBackToSave
  }

  let connection: any SQLConnection
  private(set) var program: SQLProgram
  private var fact: Plan
  private var revision: String?
  private var statements: [(any SQLStatement)?] = []
  private var state = State.idle
  /// Whether the transaction began without a statement.
  private var hasEntered = false
  var failure: StoreError?
  /// The kinds of the snapshot, where they are others than the statements are for.
  private(set) var foundKinds: FoundKinds?
  /// Whether this transaction has looked at the kinds.
  private var hasLooked = false
  /// Whether the kinds were asked for and the answer is on its way.
  private var isAwaitingKinds = false
  /// The number of the connection when the kinds were last found to be right.
  private var lookedAt: Int64?
  var statementCount: Int64 = 0
  private(set) var rowsRead: Int64 = 0
  var rowsWritten: Int64 = 0
  /// Batches that were handed to the engine, and ends of transactions; a beginning goes with the first batch.
  var roundTrips: Int64 = 0
  /// Questions that were sent before anybody asks them, in order.
  var ahead: [Invocation] = []
  /// New rows that are gathered, to be added all at once; nil where changes are run as they come.
  var additions: Additions?
  private var controls: [(any SQLStatement)?] = Array(repeating: nil, count: Control.allCases.count)
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

  // MARK: transactions

  func beginReading() {
    (state, failure, foundKinds, hasLooked) = (.willRead, nil, nil, false)
  }

  func beginWriting() throws(StoreError) {
    foundKinds = nil
    // Left over by a rollback that failed.
    if connection.isInTransaction { try control(.rollBack) }
    try control(.beginWriting)
    (state, failure) = (.writes, nil)
    try askForKinds()
  }

  func commit() throws(StoreError) {
    let (wasOpen, wrote) = (state == .reads || state == .writes, state == .writes)
    state = .idle
    guard wasOpen else { return }
    if let failure { throw failure }
    forgetKinds()
    forgetAhead()
    // Where statements are answered later, nobody waits for the end of what only read.
    if wrote || !isPipelined { roundTrips += 1 }
    do throws(StoreError) {
      if hasEntered { return try leave() }
      try control(.commit, waits: wrote)
    } catch {
      rollBack()
      guard wrote, connection.leavesOpen(error) else { throw error }
      throw StoreError(
        .outcomeUnknown, "the store went away while it committed: \(error.message); ask for the outcome, or call again",
        engineCode: error.engineCode)
    }
    // What this session committed changes no kinds.
    if wrote { lookedAt = connection.commitNumber }
  }

  func rollBack() {
    state = .idle
    forgetKinds()
    forgetAhead()
    additions = nil
    guard !hasEntered else {
      try? leave()
      return
    }
    guard connection.isInTransaction else { return }
    // A rollback that fails leaves a connection in its transaction: the pool closes it.
    roundTrips += 1
    try? control(.rollBack)
  }

  private func leave() throws(StoreError) {
    hasEntered = false
    try connection.leave()
  }

  /// Runs a body whose changes are taken back where it refuses, although the session goes on.
  func takingBack<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R {
    try ready()
    try failing { () throws(StoreError) in try control(.save) }
    do throws(StoreError) {
      let result = try body()
      try failing { () throws(StoreError) in try control(.release) }
      return result
    } catch {
      // After a failure of the engine everything is rolled back anyway.
      guard failure == nil else { throw error }
      try failing { () throws(StoreError) in
        try control(.rollBackToSave)
        try control(.release)
      }
      throw error
    }
  }

  /// - Parameter waits: whether a failure must be known now; else, where statements are sent ahead, the next one tells.
  func control(_ control: Control, waits: Bool = false) throws(StoreError) {
    let statement: any SQLStatement
    if let known = controls[control.rawValue] {
      statement = known
    } else {
      statement = try connection.prepare(text(of: control))
      controls[control.rawValue] = statement
    }
    defer { statement.reset() }
    let start = notes?.now
    if connection.isPipelined, !waits {
      try statement.send()
    } else {
      _ = try statement.step()
    }
    if let start { notes?.add(text(of: control), since: start, rows: 0) }
  }

  private func text(of control: Control) -> String {
    switch control {
    case .beginReading: program.beginReading
    case .beginWriting: program.beginWriting
    case .commit: "COMMIT"
    case .rollBack: "ROLLBACK"
    case .save: "SAVEPOINT refusable"
    case .release: "RELEASE refusable"
    case .rollBackToSave: "ROLLBACK TO refusable"
    }
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

  // MARK: statements

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

  private func readyToChange() throws(StoreError) {
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

  // MARK: questions

  func ask(
    _ plan: Plan, _ values: [Value], _ body: (any Row) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let isSent = isAhead(plan, values)
    if !isSent { roundTrips += 1 }
    try run(plan, values, isSent: isSent, body)
  }

  func ask(
    _ questions: [Invocation], _ body: (_ question: Int, _ row: any Row) throws(StoreError) -> Void
  ) throws(StoreError) {
    if connection.isPipelined {
      try ready()
      if !areAhead(questions) {
        roundTrips += 1
        try sendAll(questions)
      }
    } else {
      roundTrips += 1
    }
    var number = 0
    defer { forget(questions[min(number + 1, questions.count)...]) }
    while number < questions.count {
      try run(questions[number].plan, questions[number].values, isSent: connection.isPipelined) {
        (row) throws(StoreError) in
        try body(number, row)
        return true
      }
      number += 1
    }
  }

  /// Asks a question, or looks at the answer of one that was sent.
  private func run(
    _ plan: Plan, _ values: [Value], isSent: Bool = false, _ body: (any Row) throws(StoreError) -> Bool
  ) throws(StoreError) {
    try ready()
    let start = notes?.now
    let before = rowsRead
    defer { if let start { notes?.add(program.names[plan.index], since: start, rows: rowsRead - before) } }
    let statement = try failing { () throws(StoreError) in
      let statement = try self.statement(plan)
      guard !isSent else { return statement }
      try bind(values[...], to: statement)
      try statement.send()
      statementCount += 1
      return statement
    }
    defer { statement.reset() }
    if isAwaitingKinds { try takeKinds() }
    var isRow = try failing { () throws(StoreError) in try statement.step() }
    // Only now there is a snapshot.
    if !hasLooked { try lookAtKinds() }
    while isRow {
      rowsRead += 1
      guard try body(statement) else { return }
      isRow = try failing { () throws(StoreError) in try statement.step() }
    }
  }

  // MARK: changes

  func change(_ changes: [Invocation]) throws(StoreError) -> [Int] {
    if additions != nil { return changes.map { gather($0) } }
    roundTrips += 1
    if connection.isPipelined {
      try readyToChange()
      try sendAll(changes)
    }
    var counts: [Int] = []
    counts.reserveCapacity(changes.count)
    defer { forget(changes[min(counts.count + 1, changes.count)...]) }
    for change in changes { counts.append(try run(change.plan, change.values, isSent: connection.isPipelined)) }
    return counts
  }

  @discardableResult
  func change(_ plan: Plan, _ values: [Value]) throws(StoreError) -> Int {
    guard !connection.isPipelined else { return try change([Invocation(plan, values)])[0] }
    roundTrips += 1
    return try run(plan, values, isSent: false)
  }

  /// Runs a change, or looks at the answers of one that was sent.
  func run(_ plan: Plan, _ values: [Value], isSent: Bool) throws(StoreError) -> Int {
    try readyToChange()
    guard !values.isEmpty else { return 0 }
    let start = notes?.now
    let before = rowsWritten
    defer { if let start { notes?.add(program.names[plan.index], since: start, rows: rowsWritten - before) } }
    return try failing { () throws(StoreError) in
      let statement = try self.statement(plan)
      var changed = 0
      var place = 0
      defer { if isSent { forget(statement, rows(of: plan, values[place...]) - 1) } }
      while place < values.count {
        let next = min(place + max(1, plan.parameterCount), values.count)
        if !isSent {
          try bind(values[place..<next], to: statement)
          statementCount += 1
        }
        defer { statement.reset() }
        _ = try statement.step()
        changed += statement.changes
        place = next
      }
      rowsWritten += Int64(changed)
      return changed
    }
  }

  // MARK: sending ahead

  /// How often a statement is run for so many values.
  func rows(of plan: Plan, _ values: ArraySlice<Value>) -> Int {
    let width = max(1, plan.parameterCount)
    return (values.count + width - 1) / width
  }

  /// Sends a batch; if the kinds are on their way too, they are looked at first.
  func sendAll(_ batch: [Invocation]) throws(StoreError) {
    try failing { () throws(StoreError) in
      for invocation in batch {
        let statement = try self.statement(invocation.plan)
        let width = max(1, invocation.plan.parameterCount)
        var place = 0
        repeat {
          let next = min(place + width, invocation.values.count)
          guard next > place || invocation.plan.parameterCount == 0 else { break }
          try bind(invocation.values[place..<next], to: statement)
          try statement.send()
          statementCount += 1
          place = next
        } while place < invocation.values.count
      }
    }
    do throws(StoreError) { try takeKinds() } catch {
      forget(batch[...])
      throw error
    }
  }

  /// Lets go of answers that nobody will look at.
  func forget(_ batch: ArraySlice<Invocation>) {
    guard connection.isPipelined else { return }
    for invocation in batch {
      guard let statement = statements[invocation.plan.index] else { continue }
      forget(
        statement, max(invocation.plan.parameterCount == 0 ? 1 : 0, rows(of: invocation.plan, invocation.values[...])))
    }
  }

  private func forget(_ statement: any SQLStatement, _ count: Int) {
    for _ in 0..<max(0, count) { statement.reset() }
  }

  // MARK: kinds

  /// Asks for the kinds; where statements are sent ahead, the answer is looked at with that of the next one.
  private func askForKinds() throws(StoreError) {
    guard connection.isPipelined else { return try lookAtKinds() }
    let statement = try statement(fact)
    try statement.bind(0, StoreSchema.Fact.revision)
    try statement.send()
    statementCount += 1
    (hasLooked, isAwaitingKinds) = (true, true)
  }

  /// Looks at the kinds that were asked for.
  private func takeKinds() throws(StoreError) {
    guard isAwaitingKinds else { return }
    isAwaitingKinds = false
    let found = try failing { () throws(StoreError) in
      let statement = try self.statement(fact)
      defer { statement.reset() }
      return try statement.step() ? statement.textIfPresent(0) : nil
    }
    if found != revision { try refuse(found) }
  }

  /// Nobody will look at the kinds that were asked for.
  private func forgetKinds() {
    if isAwaitingKinds { statements[fact.index]?.reset() }
    isAwaitingKinds = false
  }

  /// Refuses to go on where the store has other kinds than the statements are for.
  private func lookAtKinds() throws(StoreError) {
    hasLooked = true
    let number = connection.commitNumber
    if let number, number == lookedAt { return }
    do throws(StoreError) {
      let found = try value(ofFact: StoreSchema.Fact.revision)
      if found == revision {
        lookedAt = number
        return
      }
      try refuse(found)
    } catch {
      hasLooked = false
      throw error
    }
  }

  /// Notes the kinds that the store has, and runs nothing more.
  private func refuse(_ found: String?) throws(StoreError) {
    let text = try value(ofFact: StoreSchema.Fact.kinds) ?? StoreSchema.Fact.noKinds
    foundKinds = FoundKinds(text: text, revision: found)
    let error = StoreError(.interrupted, "the store has other kinds now; the body is run again")
    failure = error
    throw error
  }

  private func value(ofFact name: String) throws(StoreError) -> String? {
    var value: String?
    try run(fact, [.text(name)]) { (row) throws(StoreError) in
      value = row.textIfPresent(0)
      return false
    }
    return value
  }
}
