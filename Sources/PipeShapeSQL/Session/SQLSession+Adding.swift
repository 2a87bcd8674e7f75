import PipeShapeLayouts
import PipeShapeStore

extension SQLSession {
  /// Runs a body that only adds rows, under keys that nobody has as far as is known: they are added together, in few
  /// batches or in the way that the engine has for many, while the body makes further ones.
  ///
  /// - Parameter plans: the statements whose rows others refer to, although these may come first: a pipeline of an event
  ///   that is there comes before the event of the next one.
  /// - Returns: nil where a key was taken after all; nothing was added then.
  func addingTogether<R>(first plans: [Plan], _ body: () throws(StoreError) -> R) throws(StoreError) -> R? {
    try ready()
    try failing { () throws(StoreError) in try control(.save) }
    (additions, added) = (Additions(first: plans), .success(true))
    do throws(StoreError) {
      let result = try body()
      let rest = additions?.all ?? []
      additions = nil
      var isWhole = try endAdding()
      if isWhole { isWhole = try noting { () throws(StoreError) in try add(rest) } }
      if isWhole {
        try failing { () throws(StoreError) in try control(.release) }
        return result
      }
    } catch {
      additions = nil
      // Nothing else may be said to the engine before.
      aside.end()
      // After a failure of the engine everything is rolled back anyway; it may have been that of an earlier portion.
      if let failure { throw failure }
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

  /// Begins to add what was gathered if it is much already; what comes next is gathered meanwhile.
  ///
  /// - Returns: false where a key of the portion before was taken.
  /// - Throws: what became of that portion.
  func addGatheredIfMuch() throws(StoreError) -> Bool {
    guard additions?.isMuch ?? false, let gathered = additions?.takeAll() else { return true }
    guard try endAdding() else { return false }
    aside.begin { [self] in
      added = Result { () throws(StoreError) in
        try noting { () throws(StoreError) in try add(gathered) }
      }
    }
    return true
  }

  /// Waits for the portion that is being added; false where a key was taken.
  private func endAdding() throws(StoreError) -> Bool {
    aside.end()
    return try added.get()
  }

  /// A key that is taken is no failure, since all may be made anew under others; all else is.
  private func noting(_ body: () throws(StoreError) -> Bool) throws(StoreError) -> Bool {
    do throws(StoreError) { return try body() } catch {
      guard error.code != .duplicate else { return false }
      failure = failure ?? error
      throw error
    }
  }

  /// Adds rows, those of each table in the way that is best for so many; false where a key was taken.
  private func add(_ gathered: [Invocation]) throws(StoreError) -> Bool {
    var small: [Invocation] = []
    for addition in gathered {
      let rows = rows(of: addition.plan, addition.values[...])
      guard rows >= 50, let insert = program.insert(addition.plan), connection.canLoad(insert) else {
        small.append(addition)
        continue
      }
      guard try addNow(small) else { return false }
      small.removeAll()
      roundTrips += 1
      statementCount += 1
      try connection.load(insert, addition.values)
      rowsWritten += Int64(rows)
    }
    return try addNow(small)
  }

  /// Adds rows in one batch; false where one was there already.
  private func addNow(_ additions: [Invocation]) throws(StoreError) -> Bool {
    guard !additions.isEmpty else { return true }
    roundTrips += 1
    guard connection.isPipelined else { return try addOneByOne(additions) }
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

  /// Adds rows where each is answered at once; the first that was there already ends it.
  private func addOneByOne(_ additions: [Invocation]) throws(StoreError) -> Bool {
    for addition in additions {
      let start = notes?.now
      let before = rowsWritten
      defer {
        if let start { notes?.add(program.names[addition.plan.index], since: start, rows: rowsWritten - before) }
      }
      let statement = try self.statement(addition.plan)
      let width = max(1, addition.plan.parameterCount)
      var place = 0
      while place < addition.values.count {
        try bind(addition.values[place..<(place + width)], to: statement)
        statementCount += 1
        defer { statement.reset() }
        _ = try statement.step()
        guard statement.changes == 1 else { return false }
        rowsWritten += 1
        place += width
      }
    }
    return true
  }
}
