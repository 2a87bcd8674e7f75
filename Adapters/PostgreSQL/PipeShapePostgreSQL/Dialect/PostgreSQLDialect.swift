#if PostgreSQL
  public import PipeShapeLayouts
  public import PipeShapeSQL

  /// How PostgreSQL writes what engines write differently; from version 12 on.
  public struct PostgreSQLDialect: Dialect {
    /// What sees what, while transactions that write overlap.
    public enum Isolation: String, CaseIterable, Sendable {
      /// Each statement sees what is committed when it begins.
      case readCommitted = "READ COMMITTED"
      /// All statements see one snapshot; who changes a row that has changed since is run again.
      case repeatableRead = "REPEATABLE READ"
      /// As if transactions ran one after the other; who would tell the difference is run again.
      case serializable = "SERIALIZABLE"
    }

    private let isolation: Isolation

    /// - Parameter isolation: that of transactions that may write. Anything below `serializable` lets overlapping
    ///   transactions break rules of the model: it is there to show that.
    public init(isolation: Isolation = .serializable) { self.isolation = isolation }

    /// Documents are binary, and functions change them; records are types of the engine's own.
    public var features: EngineFeatures { [.documents, .records, .elements] }
    /// One snapshot for all statements.
    public var beginReading: String { "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" }
    /// Writers do not take turns: one that was in the way of another is run again.
    ///
    /// Whether they may write is the server's and the role's to say.
    public var beginWriting: String { "BEGIN ISOLATION LEVEL \(isolation.rawValue)" }

    /// Entries are sorted once, instead of being brought to their places one by one.
    public var delaysKeys: Bool { true }

    /// So that the rows of several tables are checked at once, by several connections.
    public var checksKeysLater: Bool { true }

    /// All tables at once and before any work, which would be lost where one cannot be had.
    ///
    /// Who cleans up a table that was just filled gives way after the server's `deadlock_timeout`, a second unless it is
    /// told otherwise; and making an index takes as long as it takes. Nobody reads a table to which a key is added: with a
    /// lesser lock, who reads would be met in the middle of the work.
    public func beginCompleting(_ tables: [Table], addingKeys: Bool) -> [String] {
      [
        "SET LOCAL lock_timeout = '10s'", "SET LOCAL statement_timeout = 0",
        "LOCK TABLE \(tables.map { quoted($0.name) }.joined(separator: ", ")) IN \(addingKeys ? "ACCESS" : "SHARE ROW") EXCLUSIVE MODE",
      ]
    }

    /// Texts are compared byte by byte, like everywhere else in the library.
    public func type(_ type: ColumnType) -> String {
      switch type {
      case .integer: "BIGINT"
      case .boolean: "BOOLEAN"
      case .real: "DOUBLE PRECISION"
      case .text: "TEXT COLLATE \"C\""
      case .document: "JSONB"
      case .record(let name): quoted(name)
      case .array(.text): "TEXT[]"
      case .array(let element): "\(self.type(element))[]"
      }
    }

    /// Rows lie in the order in which they came: there are no clustered tables.
    public func tableOptions(_ table: Table) -> String { "" }

    /// Stored, since version 15 has no others.
    public func generated(_ expression: String) -> String { "GENERATED ALWAYS AS (\(expression)) STORED" }

    /// Truth values come as 0 or 1, documents as text.
    public func placeholder(_ index: Int, for type: ColumnType?) -> String {
      switch type {
      case .integer: "$\(index + 1)::BIGINT"
      case .boolean: "($\(index + 1)::BIGINT <> 0)"
      case .real: "$\(index + 1)::DOUBLE PRECISION"
      case .text: "$\(index + 1)::TEXT"
      case .document: "$\(index + 1)::TEXT::JSONB"
      case .record, .array: "$\(index + 1)::\(type.map(self.type) ?? "")"
      case nil: "$\(index + 1)"
      }
    }

    /// Looks at members wherever they are; what it finds is what there is.
    public func mentions(_ document: SQL, key: String, texts: [String]) -> SQL {
      let conditions = texts.map { "@ == \"\($0)\"" }.joined(separator: " || ")
      var sql = SQL("jsonb_path_exists(")
      sql.add(document)
      sql.add(", '$.**.\"\(key)\" ? (\(conditions))')")
      return sql
    }

    /// Looks for an object that has the members, wherever it is.
    public func holds(_ document: SQL, members: SQL) -> SQL {
      var sql = SQL("jsonb_path_exists(")
      sql.add(document)
      sql.add(", ")
      sql.add(members)
      sql.add("::TEXT::JSONPATH)")
      return sql
    }

    /// The texts wherever they are, as an array.
    public func texts(in document: SQL, under key: String) -> SQL {
      function("jsonb_path_query_array", [document, SQL("'$.**.\"\(key)\" ? (@ != null)'")])
    }

    /// An array contains what is one of its elements.
    public func holds(_ elements: SQL, element: SQL) -> SQL {
      var sql = elements
      sql.add(" @> to_jsonb(")
      sql.add(element)
      sql.add("::TEXT)")
      return sql
    }

    /// No list of what is to be put in yet: it makes some writers pay for all, and readers look through it.
    public func elementIndex(_ column: String) -> String {
      "USING gin (\(quoted(column)) jsonb_path_ops) WITH (fastupdate = off)"
    }

    /// A path that leads nowhere changes nothing.
    public func replacing(_ document: SQL, _ changes: [(path: SQL, value: SQL)]) -> SQL {
      changes.reduce(document) { document, change in
        function(
          "jsonb_set", [document, cast(change.path, "TEXT::TEXT[]"), cast(change.value, "TEXT::JSONB"), SQL("FALSE")])
      }
    }

    /// The same as replacing, but what is not there comes to be.
    public func adding(_ document: SQL, _ members: [(path: SQL, value: SQL)]) -> SQL {
      members.reduce(document) { document, member in
        function(
          "jsonb_set", [document, cast(member.path, "TEXT::TEXT[]"), cast(member.value, "TEXT::JSONB"), SQL("TRUE")])
      }
    }

    /// The value itself where it is a text.
    public func text(in document: SQL, at path: SQL) -> SQL {
      var sql = SQL("(")
      sql.add(document)
      sql.add(" #>> ")
      sql.add(cast(path, "TEXT::TEXT[]"))
      sql.add(")")
      return sql
    }

    private func cast(_ value: SQL, _ type: String) -> SQL {
      var sql = value
      sql.add("::\(type)")
      return sql
    }

    private func function(_ name: String, _ arguments: [SQL]) -> SQL {
      var sql = SQL("\(name)(")
      sql.add(arguments, between: ", ") { $1.add($0) }
      sql.add(")")
      return sql
    }

    /// An array of texts as it is written; keys in quotes.
    public func path(_ keys: [String]) -> String {
      var path = "{"
      for key in keys {
        if path.utf8.count > 1 { path += "," }
        path += Self.quoted(key)
      }
      return path + "}"
    }

    /// A path of SQL/JSON that finds objects with all members.
    public func members(_ members: [Value.Member]) -> String {
      let conditions = members.map { "@.\(Self.quoted($0.key)) == \(Self.quoted($0.text))" }
      return "$.** ? (\(conditions.joined(separator: " && ")))"
    }

    /// A text in double quotes, as arrays and paths of SQL/JSON have it: a backslash before quotes and backslashes.
    private static func quoted(_ text: String) -> String {
      var quoted = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\":
          quoted += "\\"
          quoted.unicodeScalars.append(scalar)
        case "\n": quoted += "\\n"
        case "\r": quoted += "\\r"
        case "\t": quoted += "\\t"
        default: quoted.unicodeScalars.append(scalar)
        }
      }
      return quoted + "\""
    }
  }
#endif
