import PipeShapeLayouts
import PipeShapeStore

extension SQLSession {
  func beginReading() {
    (state, failure, foundKinds, hasLooked) = (.willRead, nil, nil, false)
    hasGivenUp = false
  }

  func beginWriting() throws(StoreError) {
    (foundKinds, hasGivenUp) = (nil, false)
    // Left over by a rollback that failed.
    if connection.isInTransaction { try control(.rollBack) }
    try control(.beginWriting)
    (state, failure) = (.writes, nil)
    try askForKinds()
  }

  /// Goes on in a transaction that somebody else began and will end, who knows what the kinds are.
  func joinWriting() { (state, failure, foundKinds, hasLooked) = (.writes, nil, nil, true) }

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
    forgetEverythingSent()
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

  func leave() throws(StoreError) {
    hasEntered = false
    hasGivenUp = connection.hasGivenUpSnapshot
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
      try takeBack()
      throw error
    }
  }

  /// Takes back what was changed since the savepoint.
  func takeBack() throws(StoreError) {
    try failing { () throws(StoreError) in
      try control(.rollBackToSave)
      try control(.release)
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

  func text(of control: Control) -> String {
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
}
