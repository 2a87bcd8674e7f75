#if PostgreSQL
  import PipeShapeStore

  /// A table with a few documents, each with a counter for every writer and some ballast.
  enum ContendedDocuments {
    /// Few, so that writers meet.
    static let count = 4
    static let writers = 8

    static func name(_ document: Int, _ writer: Int) -> String { "\(document)/\(writer)" }
    static func path(_ writer: Int) -> String { "{w\(writer)}" }

    /// Makes the schema and the table.
    static func make(_ address: String, _ schema: String) throws(StoreError) {
      let session = try TrialSession(address, schema: schema)
      try session.run("CREATE SCHEMA \(TrialSession.quoted(schema))")
      try session.run("CREATE TABLE contended (id BIGINT PRIMARY KEY, document JSONB NOT NULL)")
      let counters = (0..<writers).map { "\"w\($0)\":0" }.joined(separator: ",")
      let ballast = String(repeating: "ballast ", count: 250)
      for document in 0..<count {
        try session.run(
          "INSERT INTO contended VALUES ($1::BIGINT, $2::TEXT::JSONB)",
          ["\(document)", "{\(counters),\"ballast\":\"\(ballast)\"}"])
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

    /// The document with one counter counted up, as a client does it: by hand, in the text that it has read.
    static func counted(_ rows: [[String?]], _ writer: Int) throws(StoreError) -> String {
      guard let text = rows.first?.first ?? nil else { throw StoreError(.corrupt, "a contended document is gone") }
      let bytes = Array(text.utf8)
      // The server writes a blank behind a colon.
      let key = Array("\"w\(writer)\": ".utf8)
      var at = 0
      while at + key.count < bytes.count, !bytes[at...].starts(with: key) { at += 1 }
      let start = at + key.count
      var end = start
      while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
      guard end > start, let count = Int(String(decoding: bytes[start..<end], as: UTF8.self)) else {
        throw StoreError(.corrupt, "a contended document has no counter of writer \(writer)")
      }
      return String(decoding: bytes[..<start] + Array("\(count + 1)".utf8) + bytes[end...], as: UTF8.self)
    }
  }
#endif
