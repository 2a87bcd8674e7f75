#if SQLite
  import PipeShapeLab
  import PipeShapeStore

  /// A file with a few documents, each with a counter for every writer and some ballast.
  enum ContendedFile {
    static func path(_ writer: Int) -> String { "$.w\(writer)" }

    /// Makes the file.
    static func make(_ path: String) throws(StoreError) {
      let connection = try TrialConnection(path)
      try connection.run("PRAGMA journal_mode = WAL")
      try connection.run("CREATE TABLE contended (id INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT")
      let text = ContendedDocument.text
      for document in 0..<ContendedDocument.count {
        try connection.run(
          "INSERT INTO contended VALUES (?1, ?2)",
          [.integer(Int64(document)), .text(text)])
      }
    }

    /// The counters as they are.
    static func counters(_ path: String) throws(StoreError) -> [String: Int] {
      let connection = try TrialConnection(path)
      var counters: [String: Int] = [:]
      for document in 0..<ContendedDocument.count {
        let rows = try connection.run(
          "SELECT e.key, e.value FROM contended AS c, json_each(c.document) AS e WHERE c.id = ?1 AND e.key LIKE 'w%'",
          [.integer(Int64(document))])
        for row in rows {
          if let key = row[0], let value = row[1].flatMap({ Int($0) }) {
            counters["\(document)/\(key.dropFirst())"] = value
          }
        }
      }
      return counters
    }
  }
#endif
