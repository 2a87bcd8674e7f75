#if PostgreSQL
  /// G1b: a value is read that its writer replaces before it commits.
  enum IntermediateRead: Scenario {
    static let name = "G1b"

    static func play(_ first: Transaction, _ second: Transaction) throws -> Verdict {
      try first.beginWriting()
      try second.beginReading()
      try first.write("UPDATE test SET value = 101 WHERE id = 1")
      var seen = try second.read("SELECT value FROM test WHERE id = 1")
      try first.write("UPDATE test SET value = 11 WHERE id = 1")
      try first.commit()
      seen += try second.read("SELECT value FROM test WHERE id = 1")
      try second.commit()
      return seen.contains(101) ? .anomaly : .prevented
    }
  }
#endif
