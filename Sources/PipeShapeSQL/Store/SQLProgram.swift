public import PipeShapeLayouts

/// The statements of a store as texts of its dialect, made once for each state of its kinds.
public struct SQLProgram: Sendable {
  /// The text of each statement of the catalog.
  let texts: [String]
  /// What each statement is for.
  let names: [String]
  let beginReading, beginWriting: String
  private let statements: [Statement]
  private let dialect: any Dialect

  /// Makes the texts of a catalog.
  init(_ catalog: Catalog, in dialect: any Dialect) {
    self.dialect = dialect
    texts = catalog.entries.map { Self.text($0.statement, in: dialect) }
    names = catalog.entries.map(\.name)
    statements = catalog.entries.map(\.statement)
    beginReading = dialect.beginReading
    beginWriting = dialect.beginWriting
  }

  /// What an insertion inserts; nil for any other statement.
  func insert(_ plan: Plan) -> Insert? {
    if case .insert(let insert) = statements[plan.index] { insert } else { nil }
  }

  func path(_ keys: [String]) -> String { dialect.path(keys) }
  func members(_ members: [Value.Member]) -> String { dialect.members(members) }

  static func text(_ statement: Statement, in dialect: some Dialect) -> String {
    SQL(statement, in: dialect).text(in: dialect)
  }

  /// All that a store of a layout runs in a dialect, for readers: its tables, its indexes, and its statements by name.
  public static func listing(of layout: any Layout, kinds: StoredKinds, in dialect: any Dialect) -> String {
    var text = "-- \(layout.name)\n"
    for type in layout.types(for: kinds) { text += "\n" + creating(type, in: dialect) + ";\n" }
    for table in dialect.tables(of: layout, for: kinds) {
      text += "\n" + creating(table, in: dialect) + ";\n"
      for index in table.indexes { text += creating(index, of: table, in: dialect) + ";\n" }
    }
    var catalog = Catalog()
    _ = layout.store(in: &catalog, LayoutContext(kinds: kinds))
    for entry in catalog.entries { text += "\n-- \(entry.name)\n" + self.text(entry.statement, in: dialect) + ";\n" }
    return text
  }

  static func creating(_ table: Table, in dialect: some Dialect) -> String {
    SQL(creating: table, in: dialect).text(in: dialect)
  }

  static func creating(_ type: RecordType, in dialect: some Dialect) -> String {
    SQL(creating: type, in: dialect).text(in: dialect)
  }

  static func adding(_ field: Column, to type: RecordType, in dialect: some Dialect) -> String {
    SQL(adding: field, to: type, in: dialect).text(in: dialect)
  }

  static func creating(_ index: Index, of table: Table, in dialect: some Dialect) -> String {
    SQL(creating: index, of: table, in: dialect).text(in: dialect)
  }

  static func adding(_ column: Column, to table: Table, isTrue: Bool, in dialect: some Dialect) -> String {
    SQL(adding: column, to: table, isTrue: isTrue, in: dialect).text(in: dialect)
  }

  static func adding(keysTo table: Table, in dialect: some Dialect) -> String {
    SQL(addingKeysTo: table, in: dialect).text(in: dialect)
  }

  static func checking(_ key: String, of table: Table, in dialect: some Dialect) -> String {
    SQL(checking: key, of: table, in: dialect).text(in: dialect)
  }

  static func adding(_ key: ForeignKey, to table: Table, in dialect: some Dialect) -> String {
    SQL(adding: key, to: table, in: dialect).text(in: dialect)
  }
}
