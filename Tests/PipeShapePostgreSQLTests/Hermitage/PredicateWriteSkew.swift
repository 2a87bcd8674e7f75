#if PostgreSQL
  /// G2: two transactions find no such row, and each makes one.
  enum PredicateWriteSkew: Scenario {
    static let name = "G2"
    static let showsHow = true

    static func play(_ first: Transaction, _ second: Transaction) throws -> Verdict {
      try first.beginWriting()
      try second.beginWriting()
      let mine = try first.read("SELECT value FROM test WHERE value % 3 = 0")
      let theirs = try second.read("SELECT value FROM test WHERE value % 3 = 0")
      if mine.isEmpty { try first.write("INSERT INTO test VALUES (3, 30)") }
      try first.commit()
      if theirs.isEmpty { try second.write("INSERT INTO test VALUES (4, 42)") }
      try second.commit()
      return first.session.numbers("SELECT count(*) FROM test") == [4] ? .anomaly : .prevented
    }
  }
#endif
