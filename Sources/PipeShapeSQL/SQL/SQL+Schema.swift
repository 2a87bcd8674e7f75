public import PipeShapeLayouts

extension SQL {
  /// The statement that makes a table.
  public init(creating table: Table, in dialect: some Dialect) {
    self.init("CREATE TABLE ")
    add(name: table.name)
    add(" (\n  ")
    add(table.columns, between: ",\n  ") { column, sql in sql.add(SQL(column, in: dialect)) }
    add(",\n  PRIMARY KEY (")
    add(table.key, between: ", ") { $1.add(name: $0) }
    add(")")
    for unique in table.uniques {
      add(",\n  UNIQUE (")
      add(unique, between: ", ") { $1.add(name: $0) }
      add(")")
    }
    for key in table.foreignKeys {
      add(",\n  ")
      add(SQL(key))
    }
    add("\n)\(dialect.tableOptions(table))")
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

  /// The statement that adds a foreign key to a table; its rows are checked.
  public init(adding key: ForeignKey, to table: Table, in dialect: some Dialect) {
    self.init("ALTER TABLE ")
    add(name: table.name)
    add(" ADD ")
    add(SQL(key))
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
