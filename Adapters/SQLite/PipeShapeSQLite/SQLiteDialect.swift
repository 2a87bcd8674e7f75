#if SQLite
  public import PipeShapeLayouts
  public import PipeShapeSQL

  /// How SQLite writes what engines write differently; from version 3.38 on.
  public struct SQLiteDialect: Dialect {
    /// There is one dialect.
    public init() {}

    /// Documents are text that functions change.
    public var features: EngineFeatures { .documents }
    /// The snapshot is that of the first statement.
    public var beginReading: String { "BEGIN DEFERRED" }
    /// The lock is taken at once: a transaction that began to read could not get it later without starting anew.
    public var beginWriting: String { "BEGIN IMMEDIATE" }

    /// Foreign keys are there from the beginning, and every connection says whether it minds them.
    public var foreignKeyCheck: String? {
      "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1"
    }
    /// Not of documents: each would be read once more, which takes longer than its entry does.
    public func isWorthDelaying(_ index: Index, of table: Table) -> Bool {
      !table.columns.contains { $0.type == .document }
    }

    /// The types of strict tables.
    public func type(_ type: ColumnType) -> String {
      switch type {
      case .integer, .boolean: "INTEGER"
      case .real: "REAL"
      // There are no records, so no layout that has some is ever opened.
      case .text, .document, .record, .array: "TEXT"
      }
    }

    /// Strict, so that a column holds what it says, and without row ids where rows lie in the order of the key.
    public func tableOptions(_ table: Table) -> String { table.isClustered ? " STRICT, WITHOUT ROWID" : " STRICT" }

    /// Computed when it is read: indexes keep their own copies.
    public func generated(_ expression: String) -> String { "GENERATED ALWAYS AS (\(expression)) VIRTUAL" }

    /// A number, so that one value can be used twice.
    public func placeholder(_ index: Int, for type: ColumnType?) -> String { "?\(index + 1)" }

    /// Looks for members in the form in which documents are written: a key, a colon and a text.
    public func mentions(_ document: SQL, key: String, texts: [String]) -> SQL {
      var sql = SQL("(")
      sql.add(texts, between: " OR ") { text, sql in
        sql.add("instr(")
        sql.add(document)
        sql.add(", '\"\(key)\":\"\(text)\"') > 0")
      }
      sql.add(")")
      return sql
    }

    /// Looks for members side by side, as attempts are written.
    public func holds(_ document: SQL, members: SQL) -> SQL {
      var sql = SQL("instr(")
      sql.add(document)
      sql.add(", ")
      sql.add(members)
      sql.add(") > 0")
      return sql
    }

    /// Values come as JSON texts of ours: a bound double would be written by other rules.
    public func replacing(_ document: SQL, _ changes: [(path: SQL, value: SQL)]) -> SQL {
      changing("json_replace", document, changes)
    }

    /// New members come behind those that there are.
    public func adding(_ document: SQL, _ members: [(path: SQL, value: SQL)]) -> SQL {
      changing("json_insert", document, members)
    }

    private func changing(_ function: String, _ document: SQL, _ changes: [(path: SQL, value: SQL)]) -> SQL {
      var sql = SQL("\(function)(")
      sql.add(document)
      for change in changes {
        sql.add(", ")
        sql.add(change.path)
        sql.add(", json(")
        sql.add(change.value)
        sql.add(")")
      }
      sql.add(")")
      return sql
    }

    /// The value itself where it is a text.
    public func text(in document: SQL, at path: SQL) -> SQL {
      var sql = SQL("json_extract(")
      sql.add(document)
      sql.add(", ")
      sql.add(path)
      sql.add(")")
      return sql
    }

    /// Keys in quotes; layouts give none that would need an escape.
    public func path(_ keys: [String]) -> String {
      var path = "$"
      for key in keys {
        path += ".\""
        path += key
        path += "\""
      }
      return path
    }

    /// Members as they are written side by side in a document.
    public func members(_ members: [Value.Member]) -> String { DocumentText.members(members) }
  }
#endif
