public import PipeShapeLayouts

/// How an engine writes what engines write differently.
///
/// Shared code asks for features, never for an engine's name.
public protocol Dialect: Sendable {
  /// What the engine can do beyond plain rows.
  var features: EngineFeatures { get }
  /// The statements that begin a transaction that only reads, and one that may write.
  var beginReading: String { get }
  /// The statement that begins a transaction that may write; it takes the lock that writers share.
  var beginWriting: String { get }
  /// The type of a column.
  func type(_ type: ColumnType) -> String
  /// The question for rows that refer to nothing, for engines that add no foreign key to a table that is there: they are
  /// not enforced while a store is loaded. Nil where a foreign key is added and thereby checked.
  var foreignKeyCheck: String? { get }
  /// Whether keys can be added to a table that has rows, which costs less than minding them row by row.
  var delaysKeys: Bool { get }
  /// Whether a foreign key can be added without a look at the rows that there are, which are checked later.
  var checksKeysLater: Bool { get }
  /// Whether making the index of a loaded table costs less than keeping it up to date meanwhile.
  func isWorthDelaying(_ index: Index, of table: Table) -> Bool
  /// What has to be said before tables that were loaded get what they lack, within a transaction.
  ///
  /// - Parameter addingKeys: whether keys are to come too, not only foreign keys, indexes and checks.
  func beginCompleting(_ tables: [Table], addingKeys: Bool) -> [String]
  /// What follows the columns of a table.
  func tableOptions(_ table: Table) -> String
  /// What follows the type of a column that is computed.
  func generated(_ expression: String) -> String
  /// A parameter by index from 0.
  func placeholder(_ index: Int, for type: ColumnType?) -> String
  /// Whether an object somewhere in a document may have one of the texts under a key.
  func mentions(_ document: SQL, key: String, texts: [String]) -> SQL
  /// Whether an object somewhere in a document may have the members that a parameter gives.
  func holds(_ document: SQL, members: SQL) -> SQL
  /// All texts under a key anywhere in a document, as a document.
  func texts(in document: SQL, under key: String) -> SQL
  /// Whether there is a text among others; asked for only where the engine has indexes of elements.
  func holds(_ elements: SQL, element: SQL) -> SQL
  /// What the index of a column's elements is made with: method, column and options.
  func elementIndex(_ column: String) -> String
  /// A document with other values at paths.
  func replacing(_ document: SQL, _ changes: [(path: SQL, value: SQL)]) -> SQL
  /// A document with new members at paths where there are none yet.
  func adding(_ document: SQL, _ members: [(path: SQL, value: SQL)]) -> SQL
  /// The text at a path of a document, null where there is none.
  func text(in document: SQL, at path: SQL) -> SQL
  /// The text that gives a path as a parameter.
  func path(_ keys: [String]) -> String
  /// The text that gives members as a parameter.
  func members(_ members: [Value.Member]) -> String
}

extension Dialect {
  /// A name in double quotes; names are identifiers, so there is nothing to escape in them.
  public func quoted(_ name: String) -> String { "\"\(name)\"" }

  /// None: for engines that add foreign keys.
  public var foreignKeyCheck: String? { nil }
  /// Not: for engines whose tables have their keys from the beginning.
  public var delaysKeys: Bool { false }
  /// Not: for engines that add no foreign keys.
  public var checksKeysLater: Bool { false }
  /// Always: for engines that sort faster than they insert.
  public func isWorthDelaying(_ index: Index, of table: Table) -> Bool { true }
  /// Nothing: for engines whose writers take turns.
  public func beginCompleting(_ tables: [Table], addingKeys: Bool) -> [String] { [] }

  /// The column: for engines without indexes of elements, which are never asked.
  public func elementIndex(_ column: String) -> String { "(\(quoted(column)))" }
  /// The document: for engines without indexes of elements, which are never asked.
  public func texts(in document: SQL, under key: String) -> SQL { document }
  /// True: for engines without indexes of elements, which are never asked.
  public func holds(_ elements: SQL, element: SQL) -> SQL { SQL("TRUE") }

  /// The tables of a layout as the engine has them.
  func tables(of layout: any Layout, for kinds: StoredKinds) -> [Table] {
    (HeaderSchema.tables + layout.tables(for: kinds) + SearchSchema.tables(for: kinds)).map { $0.having(features) }
  }

  /// A table as it is while a store is loaded: without what slows that down.
  ///
  /// The header's tables keep their keys and indexes, since whoever loads looks for some of their few rows. So do indexes
  /// of what is open, which have few entries and which every list of pipelines asks, and keys by which rows are replaced.
  ///
  /// - Parameter hasKeys: whether all keys stay: those of pipelines that are there already are asked.
  func loading(_ table: Table, hasKeys: Bool) -> Table {
    var loading = table
    if foreignKeyCheck == nil { loading.foreignKeys = [] }
    guard !HeaderSchema.tables.contains(where: { $0.name == table.name }) else { return loading }
    loading.indexes.removeAll { $0.condition != .column("open") && isWorthDelaying($0, of: table) }
    if !hasKeys, !table.isReplaced { (loading.key, loading.uniques) = ([], []) }
    return loading
  }

  /// Why a layout cannot be had on this engine; nil if it can.
  public func reasonAgainst(_ layout: any Layout) -> String? {
    let missing = layout.needs.subtracting(features)
    return missing.isEmpty ? nil : "the engine has no \(missing.description)"
  }
}
