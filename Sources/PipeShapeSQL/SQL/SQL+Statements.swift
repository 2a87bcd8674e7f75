public import PipeShapeLayouts

extension SQL {
  /// A statement of a catalog.
  public init(_ statement: Statement, in dialect: some Dialect) {
    self.init()
    switch statement {
    case .select(let select): add(SQL(select, in: dialect))
    case .insert(let insert): add(insert)
    case .update(let update):
      add("UPDATE ")
      add(name: update.table.name)
      add(" SET ")
      add(update.assignments, between: ", ") { assignment, sql in
        sql.add(name: assignment.column)
        if let element = assignment.element {
          sql.add("[")
          sql.add(parameter: element, for: .integer)
          sql.add("]")
        }
        if let field = assignment.field {
          sql.add(".")
          sql.add(name: field)
        }
        sql.add(" = ")
        let type = assignment.type ?? update.table.columns.first { $0.name == assignment.column }?.type
        sql.add(SQL(assignment.value, for: type, in: dialect))
      }
      add(" WHERE ")
      add(SQL(update.condition, in: dialect))
    case .delete(let delete):
      add("DELETE FROM ")
      add(name: delete.table.name)
      add(" WHERE ")
      add(SQL(delete.condition, in: dialect))
    }
  }

  /// A question.
  public init(_ select: Select, in dialect: some Dialect) {
    self.init(select.isDistinct ? "SELECT DISTINCT " : "SELECT ")
    add(select.columns, between: ", ") { $1.add(SQL($0, in: dialect)) }
    add(" FROM ")
    add(select.from)
    for join in select.joins {
      add(" JOIN ")
      add(join.table)
      add(" ON ")
      add(SQL(join.on, in: dialect))
    }
    if let condition = select.condition {
      add(" WHERE ")
      add(SQL(condition, in: dialect))
    }
    if !select.order.isEmpty {
      add(" ORDER BY ")
      add(select.order, between: ", ") { order, sql in
        sql.add(SQL(order.by, in: dialect))
        if order.isDescending { sql.add(" DESC") }
      }
    }
    if let limit = select.limit {
      add(" LIMIT ")
      add(parameter: limit, for: .integer)
    }
  }

  private mutating func add(_ source: Select.Source) {
    add(name: source.table)
    guard source.alias != source.table else { return }
    add(" AS ")
    add(name: source.alias)
  }

  private mutating func add(_ insert: Insert) {
    add("INSERT INTO ")
    add(name: insert.table.name)
    add(" (")
    add(insert.columns, between: ", ") { $1.add(name: $0) }
    add(") VALUES (")
    add(insert.columns.enumerated(), between: ", ") { column, sql in
      let type = insert.table.columns.first { $0.name == column.element }?.type
      sql.add(parameter: column.offset, for: type)
    }
    add(")")
    switch insert.conflict {
    case .fail: break
    case .ignore: add(" ON CONFLICT DO NOTHING")
    case .replace:
      add(" ON CONFLICT (")
      add(insert.table.key, between: ", ") { $1.add(name: $0) }
      let others = insert.columns.filter { !insert.table.key.contains($0) }
      add(others.isEmpty ? ") DO NOTHING" : ") DO UPDATE SET ")
      add(others, between: ", ") { column, sql in
        sql.add(name: column)
        sql.add(" = excluded.")
        sql.add(name: column)
      }
    }
  }
}
