#if PostgreSQL
  /// G1a: a value is read that is taken back afterwards.
  enum AbortedRead: Scenario {
    static let name = "G1a"

    static func play(_ first: Transaction, _ second: Transaction) throws -> Verdict {
      try first.beginWriting()
      try second.beginReading()
      try first.write("UPDATE test SET value = 101 WHERE id = 1")
      var seen = try second.read("SELECT value FROM test WHERE id = 1")
      first.rollBack()
      seen += try second.read("SELECT value FROM test WHERE id = 1")
      try second.commit()
      return seen == [10, 10] ? .prevented : .anomaly
    }
  }
#endif
