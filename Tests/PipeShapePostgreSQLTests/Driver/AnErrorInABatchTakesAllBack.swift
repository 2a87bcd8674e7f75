#if PostgreSQL
  import PipeShapeStore
  import Testing

  @testable import PipeShapePostgreSQL

  @Suite("An error in a batch takes all of it back", .enabled(if: DriverTrial.isServerThere))
  struct AnErrorInABatchTakesAllBack {
    /// Statements are prepared within the batch, so one behind the failure never came to be on the server.
    @Test("the connection goes on, and statements behind the failure are prepared again")
    func batch() async throws {
      let connection = try await DriverTrial.connection()
      try connection.execute("CREATE TABLE t (id BIGINT PRIMARY KEY)")
      let begin = try connection.prepare("BEGIN")
      let add = try connection.prepare("INSERT INTO t VALUES ($1)")
      let behind = try connection.prepare("SELECT count(*) FROM t WHERE id < $1")
      let commit = try connection.prepare("COMMIT")
      try begin.send()
      for id in [1, 2, 1, 3] as [Int64] {
        try add.bind(0, id)
        try add.send()
      }
      try behind.bind(0, Int64(10))
      try behind.send()
      try commit.send()

      #expect(try begin.step() == false)
      begin.reset()
      for _ in 0..<2 {
        _ = try add.step()
        #expect(add.changes == 1)
        add.reset()
      }
      for _ in 0..<2 {
        let error = #expect(throws: StoreError.self) { _ = try add.step() }
        #expect(error?.code == .duplicate)
        #expect(error?.engineCode == "23505")
        add.reset()
      }
      #expect(throws: StoreError.self) { _ = try behind.step() }
      behind.reset()
      #expect(throws: StoreError.self) { _ = try commit.step() }
      commit.reset()

      let prepared = connection.prepared.map(\.sql)
      #expect(prepared.contains("INSERT INTO t VALUES ($1)"))
      #expect(!prepared.contains("SELECT count(*) FROM t WHERE id < $1"))
      #expect(connection.isInTransaction)
      try connection.execute("ROLLBACK")
      #expect(!connection.isInTransaction)
      try behind.bind(0, Int64(10))
      #expect(try behind.step())
      #expect(behind.integer(0) == 0)
      behind.reset()
      try add.bind(0, Int64(7))
      _ = try add.step()
      #expect(add.changes == 1)
      add.reset()
      #expect(try connection.rows("SELECT id FROM t") == [["7"]])
    }

    /// What only read is left without waiting, and its end goes with the next batch.
    @Test("the end of a transaction that only read goes with what comes next")
    func leaving() async throws {
      let connection = try await DriverTrial.connection()
      let (begin, commit) = (try connection.prepare("BEGIN"), try connection.prepare("COMMIT"))
      let one = try connection.prepare("SELECT 1::BIGINT")
      for _ in 0..<3 {
        let before = connection.counters.batches
        try begin.send()
        begin.reset()
        #expect(try one.step())
        #expect(one.integer(0) == 1)
        one.reset()
        try commit.send()
        commit.reset()
        try connection.leave()
        #expect(!connection.isInTransaction)
        #expect(!connection.isStale)
        #expect(connection.counters.batches == before + 1)
      }
      try connection.receive()
      #expect(!connection.isLeaving)
      #expect(!connection.isInTransaction)
      #expect(try connection.rows("SELECT 2::BIGINT") == [["2"]])
    }
  }
#endif
