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
    /// What slows down loading and is left out; absent or `no` where nothing is.
    ///
    /// Indexes and foreign keys; with `keyless` the other keys too. With `unchecked` somebody has begun to add it: foreign
    /// keys are there, and nobody has looked at the rows by them yet.
    static let incomplete = "incomplete", yes = "yes", keyless = "keys", unchecked = "unchecked", no = "no"
    /// Another number after each change of the kinds, in the same transaction; none before the first.
    static let revision = "kinds_revision"
  }

  /// Checks the store behind a connection, makes it if there is nothing, and adds what newly registered kinds need.
  ///
  /// Everything happens in one transaction; a refusal changes nothing. Only what a loaded store lacks may take further ones,
  /// table by table.
  /// - Parameters:
  ///   - stamp: statements that mark a new store for the engine.
  ///   - canWrite: whether anything may be made.
  ///   - isLoading: whether a store that is made now is left without what slows down loading. Without this, a store that
  ///     was left so gets what it lacks.
  ///   - another: makes a connection that works beside the first one; nil where there is none to be had.
  /// - Returns: the kinds that the store knows.
  /// - Throws: `notAStore`, `wrongLayout` naming both layouts, `wrongVersion`, `corrupt`, `unsupported` for a layout that the
  ///   engine cannot have; `unavailable` where there is nothing and nothing may be made.
  public static func prepare(
    _ connection: any SQLConnection, layout: any Layout, kinds: KindRegistry, dialect: any Dialect,
    stamp: [String] = [], canWrite: Bool, isLoading: Bool = false,
    another: @escaping () throws(StoreError) -> (any SQLConnection)? = { () throws(StoreError) in nil }
  ) throws(StoreError) -> StoredKinds {
    if let reason = dialect.reasonAgainst(layout) {
      throw StoreError(.unsupported, "the layout \(layout.name) cannot be had here: \(reason)")
    }
    try connection.execute(canWrite ? dialect.beginWriting : dialect.beginReading)
    do throws(StoreError) {
      let completing = Completing(connection, another, dialect)
      let known = try prepareInTransaction(
        connection, layout: layout, kinds: kinds, dialect: dialect, stamp: stamp, canWrite: canWrite,
        isLoading: isLoading, completing)
      try connection.execute("COMMIT")
      try completing.finish()
      return known
    } catch {
      if connection.isInTransaction { try? connection.execute("ROLLBACK") }
      throw error
    }
  }

  private static func prepareInTransaction(
    _ connection: any SQLConnection, layout: any Layout, kinds: KindRegistry, dialect: any Dialect, stamp: [String],
    canWrite: Bool, isLoading: Bool, _ completing: Completing
  ) throws(StoreError) -> StoredKinds {
    let present = try connection.columnsOfTables()
    if present.isEmpty {
      guard canWrite else { throw StoreError(.unavailable, "there is no store yet, and none may be made") }
      let known = StoredKinds(registered: kinds)
      for statement in stamp { try connection.execute(statement) }
      try add(layout.types(for: known), to: [:], connection, dialect)
      let tables = dialect.tables(of: layout, for: known)
      let isKeyless = isLoading && dialect.delaysKeys
      let made = isLoading ? tables.map { dialect.loading($0, hasKeys: !isKeyless) } : tables
      try add(what: made, to: [:], connection, dialect)
      var facts = [
        ("format", format), ("version", String(version)), ("layout", layout.name), (Fact.kinds, text(of: known)),
      ]
      if isLoading { facts.append((Fact.incomplete, isKeyless ? Fact.keyless : Fact.yes)) }
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
    var lacking = facts[Fact.incomplete] ?? Fact.no
    if lacking != Fact.no, canWrite {
      let loaded = dialect.tables(of: layout, for: before).filter { present[$0.name] != nil }
      let wanted = isLoading ? try completing.whileLoading(lacking) : Fact.no
      if wanted != lacking { try completing.complete(loaded, lacking: lacking, onlyKeys: wanted != Fact.no) }
      lacking = wanted
    }
    let revision = facts[Fact.revision]
    let known = StoredKinds(registered: kinds, remembered: remembered, revision: revision)
    var tables = dialect.tables(of: layout, for: known)
    if lacking != Fact.no, isLoading { tables = tables.map { dialect.loading($0, hasKeys: lacking != Fact.keyless) } }
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
      // Indexes of loaded tables are made later, beside each other.
      let isLater = { (table: Table) in completing.unfinished != nil && present[table.name] != nil }
      try add(what: tables.map { isLater($0) ? $0.withoutIndexes : $0 }, to: present, connection, dialect)
      if completing.unfinished != nil { completing.unfinished = tables.filter(isLater) }
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
    return rows.contains { $0.first != Fact.no }
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

  static func add(
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

  static func set(
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
