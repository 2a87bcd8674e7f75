#if SQLite
  import CSQLite
  import PipeShapeSQL
  import PipeShapeStore

  extension SQLiteConnection {
    /// What `integrity_check` and `foreign_key_check` say.
    func findings() throws(StoreError) -> [Finding] {
      let check = try rows("PRAGMA integrity_check(100)").compactMap { $0.first ?? nil }
      var findings = (check == ["ok"] ? [] : check).map { line in
        Finding(
          .integrity, "\(line); restore the store from a backup, or save what can be read with '.recover' of sqlite3")
      }
      // A row for each row that refers to nothing: its table, its row id, the table that it refers to.
      var counts: [[String]: Int] = [:]
      for row in try rows("PRAGMA foreign_key_check") where row.count > 2 {
        counts[[row[0] ?? "?", row[2] ?? "?"], default: 0] += 1
      }
      for (tables, count) in counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        findings.append(
          Finding(
            .reference,
            "\(count) row\(count == 1 ? "" : "s") of table \(tables[0]) refer to rows of \(tables[1]) that are not there; restore the store from a backup, or remove them"
          ))
      }
      return findings
    }
  }
#endif
