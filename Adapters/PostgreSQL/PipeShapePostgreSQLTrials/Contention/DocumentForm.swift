#if PostgreSQL
  import PipeShapeLab
  import PipeShapeStore

  /// A way to count up one member of a document, under a level of isolation.
  ///
  /// **Unsafe forms are here to be measured as what they are.** No store writes so, and none can: this target is
  /// imported by the tool and by tests alone.
  enum DocumentForm: String, CaseIterable, Sendable {
    /// Unsafe: whoever writes between the read and the write is overwritten.
    case naive = "read, change, write (READ COMMITTED)"
    /// Unsafe: after the wait for a row's lock the row is read again, but the subquery is not: what it computed from the
    /// old version is written over the new one.
    case subquery = "UPDATE with a FROM subquery (READ COMMITTED)"
    /// Safe: after the wait the new value is derived from the row as it is then.
    case ownColumn = "UPDATE of its own column (READ COMMITTED)"
    /// Safe: the lock comes before the read.
    case locked = "SELECT FOR UPDATE, write (READ COMMITTED)"
    /// Safe, but two writers may wait for each other: one of them is refused and begins anew.
    case anyOrder = "two documents in any order (READ COMMITTED)"
    /// Safe, and nobody waits in a circle.
    case keyOrder = "two documents in key order (READ COMMITTED)"
    /// Safe: whoever finds a row changed since its snapshot is refused, and begins anew as a whole.
    case repeatableRead = "read, change, write, retry (REPEATABLE READ)"
    /// Safe for the same reason.
    case repeatableSubquery = "UPDATE with a FROM subquery, retry (REPEATABLE READ)"
    /// Safe for the same reason; the server keeps account of reads too.
    case serializable = "read, change, write, retry (SERIALIZABLE)"
    /// Safe: a row that has changed refuses the write here too, though it is derived from the row.
    case serializableColumn = "UPDATE of its own column, retry (SERIALIZABLE)"

    /// Whether every acknowledged change stays.
    var isSafe: Bool { self != .naive && self != .subquery }

    /// What it runs.
    var statements: String {
      let column = "UPDATE … SET document = jsonb_set(document, path, …document #> path… + 1)"
      let subquery = "UPDATE … SET document = s.new FROM (SELECT jsonb_set(document, …) AS new …) AS s"
      let read = "SELECT document; the client changes it; UPDATE SET document = $2; COMMIT"
      return switch self {
      case .naive: "BEGIN; \(read)"
      case .subquery: subquery
      case .ownColumn: column
      case .locked: "BEGIN; SELECT document … FOR UPDATE; the client changes it; UPDATE SET document = $2; COMMIT"
      case .anyOrder, .keyOrder: "BEGIN; \(column); the same of a second document; COMMIT"
      case .repeatableRead: "BEGIN ISOLATION LEVEL REPEATABLE READ; \(read)"
      case .repeatableSubquery: "BEGIN ISOLATION LEVEL REPEATABLE READ; \(subquery); COMMIT"
      case .serializable: "BEGIN ISOLATION LEVEL SERIALIZABLE; \(read)"
      case .serializableColumn: "BEGIN ISOLATION LEVEL SERIALIZABLE; \(column); COMMIT"
      }
    }

    private var level: String {
      switch self {
      case .repeatableRead, .repeatableSubquery: "REPEATABLE READ"
      case .serializable, .serializableColumn: "SERIALIZABLE"
      default: "READ COMMITTED"
      }
    }

    /// The documents that a change counts in, the first of them drawn by the writer.
    func documents(from first: Int) -> [Int] {
      let second = (first + 1) % ContendedDocument.count
      return switch self {
      case .anyOrder: [first, second]
      case .keyOrder: [first, second].sorted()
      default: [first]
      }
    }

    /// Counts up the writer's member.
    ///
    /// - Parameter thinking: is what a client does between its read and its write.
    /// - Throws: `busy` where another writer is in the way; a transaction may be open then.
    func change(
      _ document: Int, of writer: Int, on session: TrialSession, thinking: () -> Void
    ) throws(StoreError) {
      let id = "\(document)"
      let own = ContendedDocuments.path(writer)
      switch self {
      case .subquery: try session.run(Self.bySubquery, [id, own])
      case .ownColumn: try session.run(Self.byColumn, [id, own])
      case .repeatableSubquery, .serializableColumn:
        try session.run("BEGIN ISOLATION LEVEL \(level)")
        try session.run(self == .repeatableSubquery ? Self.bySubquery : Self.byColumn, [id, own])
        try session.run("COMMIT")
      case .anyOrder, .keyOrder:
        try session.run("BEGIN ISOLATION LEVEL \(level)")
        for document in documents(from: document) {
          try session.run(Self.byColumn, ["\(document)", own])
          thinking()
        }
        try session.run("COMMIT")
      case .naive, .locked, .repeatableRead, .serializable:
        try session.run("BEGIN ISOLATION LEVEL \(level)")
        let rows = try session.run(
          "SELECT document FROM contended WHERE id = $1::BIGINT\(self == .locked ? " FOR UPDATE" : "")", [id])
        let text = try ContendedDocument.counted(rows, writer, colon: ": ")
        thinking()
        try session.run("UPDATE contended SET document = $2::TEXT::JSONB WHERE id = $1::BIGINT", [id, text])
        try session.run("COMMIT")
      }
    }

    private static let next =
      "jsonb_set(document, $2::TEXT::TEXT[], to_jsonb((document #>> $2::TEXT::TEXT[])::INT + 1))"
    private static let byColumn = "UPDATE contended SET document = \(next) WHERE id = $1::BIGINT"
    private static let bySubquery = """
      UPDATE contended SET document = s.new FROM (SELECT id, \(next) AS new FROM contended WHERE id = $1::BIGINT) AS s
      WHERE contended.id = s.id
      """
  }
#endif
