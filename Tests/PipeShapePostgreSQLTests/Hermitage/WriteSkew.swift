#if PostgreSQL
  /// G2-item: two transactions read both rows and each writes another one, which neither would have done after the other.
  enum WriteSkew: Scenario {
    static let name = "G2-item"
    static let showsHow = true

    static func play(_ first: Transaction, _ second: Transaction) throws -> Verdict {
      try first.beginWriting()
      try second.beginWriting()
      let mine = try first.read("SELECT value FROM test WHERE id IN (1, 2)").reduce(0, +)
      let theirs = try second.read("SELECT value FROM test WHERE id IN (1, 2)").reduce(0, +)
      if mine == 30 { try first.write("UPDATE test SET value = 11 WHERE id = 1") }
      try first.commit()
      if theirs == 30 { try second.write("UPDATE test SET value = 21 WHERE id = 2") }
      try second.commit()
      return first.session.numbers("SELECT sum(value) FROM test") == [32] ? .anomaly : .prevented
    }
  }
#endif
