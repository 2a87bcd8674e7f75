import PipeShapeLayouts
import PipeShapeStore

extension SQLSession {
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
    if additions != nil { return gather(Invocation(plan, values)) }
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
}
