public import PipeShapeLayouts

extension SQL {
  /// The statement that makes a table.
  public init(creating table: Table, in dialect: some Dialect) {
    self.init("CREATE TABLE ")
    add(name: table.name)
    add(" (\n  ")
    add(table.columns, between: ",\n  ") { column, sql in sql.add(SQL(column, in: dialect)) }
    for key in Self.keys(of: table) {
      add(",\n  ")
      add(key)
    }
    for key in table.foreignKeys {
      add(",\n  ")
      add(SQL(key))
    }
    add("\n)\(dialect.tableOptions(table))")
  }

  /// The statement that adds its keys to a table; the rows that it has are checked.
  public init(addingKeysTo table: Table, in dialect: some Dialect) {
    self.init("ALTER TABLE ")
    add(name: table.name)
    add(" ")
    add(Self.keys(of: table), between: ", ") { key, sql in
      sql.add("ADD ")
      sql.add(key)
    }
  }

  /// The primary key, if there is one, and the others.
  private static func keys(of table: Table) -> [SQL] {
    func key(_ kind: String, _ columns: [String]) -> SQL {
      var sql = SQL("\(kind) (")
      sql.add(columns, between: ", ") { $1.add(name: $0) }
      sql.add(")")
      return sql
    }
    return (table.key.isEmpty ? [] : [key("PRIMARY KEY", table.key)]) + table.uniques.map { key("UNIQUE", $0) }
  }

  /// The statement that makes an index of a table.
  public init(creating index: Index, of table: Table, in dialect: some Dialect) {
    self.init("CREATE INDEX ")
    add(name: index.name)
    add(" ON ")
    add(name: table.name)
    if index.isOfElements {
      add(" " + index.columns.map(dialect.elementIndex).joined(separator: ", "))
    } else {
      add(" (")
      add(index.columns, between: ", ") { $1.add(name: $0) }
      add(")")
    }
    guard let condition = index.condition else { return }
    add(" WHERE ")
    add(SQL(condition, in: dialect))
  }

  /// The statement that makes a composite type.
  public init(creating type: RecordType, in dialect: some Dialect) {
    self.init("CREATE TYPE ")
    add(name: type.name)
    add(" AS (\n  ")
    add(type.fields, between: ",\n  ") { field, sql in
      sql.add(name: field.name)
      sql.add(" \(dialect.type(field.type))")
    }
    add("\n)")
  }

  /// The statement that adds a field to a composite type.
  public init(adding field: Column, to type: RecordType, in dialect: some Dialect) {
    self.init("ALTER TYPE ")
    add(name: type.name)
    add(" ADD ATTRIBUTE ")
    add(name: field.name)
    add(" \(dialect.type(field.type))")
  }

  /// The statement that adds a column to a table.
  ///
  /// - Parameter isTrue: whether a truth value is true in the rows that there are.
  public init(adding column: Column, to table: Table, isTrue: Bool = false, in dialect: some Dialect) {
    self.init("ALTER TABLE ")
    add(name: table.name)
    add(" ADD COLUMN ")
    add(SQL(column, in: dialect))
    if isTrue { add(" DEFAULT TRUE") }
  }

  /// The statement that adds a foreign key to a table; the rows that it has are checked, unless that is done later.
  public init(adding key: ForeignKey, to table: Table, in dialect: some Dialect) {
    self.init("ALTER TABLE ")
    add(name: table.name)
    add(" ADD ")
    add(SQL(key))
    if dialect.checksKeysLater { add(" NOT VALID") }
  }

  /// The statement that checks the rows of a table by a foreign key that was added without.
  public init(checking key: String, of table: Table, in dialect: some Dialect) {
    self.init("ALTER TABLE ")
    add(name: table.name)
    add(" VALIDATE CONSTRAINT ")
    add(name: key)
  }

  private init(_ key: ForeignKey) {
    self.init("FOREIGN KEY (")
    add(key.columns, between: ", ") { $1.add(name: $0) }
    add(") REFERENCES ")
    add(name: key.table)
    add(" (")
    add(key.target, between: ", ") { $1.add(name: $0) }
    add(")")
  }

  private init(_ column: Column, in dialect: some Dialect) {
    self.init()
    add(name: column.name)
    add(" \(dialect.type(column.type))")
    if let generated = column.generated {
      add(" \(dialect.generated(SQL(generated, in: dialect).text(in: dialect)))")
    } else if !column.isNullable {
      add(" NOT NULL")
    }
  }
}
