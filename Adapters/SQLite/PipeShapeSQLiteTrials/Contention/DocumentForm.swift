#if SQLite
  import PipeShapeLab
  import PipeShapeStore

  /// A way to count up one member of a document.
  ///
  /// **Unsafe forms are here to be measured as what they are.** No store writes so, and none can: this target is
  /// imported by the tool alone.
  enum DocumentForm: String, CaseIterable, Sendable {
    /// Unsafe: whoever writes between the read and the write is overwritten.
    case naive = "read, change, write"
    /// Safe, since the engine refuses to write on top of a snapshot that is no longer the newest, but pays for it.
    case deferred = "BEGIN DEFERRED, read, write"
    /// Safe here, since there is one writer at a time and a statement is one transaction. On an engine that only
    /// re-reads the target row after a lock wait it loses updates.
    case subquery = "UPDATE with a FROM subquery"
    /// Safe: the lock comes before the read.
    case immediate = "BEGIN IMMEDIATE, read, write"
    /// Safe: one statement that derives the new value from the row's own column.
    case ownColumn = "UPDATE of its own column"

    /// Whether every acknowledged change stays.
    var isSafe: Bool { self != .naive }

    /// What it runs.
    var statements: String {
      switch self {
      case .naive: "autocommit: SELECT document; the client changes it; UPDATE SET document = ?"
      case .deferred: "BEGIN DEFERRED; SELECT document; UPDATE SET document = ?; COMMIT"
      case .subquery: "UPDATE … SET document = s.new FROM (SELECT json_set(document, …) AS new …) AS s"
      case .immediate: "BEGIN IMMEDIATE; SELECT document; UPDATE SET document = ?; COMMIT"
      case .ownColumn: "UPDATE … SET document = json_set(document, path, json_extract(document, path) + 1)"
      }
    }

    private static let read = "SELECT document FROM contended WHERE id = ?1"
    private static let write = "UPDATE contended SET document = ?2 WHERE id = ?1"

    /// Counts up the writer's member.
    ///
    /// - Parameter thinking: is what a client does between its read and its write.
    /// - Throws: `busy` where another writer is in the way; a transaction may be open then.
    func change(
      _ document: Int, of writer: Int, on connection: TrialConnection, thinking: () async -> Void
    ) async throws(StoreError) {
      let id = TrialConnection.Value.integer(Int64(document))
      switch self {
      case .naive:
        let text = try ContendedDocument.counted(try connection.run(Self.read, [id]), writer)
        await thinking()
        try connection.run(Self.write, [id, .text(text)])
      case .deferred, .immediate:
        try connection.run(self == .deferred ? "BEGIN DEFERRED" : "BEGIN IMMEDIATE")
        let text = try ContendedDocument.counted(try connection.run(Self.read, [id]), writer)
        await thinking()
        try connection.run(Self.write, [id, .text(text)])
        try connection.run("COMMIT")
      case .subquery:
        try connection.run(
          """
          UPDATE contended SET document = s.new
          FROM (SELECT id, json_set(document, ?2, json_extract(document, ?2) + 1) AS new FROM contended WHERE id = ?1) AS s
          WHERE contended.id = s.id
          """, [id, .text(ContendedFile.path(writer))])
      case .ownColumn:
        try connection.run(
          "UPDATE contended SET document = json_set(document, ?2, json_extract(document, ?2) + 1) WHERE id = ?1",
          [id, .text(ContendedFile.path(writer))])
      }
    }
  }
#endif
