#if PostgreSQL
  /// P4: two transactions count up what both have read; one step is lost.
  enum LostUpdate: Scenario {
    static let name = "P4"
    static let showsHow = true

    static func play(_ first: Transaction, _ second: Transaction) throws -> Verdict {
      try first.beginWriting()
      try second.beginWriting()
      let mine = try first.read("SELECT value FROM test WHERE id = 1")
      let theirs = try second.read("SELECT value FROM test WHERE id = 1")
      try first.write("UPDATE test SET value = \(mine[0] + 1) WHERE id = 1")
      try first.commit()
      try second.write("UPDATE test SET value = \(theirs[0] + 1) WHERE id = 1")
      try second.commit()
      return first.session.numbers("SELECT value FROM test WHERE id = 1") == [12] ? .prevented : .anomaly
    }
  }
#endif
