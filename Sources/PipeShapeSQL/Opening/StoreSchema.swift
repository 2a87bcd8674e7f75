public import PipeShape
public import PipeShapeLayouts
public import PipeShapeStore

/// Makes the tables of a store, or finds out whether those that there are will do.
public enum StoreSchema {
  /// What every store of this library calls itself.
  public static let format = "pipeshape/store"
  /// The version of the tables; a greater one is refused.
  public static let version = 1

  /// The names of what a store says about its kinds.
  enum Fact {
    /// All kinds that it remembers; and what it says of them at first.
    static let kinds = "kinds", noKinds = "{}"
    /// Whether what slows down loading is left out; absent or `no` where nothing is.
    static let incomplete = "incomplete", yes = "yes", no = "no"
    /// Another number after each change of the kinds, in the same transaction; none before the first.
    static let revision = "kinds_revision"
  }

  /// Checks the store behind a connection, makes it if there is nothing, and adds what newly registered kinds need.
  ///
  /// Everything happens in one transaction; a refusal changes nothing.
  /// - Parameters:
  ///   - stamp: statements that mark a new store for the engine.
  ///   - canWrite: whether anything may be made.
  ///   - isLoading: whether a store that is made now is left without what slows down loading. Without this, a store that
  ///     was left so gets what it lacks.
  /// - Returns: the kinds that the store knows.
  /// - Throws: `notAStore`, `wrongLayout` naming both layouts, `wrongVersion`, `corrupt`, `unsupported` for a layout that the
  ///   engine cannot have; `unavailable` where there is nothing and nothing may be made.
  public static func prepare(
    _ connection: any SQLConnection, layout: any Layout, kinds: KindRegistry, dialect: any Dialect,
    stamp: [String] = [], canWrite: Bool, isLoading: Bool = false
  ) throws(StoreError) -> StoredKinds {
    if let reason = dialect.reasonAgainst(layout) {
      throw StoreError(.unsupported, "the layout \(layout.name) cannot be had here: \(reason)")
    }
    try connection.execute(canWrite ? dialect.beginWriting : dialect.beginReading)
    do throws(StoreError) {
      let known = try prepareInTransaction(
        connection, layout: layout, kinds: kinds, dialect: dialect, stamp: stamp, canWrite: canWrite,
        isLoading: isLoading)
      try connection.execute("COMMIT")
      return known
    } catch {
      if connection.isInTransaction { try? connection.execute("ROLLBACK") }
      throw error
    }
  }

