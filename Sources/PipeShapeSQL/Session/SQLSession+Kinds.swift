import PipeShapeLayouts
import PipeShapeStore

extension SQLSession {
  /// Asks for the kinds; where statements are sent ahead, the answer is looked at with that of the next one.
  func askForKinds() throws(StoreError) {
    guard connection.isPipelined else { return try lookAtKinds() }
    let statement = try statement(fact)
    try statement.bind(0, StoreSchema.Fact.revision)
    try statement.send()
    statementCount += 1
    (hasLooked, isAwaitingKinds) = (true, true)
  }

  /// Looks at the kinds that were asked for.
  func takeKinds() throws(StoreError) {
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
  func forgetKinds() {
    if isAwaitingKinds { statements[fact.index]?.reset() }
    isAwaitingKinds = false
  }

  /// Refuses to go on where the store has other kinds than the statements are for.
  func lookAtKinds() throws(StoreError) {
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
  func refuse(_ found: String?) throws(StoreError) {
    let text = try value(ofFact: StoreSchema.Fact.kinds) ?? StoreSchema.Fact.noKinds
    foundKinds = FoundKinds(text: text, revision: found)
    let error = StoreError(.interrupted, "the store has other kinds now; the body is run again")
    failure = error
    throw error
  }

  func value(ofFact name: String) throws(StoreError) -> String? {
    var value: String?
    try run(fact, [.text(name)]) { (row) throws(StoreError) in
      value = row.textIfPresent(0)
      return false
    }
    return value
  }
}
