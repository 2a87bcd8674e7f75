import PipeShapeLayouts
import PipeShapeStore
import Synchronization

extension Completing {
  /// What one table still lacks.
  private struct Remainder {
    var table: Table
    var statements: [String]
  }

  /// Makes indexes and checks foreign keys, table by table; does nothing where nothing is left.
  ///
  /// - Throws: `corrupt` for a row that refers to nothing; what was done for other tables stays.
  func finish() throws(StoreError) {
    guard let tables = unfinished else { return }
    try explaining { () throws(StoreError) in
      try run(try remainders(of: tables))
      try note(StoreSchema.Fact.no)
    }
  }

  private func remainders(of tables: [Table]) throws(StoreError) -> [Remainder] {
    let indexes = try connection.indexNames()
    let unchecked = try connection.uncheckedKeys()
    return tables.map { table in
      let missing = table.indexes.filter { !indexes.contains($0.name) }
      return Remainder(
        table: table,
        statements: missing.map { SQLProgram.creating($0, of: table, in: dialect) }
          + unchecked.filter { $0.table == table.name }.map { SQLProgram.checking($0.key, of: table, in: dialect) })
    }.filter { !$0.statements.isEmpty }
  }

  /// Each of two connections takes the next table as soon as it is through with one.
  private func run(_ remainders: [Remainder]) throws(StoreError) {
    let next = Atomic<Int>(0)
    let work = { [dialect] (connection: any SQLConnection) throws(StoreError) in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < remainders.count else { return }
        do throws(StoreError) { try Self.run(remainders[place], on: connection, dialect) } catch {
          // Nothing is begun any more.
          next.store(remainders.count, ordering: .relaxed)
          throw error
        }
      }
    }
    let aside = WorkAside()
    var outcome = Result<Void, StoreError>.success(())
    if remainders.count > 1, let other = try another() {
      aside.begin { outcome = Result { () throws(StoreError) in try work(other) } }
    }
    defer { aside.end() }
    try work(connection)
    aside.end()
    try outcome.get()
  }

  private static func run(
    _ rest: Remainder, on connection: any SQLConnection, _ dialect: any Dialect
  ) throws(StoreError) {
    do throws(StoreError) {
      try connection.execute(dialect.beginWriting)
      let beginning = dialect.beginCompleting([rest.table], addingKeys: false)
      for statement in beginning + rest.statements { try connection.execute(statement) }
      try connection.execute("COMMIT")
    } catch {
      if connection.isInTransaction { try? connection.execute("ROLLBACK") }
      guard error.engineCode == connection.codeOfMissingReference else { throw error }
      throw leadingNowhere(from: rest.table.name)
    }
  }
}
