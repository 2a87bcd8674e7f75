import PipeShapeLayouts
import PipeShapeStore

extension SQLSession {
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

  /// Lets go of all answers, looked at or not: whoever failed between sending and looking has left some, which would be
  /// taken for those of the next transaction.
  func forgetEverythingSent() {
    isAwaitingKinds = false
    ahead.removeAll(keepingCapacity: true)
    isAheadUncounted = false
    connection.forgetAnswers()
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

  func forget(_ statement: any SQLStatement, _ count: Int) {
    for _ in 0..<max(0, count) { statement.reset() }
  }
}
