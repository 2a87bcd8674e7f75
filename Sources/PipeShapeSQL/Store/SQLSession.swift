import PipeShapeLayouts
import PipeShapeStore

/// Runs the statements of a catalog on one connection; each is prepared at its first use and kept.
///
/// A session that reads begins its transaction with its first statement, so an empty one costs nothing. After a failed
/// statement of a session that writes, nothing more is run and everything is rolled back.
final class SQLSession: RowSession {
  private enum State { case idle, willRead, reads, writes }

  private let connection: any SQLConnection
  private let program: SQLProgram
  private var statements: [(any SQLStatement)?]
  private var state = State.idle
  private(set) var failure: StoreError?
  private(set) var statementCount: Int64 = 0
  private(set) var rowsRead: Int64 = 0
  private(set) var rowsWritten: Int64 = 0
  private var begin: [any SQLStatement] = []
  private var finish: [any SQLStatement] = []

  init(_ connection: any SQLConnection, _ program: SQLProgram) {
    self.connection = connection
    self.program = program
    statements = Array(repeating: nil, count: program.texts.count)
  }

  // MARK: transactions

  func beginReading() { (state, failure) = (.willRead, nil) }

  func beginWriting() throws(StoreError) {
    // Left over by a rollback that failed.
    if connection.isInTransaction { try control("ROLLBACK") }
    try control(program.beginWriting)
    (state, failure) = (.writes, nil)
  }

  func commit() throws(StoreError) {
    let wasOpen = state == .reads || state == .writes
    state = .idle
    guard wasOpen else { return }
    do { try control("COMMIT") } catch {
      rollBack()
      throw error
    }
  }

  func rollBack() {
    state = .idle
    guard connection.isInTransaction else { return }
    // A rollback that fails leaves a connection that cannot begin again, and says so then.
    try? control("ROLLBACK")
  }

  /// Runs a body whose changes are taken back where it refuses, although the session goes on.
  func takingBack<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R {
    try ready()
    try failing { () throws(StoreError) in try control("SAVEPOINT refusable") }
    do throws(StoreError) {
      let result = try body()
      try failing { () throws(StoreError) in try control("RELEASE refusable") }
      return result
    } catch {
      // After a failure of the engine everything is rolled back anyway.
      guard failure == nil else { throw error }
      try failing { () throws(StoreError) in
        try control("ROLLBACK TO refusable")
        try control("RELEASE refusable")
      }
      throw error
    }
  }

  private var controls: [String: any SQLStatement] = [:]

  private func control(_ text: String) throws(StoreError) {
    let statement: any SQLStatement
    if let known = controls[text] {
      statement = known
    } else {
      statement = try connection.prepare(text)
      controls[text] = statement
    }
    defer { statement.reset() }
    _ = try statement.step()
  }

  // MARK: statements

  private func ready() throws(StoreError) {
    switch state {
    case .reads: return
    case .writes:
      guard failure == nil else {
        throw StoreError(.closed, "a statement of this session failed before; everything will be rolled back")
      }
    case .willRead:
      try control(program.beginReading)
      state = .reads
    case .idle: throw StoreError(.closed, "the session has ended")
    }
  }

  private func statement(_ plan: Plan) throws(StoreError) -> any SQLStatement {
    if let known = statements[plan.index] { return known }
    let statement = try connection.prepare(program.texts[plan.index])
    statements[plan.index] = statement
    return statement
  }

  private func bind(_ values: ArraySlice<Value>, to statement: any SQLStatement) throws(StoreError) {
    var index = 0
    for value in values {
      switch value {
      case .null: try statement.bindNull(index)
      case .integer(let number): try statement.bind(index, number)
      case .real(let number): try statement.bind(index, number)
      case .text(let text): try statement.bind(index, text)
      case .bytes(let bytes): try statement.bind(index, bytes)
      case .path(let keys): try statement.bind(index, program.path(keys))
      case .members(let members): try statement.bind(index, program.members(members))
      }
      index += 1
    }
  }

  private func failing<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R {
    do throws(StoreError) { return try body() } catch {
      if state == .writes { failure = failure ?? error }
      throw error
    }
  }

  func ask(
    _ plan: Plan, _ values: [Value], _ body: (any Row) throws(StoreError) -> Bool
  ) throws(StoreError) {
    try ready()
    let statement = try failing { () throws(StoreError) in
      let statement = try self.statement(plan)
      try bind(values[...], to: statement)
      return statement
    }
    defer { statement.reset() }
    statementCount += 1
    while try failing({ () throws(StoreError) in try statement.step() }) {
      rowsRead += 1
      guard try body(statement) else { return }
    }
  }

  func ask(
    _ questions: [Invocation], _ body: (_ question: Int, _ row: any Row) throws(StoreError) -> Void
  ) throws(StoreError) {
    for (number, question) in questions.enumerated() {
      try ask(question.plan, question.values) { (row) throws(StoreError) in
        try body(number, row)
        return true
      }
    }
  }

  func change(_ changes: [Invocation]) throws(StoreError) -> [Int] {
    var counts: [Int] = []
    counts.reserveCapacity(changes.count)
    for change in changes { counts.append(try self.change(change.plan, change.values)) }
    return counts
  }

  @discardableResult
  func change(_ plan: Plan, _ values: [Value]) throws(StoreError) -> Int {
    guard state != .willRead && state != .reads else {
      throw StoreError(.readOnly, "a session that reads changes nothing")
    }
    try ready()
    guard !values.isEmpty else { return 0 }
    return try failing { () throws(StoreError) in
      let statement = try self.statement(plan)
      var changed = 0
      for start in stride(from: 0, to: values.count, by: max(1, plan.parameterCount)) {
        try bind(values[start..<min(start + plan.parameterCount, values.count)], to: statement)
        defer { statement.reset() }
        _ = try statement.step()
        statementCount += 1
        changed += statement.changes
      }
      rowsWritten += Int64(changed)
      return changed
    }
  }
}
