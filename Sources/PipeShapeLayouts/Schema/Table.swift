/// One table of the logical schema; the dialect turns it into DDL.
public struct Table: Hashable, Sendable {
  /// The name, an identifier.
  public var name: String
  /// The columns in order.
  public var columns: [Column]
  /// The columns of the primary key in order.
  public var key: [String]
  /// Whether rows lie in the order of the key where the engine can do that.
  public var isClustered: Bool
  /// Whether rows take the places of others with their keys by one statement, which needs the key for that.
  public var isReplaced: Bool
  /// Further keys.
  public var uniques: [[String]]
  /// References to other tables.
  public var foreignKeys: [ForeignKey]
  /// Indexes beside the keys.
  public var indexes: [Index]

  /// Declares a table.
  public init(
    _ name: String, _ columns: [Column], key: [String], isClustered: Bool = false, isReplaced: Bool = false,
    uniques: [[String]] = [], foreignKeys: [ForeignKey] = [], indexes: [Index] = []
  ) {
    self.name = name
    self.columns = columns
    self.key = key
    self.isClustered = isClustered
    self.isReplaced = isReplaced
    self.uniques = uniques
    self.foreignKeys = foreignKeys
    self.indexes = indexes
  }

  /// The table on an engine: without what the engine cannot have, which is there for the sake of speed only.
  public func having(_ features: EngineFeatures) -> Table {
    guard !features.contains(.elements) else { return self }
    var table = self
    let columns = indexes.filter(\.isOfElements).flatMap(\.columns)
    table.indexes.removeAll(where: \.isOfElements)
    table.columns.removeAll { columns.contains($0.name) && $0.generated != nil }
    return table
  }

  /// The table with its keys only.
  package var withoutIndexes: Table {
    var table = self
    table.indexes = []
    return table
  }

  /// The names of the columns that are written, in order.
  public var written: [String] { columns.filter { $0.generated == nil }.map(\.name) }
}

/// A reference from some columns to the key of another table.
public struct ForeignKey: Hashable, Sendable {
  /// The columns that refer.
  public var columns: [String]
  /// The table referred to.
  public var table: String
  /// Its columns, a key of it.
  public var target: [String]

  /// Declares a reference.
  public init(_ columns: [String], to table: String, _ target: [String]) {
    self.columns = columns
    self.table = table
    self.target = target
  }
}

/// An index over some columns, of all rows or of those that fulfil a condition.
public struct Index: Hashable, Sendable {
  /// The name, an identifier.
  public var name: String
  /// The columns in order.
  public var columns: [String]
  /// Which rows it holds; nil for all.
  public var condition: Expression?
  /// Whether it finds rows by the texts in a document that is an array, the one column that it has.
  public var isOfElements: Bool

  /// Declares an index.
  public init(_ name: String, _ columns: [String], where condition: Expression? = nil, isOfElements: Bool = false) {
    self.name = name
    self.columns = columns
    self.condition = condition
    self.isOfElements = isOfElements
  }
}
