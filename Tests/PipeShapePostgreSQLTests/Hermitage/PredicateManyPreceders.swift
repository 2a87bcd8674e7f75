#if PostgreSQL
  /// PMP: a second look finds a row that the first look would have found too, had it been there.
  enum PredicateManyPreceders: Scenario {
    static let name = "PMP"

    static func play(_ first: Transaction, _ second: Transaction) throws -> Verdict {
      try first.beginReading()
      let before = try first.read("SELECT value FROM test WHERE value = 30")
      try second.beginWriting()
      try second.write("INSERT INTO test VALUES (3, 30)")
      try second.commit()
      let after = try first.read("SELECT value FROM test WHERE value % 3 = 0")
      try first.commit()
      return before == after ? .prevented : .anomaly
    }
  }
#endif
