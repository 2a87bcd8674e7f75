#if SQLite
  import Foundation

  /// Ways to spoil a store's file.
  struct FileDamage {
    let path: String
    var random: Random
    private(set) var log: [String] = []

    init(_ path: String, _ random: Random) {
      self.path = path
      self.random = random
    }

    /// Spoils the file.
    ///
    /// - Parameter base: the file and the log of a healthy store.
    mutating func apply(file: Data, withLog: (file: Data, log: Data)) throws {
      var bytes = file
      switch random.below(12) {
      case 0: flip(&bytes, in: 0..<100, "the header")
      case 1: flip(&bytes, in: 100..<bytes.count, "the pages")
      case 2:
        bytes = bytes.prefix(random.below(bytes.count))
        log.append("cut to \(bytes.count) bytes")
      case 3: try applyLog(withLog)
      default:
        try bytes.write(to: URL(fileURLWithPath: path))
        try spoilRows()
        return
      }
      if log.first?.hasPrefix("log") != true { try bytes.write(to: URL(fileURLWithPath: path)) }
    }

    private mutating func flip(_ bytes: inout Data, in range: Range<Int>, _ name: String) {
      for _ in 0...random.below(8) {
        let place = range.lowerBound + random.below(range.count)
        bytes[place] = UInt8(random.below(256))
        log.append("byte \(place) of \(name)")
      }
    }

    private mutating func applyLog(_ healthy: (file: Data, log: Data)) throws {
      var garbage = healthy.log
      switch random.below(4) {
      case 0:
        let count = 1 + random.below(20_000)
        garbage = Data((0..<count).map { _ in UInt8(random.below(256)) })
      case 1: garbage = garbage.prefix(random.below(garbage.count))
      case 2:
        garbage.replaceSubrange(32..<garbage.count, with: (32..<garbage.count).map { _ in UInt8(random.below(256)) })
      default: for _ in 0...random.below(6) { garbage[random.below(garbage.count)] = UInt8(random.below(256)) }
      }
      log.append("log of \(garbage.count) bytes")
      try healthy.file.write(to: URL(fileURLWithPath: path))
      try garbage.write(to: URL(fileURLWithPath: path + "-wal"))
    }

    private mutating func spoilRows() throws {
      let file = try RawFile(path)
      let tables = file.texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").map {
        $0[0]
      }
      for _ in 0...random.below(3) {
        let table = random.pick(tables)
        let columns = file.texts("PRAGMA table_info(\"\(table)\")").map {
          (name: $0[1], type: $0[2], key: $0[5] != "0")
        }
        let count = Int(file.texts("SELECT count(*) FROM \"\(table)\"").first?[0] ?? "") ?? 0
        guard count > 0 else { continue }
        if random.chance(8) {
          let row = "SELECT * FROM \"\(table)\" LIMIT 1 OFFSET \(random.below(count))"
          let key = columns.filter(\.key).map(\.name)
          let rows = "SELECT \(key.map { "\"\($0)\"" }.joined(separator: ", ")) FROM (\(row))"
          let wanted = key.count == 1 ? "\"\(key[0])\"" : "(\(key.map { "\"\($0)\"" }.joined(separator: ", ")))"
          let isDone = file.change("DELETE FROM \"\(table)\" WHERE \(wanted) IN (\(rows))")
          log.append("a row of \(table) removed: \(isDone)")
          continue
        }
        let column = random.pick(columns)
        let keys = columns.filter(\.key).map { "\"\($0.name)\"" }.joined(separator: ", ")
        let place = "(\(keys)) IN (SELECT \(keys) FROM \"\(table)\" LIMIT 1 OFFSET \(random.below(count)))"
        let old = file.rows("SELECT \"\(column.name)\" FROM \"\(table)\" WHERE \(place)").first?[0]
        let isDone: Bool
        let value: String
        if column.type == "TEXT" {
          let text = TextDamage.damaged(old ?? Array("x".utf8), &random)
          value = String(decoding: text.prefix(200), as: UTF8.self)
          isDone = file.change("UPDATE \"\(table)\" SET \"\(column.name)\" = ?1 WHERE \(place)", text)
        } else {
          value = random.pick([
            "0", "-1", "1", "2", "7", "NULL", "2147483647", "2147483648", "9223372036854775807", "-9223372036854775808",
            "\"\(column.name)\" + 1", "\"\(column.name)\" - 1",
          ])
          isDone = file.change("UPDATE \"\(table)\" SET \"\(column.name)\" = \(value) WHERE \(place)")
        }
        log.append("\(table).\(column.name) = \(value): \(isDone)")
      }
    }
  }
#endif
