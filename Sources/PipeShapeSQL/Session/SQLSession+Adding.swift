import PipeShapeLayouts
import PipeShapeStore

/// New rows by the statement that adds them: those of the statements that are named first, then the others in the order
/// in which they came.
struct Additions {
  /// So many values are kept at most before they are handed on.
  static let room = 400_000

  var rows: [Invocation] = []
  private var places: [Plan: Int] = [:]
  private(set) var count = 0
  /// Whether a key was taken: nothing of it will stay.
  var hasClash = false

  init(first plans: [Plan]) {
    for plan in plans { add(Invocation(plan, [])) }
  }

  mutating func add(_ addition: Invocation) {
    count += addition.values.count
    if let place = places[addition.plan] {
      rows[place].values += addition.values
    } else {
      places[addition.plan] = rows.count
      rows.append(addition)
    }
  }

  mutating func removeAll() {
    // The order stays, since later rows refer to earlier ones of other tables.
    for place in rows.indices { rows[place].values.removeAll(keepingCapacity: true) }
    count = 0
  }
}

extension SQLSession {
  /// Runs a body that only adds rows, under keys that nobody has as far as is known: they are added together, in one
  /// batch or in the way that the engine has for many.
  ///
  /// - Parameter plans: the statements whose rows others refer to, although these may come first: a pipeline of an event
  ///   that is there comes before the event of the next one.
  /// - Returns: nil where a key was taken after all; nothing was added then.
  func addingTogether<R>(first plans: [Plan], _ body: () throws(StoreError) -> R) throws(StoreError) -> R? {
    try ready()
    try failing { () throws(StoreError) in try control(.save) }
    additions = Additions(first: plans)
    do throws(StoreError) {
      let result = try body()
      let isWhole = try addGathered()
      additions = nil
      if isWhole {
        try failing { () throws(StoreError) in try control(.release) }
        return result
      }
    } catch {
      additions = nil
      // After a failure of the engine everything is rolled back anyway.
      guard failure == nil else { throw error }
      try takeBack()
      throw error
    }
    try takeBack()
    return nil
  }

  /// Keeps new rows, and gives their number.
  func gather(_ addition: Invocation) -> Int {
    guard !addition.values.isEmpty else { return 0 }
    additions?.add(addition)
    return rows(of: addition.plan, addition.values[...])
  }

  /// Hands on what was gathered if it is much already.
  func addGatheredIfMuch() throws(StoreError) {
    if let count = additions?.count, count > Additions.room { _ = try addGathered() }
  }

  /// Adds what was gathered; false where a key was taken.
  private func addGathered() throws(StoreError) -> Bool {
    guard var gathered = additions else { return false }
    guard !gathered.hasClash else {
      additions?.removeAll()
      return false
    }
    additions = nil
    defer { additions = gathered }
    do throws(StoreError) {
      var small: [Invocation] = []
      for addition in gathered.rows where !addition.values.isEmpty {
        let rows = rows(of: addition.plan, addition.values[...])
        guard rows >= 100, let insert = program.insert(addition.plan), connection.canLoad(insert) else {
          small.append(addition)
          continue
        }
        gathered.hasClash = try !addNow(small)
        small.removeAll()
        guard !gathered.hasClash else { return false }
        roundTrips += 1
        statementCount += 1
        try connection.load(insert, addition.values)
        rowsWritten += Int64(rows)
      }
      gathered.hasClash = try !addNow(small)
    } catch {
      guard error.code == .duplicate else {
        failure = failure ?? error
        throw error
      }
      gathered.hasClash = true
    }
    gathered.removeAll()
    return !gathered.hasClash
  }

  /// Adds rows in one batch; false where one was there already.
  private func addNow(_ additions: [Invocation]) throws(StoreError) -> Bool {
    guard !additions.isEmpty else { return true }
    roundTrips += 1
    try sendAll(additions)
    var isWhole = true
    for (index, addition) in additions.enumerated() {
      let statement = try self.statement(addition.plan)
      let count = rows(of: addition.plan, addition.values[...])
      for row in 0..<count {
        do throws(StoreError) {
          _ = try statement.step()
          isWhole = isWhole && statement.changes == 1
          rowsWritten += Int64(statement.changes)
          statement.reset()
        } catch {
          for _ in row..<count { statement.reset() }
          forget(additions[(index + 1)...])
          // A row that refers to one that was there already, under another key.
          guard isWhole || error.engineCode != connection.codeOfMissingReference else { return false }
          throw error
        }
      }
    }
    return isWhole
  }
}
