import PipeShapeLayouts
import PipeShapeStore

extension SQLSession {
  func ask(
    _ plan: Plan, _ values: [Value], _ body: (any Row) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let isSent = isAhead(plan, values)
    countRoundTrip(isSent: isSent)
    try run(plan, values, isSent: isSent, body)
  }

  func ask(
    _ questions: [Invocation], _ body: (_ question: Int, _ row: any Row) throws(StoreError) -> Void
  ) throws(StoreError) {
    if connection.isPipelined {
      try ready()
      let areSent = areAhead(questions)
      countRoundTrip(isSent: areSent)
      if !areSent { try sendAll(questions) }
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
  func run(
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
}
