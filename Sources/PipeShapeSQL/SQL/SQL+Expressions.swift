public import PipeShapeLayouts

extension SQL {
  /// An expression.
  ///
  /// - Parameter type: the type of the column that it is for, if it is a parameter.
  public init(_ expression: Expression, for type: ColumnType? = nil, in dialect: some Dialect) {
    self.init()
    switch expression {
    case .column(let column, let table):
      if let table {
        add(name: table)
        add(".")
      }
      add(name: column)
    case .parameter(let index): add(parameter: index, for: type)
    case .integer(let number): add(type == .boolean ? (number == 0 ? "FALSE" : "TRUE") : String(number))
    case .compare(let left, let comparison, let right):
      add(SQL(left, in: dialect))
      add(" \(comparison.rawValue) ")
      add(SQL(right, in: dialect))
    case .all(let parts): add(parts, " AND ", in: dialect)
    case .any(let parts): add(parts, " OR ", in: dialect)
    case .not(.isNull(let part)):
      add(SQL(part, in: dialect))
      add(" IS NOT NULL")
    case .not(let part):
      add("NOT ")
      add(SQL(part, in: dialect))
    case .isNull(let part):
      add(SQL(part, in: dialect))
      add(" IS NULL")
    case .first(let parts):
      add("coalesce(")
      add(parts, between: ", ") { $1.add(SQL($0, for: type, in: dialect)) }
      add(")")
    case .after(let left, let right):
      add("(")
      add(left, between: ", ") { $1.add(SQL($0, in: dialect)) }
      add(") > (")
      add(right, between: ", ") { $1.add(SQL($0, for: .integer, in: dialect)) }
      add(")")
    case .exists(let select):
      add("EXISTS (")
      add(SQL(select, in: dialect))
      add(")")
    case .value(let select):
      add("(")
      add(SQL(select, in: dialect))
      add(")")
    case .count: add("count(*)")
    case .greatest(let part):
      add("max(")
      add(SQL(part, in: dialect))
      add(")")
    case .documentMentions(let document, let key, let texts):
      add(dialect.mentions(SQL(document, in: dialect), key: key, texts: texts))
    case .documentHolds(let document, let members):
      add(dialect.holds(SQL(document, in: dialect), members: SQL(.parameter(members), in: dialect)))
    case .documentReplacing(let document, let changes):
      add(dialect.replacing(SQL(document, in: dialect), Self.parts(changes, in: dialect)))
    case .documentAdding(let document, let changes):
      add(dialect.adding(SQL(document, in: dialect), Self.parts(changes, in: dialect)))
    case .documentTexts(let document, let key): add(dialect.texts(in: SQL(document, in: dialect), under: key))
    case .holds(let elements, let text):
      // Left out of conditions where the engine has no such index.
      add(dialect.holds(SQL(elements, in: dialect), element: SQL(.parameter(text), in: dialect)))
    case .element(let column, let place, let field):
      add("(")
      add(name: column)
      add("[")
      add(parameter: place, for: .integer)
      add("]).")
      add(name: field)
    case .documentText(let document, let path):
      add(dialect.text(in: SQL(document, in: dialect), at: SQL(.parameter(path), in: dialect)))
    }
  }

  private static func parts(_ changes: [DocumentChange], in dialect: some Dialect) -> [(path: SQL, value: SQL)] {
    changes.map { (path: SQL(.parameter($0.path), in: dialect), value: SQL(.parameter($0.value), in: dialect)) }
  }

  private mutating func add(_ parts: [Expression], _ between: String, in dialect: some Dialect) {
    let parts = parts.filter { part in
      if case .holds = part { return dialect.features.contains(.elements) }
      return true
    }
    guard parts.count != 1 else { return add(SQL(parts[0], in: dialect)) }
    add(parts, between: between) { part, sql in
      // Only what binds weaker than its surroundings needs brackets.
      switch part {
      case .any:
        sql.add("(")
        sql.add(SQL(part, in: dialect))
        sql.add(")")
      default: sql.add(SQL(part, in: dialect))
      }
    }
  }
}
