#if PostgreSQL
  import PipeShapeLab
  import PipeShapeStore

  /// A table with a few documents, each with a counter for every writer and some ballast.
  enum ContendedDocuments {
    static func path(_ writer: Int) -> String { "{w\(writer)}" }

    /// Makes the schema and the table.
    static func make(_ address: String, _ schema: String) throws(StoreError) {
      let session = try TrialSession(address, schema: schema)
      try session.run("CREATE SCHEMA \(TrialSession.quoted(schema))")
      try session.run("CREATE TABLE contended (id BIGINT PRIMARY KEY, document JSONB NOT NULL)")
      let text = ContendedDocument.text
      for document in 0..<ContendedDocument.count {
        try session.run(
          "INSERT INTO contended VALUES ($1::BIGINT, $2::TEXT::JSONB)",
          ["\(document)", text])
      }
    }

    /// The counters as they are.
    static func counters(_ address: String, _ schema: String) throws(StoreError) -> [String: Int] {
      let rows = try TrialSession(address, schema: schema).run(
        "SELECT c.id, e.key, e.value FROM contended AS c, jsonb_each_text(c.document) AS e WHERE e.key LIKE 'w%'")
      var counters: [String: Int] = [:]
      for row in rows {
        if let id = row[0], let key = row[1], let value = row[2].flatMap({ Int($0) }) {
          counters["\(id)/\(key.dropFirst())"] = value
        }
      }
      return counters
    }
  }
#endif
