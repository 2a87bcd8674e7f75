import PipeShapeLayouts
import PipeShapeStore

/// Gives tables what they were left without while they were loaded.
///
/// First all that has to be there at once, within the transaction that looks at the tables; then what may come table by
/// table, on two connections. Whoever is killed between leaves a store that says so, and that the next one goes on with.
final class Completing {
  private typealias Fact = StoreSchema.Fact

  let connection: any SQLConnection
  let dialect: any Dialect
  private let makeAnother: () throws(StoreError) -> (any SQLConnection)?
  /// The tables whose indexes and checks are still to come.
  var unfinished: [Table]?

  init(
    _ connection: any SQLConnection, _ another: @escaping () throws(StoreError) -> (any SQLConnection)?,
    _ dialect: any Dialect
  ) {
    self.connection = connection
    self.dialect = dialect
    makeAnother = another
  }

  /// What a store may go on to lack while it is loaded: pipelines that are there already are found by keys.
  func whileLoading(_ lacking: String) throws(StoreError) -> String {
    switch lacking {
    case Fact.keyless:
      let isEmpty = try connection.rows("SELECT id FROM \(HeaderSchema.pipeline.name) LIMIT 1").isEmpty
      return isEmpty ? Fact.keyless : Fact.yes
    // Somebody has begun to complete it.
    case Fact.unchecked: return Fact.no
    default: return lacking
    }
  }

  /// Adds what was left out, or only what pipelines are found by, and checks what nobody has checked meanwhile.
  func complete(_ tables: [Table], lacking: String, onlyKeys: Bool) throws(StoreError) {
    try explaining { () throws(StoreError) in
      let isKeyless = lacking == Fact.keyless
      for statement in dialect.beginCompleting(tables, addingKeys: isKeyless) { try connection.execute(statement) }
      if isKeyless { try addKeys(to: tables) }
      if onlyKeys { return try note(Fact.yes) }
      guard dialect.checksKeysLater else {
        try checkKeys(of: tables)
        return try note(Fact.no)
      }
      if lacking != Fact.unchecked { try addForeignKeys(to: tables) }
      try note(Fact.unchecked)
      unfinished = tables
    }
  }

  /// Primary and unique keys first: foreign keys refer to them, and are checked along them.
  private func addKeys(to tables: [Table]) throws(StoreError) {
    for table in tables where dialect.loading(table, hasKeys: false).key.isEmpty {
      do throws(StoreError) { try connection.execute(SQLProgram.adding(keysTo: table, in: dialect)) } catch {
        guard error.code == .duplicate else { throw error }
        throw StoreError(
          .corrupt, "the store was loaded, and two rows of the table \(table.name) have one key; load it anew",
          engineCode: error.engineCode)
      }
    }
  }

  private func addForeignKeys(to tables: [Table]) throws(StoreError) {
    for table in tables {
      let loading = dialect.loading(table, hasKeys: true)
      for key in table.foreignKeys where !loading.foreignKeys.contains(key) {
        try connection.execute(SQLProgram.adding(key, to: table, in: dialect))
      }
    }
  }

  /// Looks for rows that refer to nothing while indexes are made: what is committed does not change meanwhile.
  private func checkKeys(of tables: [Table]) throws(StoreError) {
    let present = tables.map { ($0.name, $0.columns.map(\.name)) }
    let makeIndexes = { [connection, dialect] () throws(StoreError) in
      try StoreSchema.add(what: tables, to: Dictionary(uniqueKeysWithValues: present), connection, dialect)
    }
    guard let check = dialect.foreignKeyCheck else { return try makeIndexes() }
    let other = try another()
    let aside = WorkAside()
    var found = Result<[[String?]], StoreError>.success([])
    if let other {
      aside.begin { found = Result { () throws(StoreError) in try other.rows(check) } }
    } else {
      found = .success(try connection.rows(check))
    }
    defer { aside.end() }
    try makeIndexes()
    aside.end()
    let rows: [[String?]]
    do throws(StoreError) { rows = try found.get() } catch {
      // Somebody was in the other connection's way, who is not in that of this one.
      guard error.code == .unavailable || error.code == .busy else { throw error }
      rows = try connection.rows(check)
    }
    if let row = rows.first { throw Self.leadingNowhere(from: row.first?.flatMap { $0 } ?? "") }
  }

  func note(_ lacking: String) throws(StoreError) {
    try StoreSchema.set(Fact.incomplete, lacking, connection, dialect)
  }

  /// Another connection, which need not be there: everything is done in any case.
  func another() throws(StoreError) -> (any SQLConnection)? {
    do throws(StoreError) { return try makeAnother() } catch {
      guard error.code == .unavailable || error.code == .busy else { throw error }
      return nil
    }
  }

  func explaining(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    do throws(StoreError) { try body() } catch {
      var error = error
      if error.code != .corrupt {
        error.message =
          "the store was loaded and lacks indexes and keys, which its owner adds by opening it for writing: "
          + error.message
      }
      throw error
    }
  }

  static func leadingNowhere(from table: String) -> StoreError {
    StoreError(
      .corrupt,
      "the store was loaded, and a row of the table \(table) refers to one that is not there; load it anew")
  }
}