  private static func prepareInTransaction(
    _ connection: any SQLConnection, layout: any Layout, kinds: KindRegistry, dialect: any Dialect, stamp: [String],
    canWrite: Bool, isLoading: Bool
  ) throws(StoreError) -> StoredKinds {
    let present = try connection.columnsOfTables()
    if present.isEmpty {
      guard canWrite else { throw StoreError(.unavailable, "there is no store yet, and none may be made") }
      let known = StoredKinds(registered: kinds)
      for statement in stamp { try connection.execute(statement) }
      try add(layout.types(for: known), to: [:], connection, dialect)
      let tables = dialect.tables(of: layout, for: known)
      try add(what: isLoading ? tables.map(dialect.loading) : tables, to: [:], connection, dialect)
      var facts = [
        ("format", format), ("version", String(version)), ("layout", layout.name), (Fact.kinds, text(of: known)),
      ]
      if isLoading { facts.append((Fact.incomplete, Fact.yes)) }
      for (name, value) in facts { try set(name, value, connection, dialect) }
      return known
    }
    let facts = try check(connection, present, layout: layout.name)
    let remembered = try SchemaCodec.kinds(facts[Fact.kinds] ?? Fact.noKinds)
    // What was made once is never made again: a table that is gone took its rows with it.
    let before = StoredKinds(registered: KindRegistry(), remembered: remembered)
    for table in dialect.tables(of: layout, for: before) where table.name != SearchSchema.name {
      let columns = present[table.name] ?? []
      guard let lost = table.columns.first(where: { !columns.contains($0.name) }) else { continue }
      let what = columns.isEmpty ? "the table \(table.name)" : "the column \(lost.name) of the table \(table.name)"
      throw StoreError(.corrupt, "\(what) is gone; restore the store from a backup")
    }
    let isIncomplete = facts[Fact.incomplete] == Fact.yes
    if isIncomplete, !isLoading, canWrite {
      try complete(dialect.tables(of: layout, for: before).filter { present[$0.name] != nil }, connection, dialect)
    }
    let revision = facts[Fact.revision]
    let known = StoredKinds(registered: kinds, remembered: remembered, revision: revision)
    var tables = dialect.tables(of: layout, for: known)
    if isIncomplete, isLoading { tables = tables.map(dialect.loading) }
    let lacks = tables.contains { table in
      let columns = present[table.name] ?? []
      return table.columns.contains { !columns.contains($0.name) }
    }
    if lacks || facts[Fact.kinds] != text(of: known) {
      guard canWrite else {
        guard lacks || SearchSchema.grows(from: before, to: known) else { return known }
        throw StoreError(
          .wrongVersion, "kinds are registered that the store has no columns for yet; open it for writing once")
      }
      try add(layout.types(for: known), to: try connection.fieldsOfTypes(), connection, dialect)
      if present[SearchSchema.formerName] != nil {
        try connection.execute("DROP TABLE \(dialect.quoted(SearchSchema.formerName))")
      }
      try add(what: tables, to: present, connection, dialect)
      let next = String((revision.flatMap { Int64($0) } ?? 0) &+ 1)
      try set(Fact.kinds, text(of: known), connection, dialect)
      try set(Fact.revision, next, connection, dialect)
      let made = StoredKinds(registered: kinds, remembered: remembered, revision: next)
      // What can be made from the rest is made anew where it is gone.
      if present[SearchSchema.name] == nil || SearchSchema.grows(from: before, to: made) {
        try index(made, connection, layout, dialect)
      }
      return made
    }
    return known
  }

  /// Makes what is stored already findable by fields that are searchable from now on, within the transaction.
  private static func index(
    _ kinds: StoredKinds, _ connection: any SQLConnection, _ layout: any Layout, _ dialect: any Dialect
  ) throws(StoreError) {
    let parts = StoreParts(layout, LayoutContext(kinds: kinds), in: dialect, ids: NoIDs())
    let session = SQLSession(connection, parts)
    session.joinWriting()
    try SearchSchema.indexAll(of: parts.stored, session)
  }

  /// What a store says about itself.
  ///
  /// - Throws: `notAStore`, `wrongVersion`; `wrongLayout` unless the layout is the one named, or nil.
  @discardableResult
  public static func check(
    _ connection: any SQLConnection, _ present: [String: [String]], layout: String?
  ) throws(StoreError) -> [String: String] {
    guard let meta = present["meta"], meta.contains("name"), meta.contains("value") else {
      throw StoreError(.notAStore, "this is a database of something else: it has no table meta")
    }
    var facts: [String: String] = [:]
    for row in try connection.rows("SELECT name, value FROM meta") {
      if let name = row.first ?? nil, row.count == 2, let value = row[1] { facts[name] = value }
    }
    guard facts["format"] == format, let found = facts["version"].flatMap({ Int($0) }) else {
      throw StoreError(.notAStore, "this is a database of something else: it does not say that it is a \(format)")
    }
    guard found == version else {
      throw StoreError(.wrongVersion, "the store has version \(found) of the tables; this library knows \(version)")
    }
    if let layout, facts["layout"] != layout {
      throw wrongLayout(has: facts["layout"] ?? "none", wanted: layout)
    }
    return facts
  }

  /// Whether a store is still without what slows down loading.
  public static func isIncomplete(_ connection: any SQLConnection) throws(StoreError) -> Bool {
    let rows = try connection.rows("SELECT value FROM meta WHERE name = '\(Fact.incomplete)'")
    return rows.first?.first == Fact.yes
  }

