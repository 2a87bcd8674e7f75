#if SQLite
  import PipeShapeStore

  /// A file with a few documents, each with a counter for every writer and some ballast.
  enum ContendedFile {
    /// Few, so that writers meet.
    static let documents = 4
    static let writers = 8

    static func name(_ document: Int, _ writer: Int) -> String { "\(document)/\(writer)" }
    static func path(_ writer: Int) -> String { "$.w\(writer)" }

    /// Makes the file.
    static func make(_ path: String) throws(StoreError) {
      let connection = try TrialConnection(path)
      try connection.run("PRAGMA journal_mode = WAL")
      try connection.run("CREATE TABLE contended (id INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT")
      let counters = (0..<writers).map { "\"w\($0)\":0" }.joined(separator: ",")
      let ballast = String(repeating: "ballast ", count: 250)
      for document in 0..<documents {
        try connection.run(
          "INSERT INTO contended VALUES (?1, ?2)",
          [.integer(Int64(document)), .text("{\(counters),\"ballast\":\"\(ballast)\"}")])
      }
    }

    /// The counters as they are.
    static func counters(_ path: String) throws(StoreError) -> [String: Int] {
      let connection = try TrialConnection(path)
      var counters: [String: Int] = [:]
      for document in 0..<documents {
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

    /// The document with one counter counted up, as a client does it: by hand, in the text that it has read.
    static func counted(_ rows: [[String?]], _ writer: Int) throws(StoreError) -> String {
      guard let text = rows.first?.first ?? nil else { throw StoreError(.corrupt, "a contended document is gone") }
      let bytes = Array(text.utf8)
      let key = Array("\"w\(writer)\":".utf8)
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
