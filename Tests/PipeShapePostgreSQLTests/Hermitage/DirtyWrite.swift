#if PostgreSQL
  /// G0: two transactions write the same two rows; a mixture of both must not stay.
  enum DirtyWrite: Scenario {
    static let name = "G0"

    static func play(_ first: Transaction, _ second: Transaction) throws -> Verdict {
      try first.beginWriting()
      try second.beginWriting()
      try first.write("UPDATE test SET value = 11 WHERE id = 1")
      var waiting: RawSession.Reply?
      do { try second.write("UPDATE test SET value = 12 WHERE id = 1") } catch Hindrance.waits(let reply) {
        waiting = reply
      }
      try first.write("UPDATE test SET value = 21 WHERE id = 2")
      try first.commit()
      if let code = waiting?.answered.code { throw Hindrance.refused(code: code) }
      // A write that begins its transaction itself had waited at the beginning.
      try second.write("UPDATE test SET value = 12 WHERE id = 1")
      try second.write("UPDATE test SET value = 22 WHERE id = 2")
      try second.commit()
      let rest = first.session.numbers("SELECT value FROM test ORDER BY id")
      return rest == [11, 21] || rest == [12, 22] ? .prevented : .anomaly
    }
  }
#endif
