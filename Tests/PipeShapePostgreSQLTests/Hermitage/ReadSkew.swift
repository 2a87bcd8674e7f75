#if PostgreSQL
  /// G-single: one row is read as it was before another transaction, the other row as it is after it.
  enum ReadSkew: Scenario {
    static let name = "G-single"

    static func play(_ first: Transaction, _ second: Transaction) throws -> Verdict {
      try first.beginReading()
      try second.beginWriting()
      let one = try first.read("SELECT value FROM test WHERE id = 1")
      try second.write("UPDATE test SET value = 12 WHERE id = 1")
      try second.write("UPDATE test SET value = 18 WHERE id = 2")
      try second.commit()
      let two = try first.read("SELECT value FROM test WHERE id = 2")
      try first.commit()
      return one + two == [10, 20] ? .prevented : .anomaly
    }
  }
#endif
