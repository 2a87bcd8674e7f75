#if PostgreSQL
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  @testable import PipeShapePostgreSQL

  @Suite("An error in a batch takes all of it back", .needsServer)
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

    /// Whoever comes next takes the answer to the end with its own.
    @Test("a transaction that only reads needs no statement to begin or end, and has one snapshot")
    func reading() async throws {
      let (connection, other) = (try await DriverTrial.connection(), try await DriverTrial.connection())
      try connection.execute("CREATE TABLE t (id BIGINT)")
      let schema = try #require(try connection.rows("SELECT current_schema()").first?[0])
      let count = try connection.prepare("SELECT count(*) FROM t")
      for round in 0..<3 as Range<Int64> {
        let before = connection.counters.batches
        #expect(try connection.enter())
        for _ in 0..<2 {
          #expect(try count.step())
          // Nothing that was added after the first look.
          #expect(count.integer(0) == round)
          count.reset()
          #expect(connection.isInTransaction)
          if try other.rows("SELECT count(*) FROM \(schema).t") == [["\(round)"]] {
            try other.execute("INSERT INTO \(schema).t VALUES (1)")
          }
        }
        try connection.leave()
        #expect(!connection.isInTransaction)
        #expect(!connection.isStale)
        #expect(connection.counters.batches == before + 2)
      }
      try connection.receive()
      #expect(!connection.isLeaving)
      #expect(try connection.rows("SELECT 2::BIGINT") == [["2"]])
    }

    @Test("after a failure such a transaction runs nothing more, and what follows is a new one")
    func failingWhileReading() async throws {
      let connection = try await DriverTrial.connection()
      let (half, one) = (try connection.prepare("SELECT 1 / $1::BIGINT"), try connection.prepare("SELECT 1::BIGINT"))
      #expect(try connection.enter())
      try half.bind(0, Int64(0))
      #expect(throws: StoreError.self) { _ = try half.step() }
      half.reset()
      let error = #expect(throws: StoreError.self) { _ = try one.step() }
      #expect(error?.engineCode == "22012")
      one.reset()
      try connection.leave()
      #expect(try one.step())
      #expect(one.integer(0) == 1)
      one.reset()
    }
  }
#endif