  /// The refusal of a store that has another layout than the one asked for.
  public static func wrongLayout(has: String, wanted: String) -> StoreError {
    StoreError(.wrongLayout, "the store keeps its pipelines in the layout \(has), not \(wanted)")
  }

  private static func text(of kinds: StoredKinds) -> String {
    String(decoding: SchemaCodec.bytes(kinds.remembered), as: UTF8.self)
  }

  /// Makes composite types, and adds fields to those that there are.
  private static func add(
    _ types: [RecordType], to present: [String: [String]], _ connection: any SQLConnection, _ dialect: any Dialect
  ) throws(StoreError) {
    for type in types {
      guard let fields = present[type.name] else {
        try connection.execute(SQLProgram.creating(type, in: dialect))
        continue
      }
      for field in type.fields where !fields.contains(field.name) {
        try connection.execute(SQLProgram.adding(field, to: type, in: dialect))
      }
    }
  }

  private static func add(
    what tables: [Table], to present: [String: [String]], _ connection: any SQLConnection, _ dialect: any Dialect
  ) throws(StoreError) {
    let indexes = try connection.indexNames()
    for table in tables {
      if let columns = present[table.name] {
        for column in table.columns where !columns.contains(column.name) {
          let wasThere = column.isPresenceOf.map(columns.contains) ?? false
          try connection.execute(SQLProgram.adding(column, to: table, isTrue: wasThere, in: dialect))
        }
      } else {
        try connection.execute(SQLProgram.creating(table, in: dialect))
      }
      for index in table.indexes where !indexes.contains(index.name) {
        try connection.execute(SQLProgram.creating(index, of: table, in: dialect))
      }
    }
  }

  /// Adds what was left out of tables while they were loaded, and checks what nobody has checked meanwhile.
  private static func complete(
    _ tables: [Table], _ connection: any SQLConnection, _ dialect: any Dialect
  ) throws(StoreError) {
    do throws(StoreError) {
      for statement in dialect.beginCompleting(tables) { try connection.execute(statement) }
      if let check = dialect.foreignKeyCheck, let row = try connection.rows(check).first {
        throw leadingNowhere(from: row.first?.flatMap { $0 } ?? "")
      }
      for table in tables {
        let loading = dialect.loading(table)
        for key in table.foreignKeys where !loading.foreignKeys.contains(key) {
          do throws(StoreError) { try connection.execute(SQLProgram.adding(key, to: table, in: dialect)) } catch {
            guard error.engineCode == connection.codeOfMissingReference else { throw error }
            throw leadingNowhere(from: table.name)
          }
        }
      }
      let present = tables.map { ($0.name, $0.columns.map(\.name)) }
      try add(what: tables, to: Dictionary(uniqueKeysWithValues: present), connection, dialect)
      try set(Fact.incomplete, Fact.no, connection, dialect)
    } catch {
      var error = error
      if error.code != .corrupt {
        error.message =
          "the store was loaded and lacks indexes and keys, which its owner adds by opening it for writing: "
          + error.message
      }
      throw error
    }
  }

  private static func leadingNowhere(from table: String) -> StoreError {
    StoreError(
      .corrupt,
      "the store was loaded, and a row of the table \(table) refers to one that is not there; load it anew")
  }

  private static func set(
    _ name: String, _ value: String, _ connection: any SQLConnection, _ dialect: any Dialect
  ) throws(StoreError) {
    let insert = Statement.insert(Insert(into: HeaderSchema.meta, conflict: .replace))
    let statement = try connection.prepare(SQLProgram.text(insert, in: dialect))
    try statement.bind(0, name)
    try statement.bind(1, value)
    _ = try statement.step()
    statement.reset()
  }
}

/// Indexing makes nothing that has an id.
private struct NoIDs: IDGenerator {
  func next(after id: Int64) -> Int64 { id }
}
