#if PostgreSQL
  import PipeShape
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// Ways to write that lose changes or wait in circles, played by hand: they are caught doing it.
  ///
  /// No store writes so.
  @Suite(.needsServer) struct UnsafeFormsAreCaught {
    /// Two raw sessions over two rows that count, in a schema of their own.
    private func sessions() async throws -> [RawSession] {
      let schema = SharedServer.name("forms")
      let address = try await SharedServer.address
      let first = RawPostgreSQL.session(address)
      first.run("CREATE SCHEMA \(schema)")
      first.run("CREATE TABLE \(schema).document (id INT PRIMARY KEY, body JSONB)")
      first.run("INSERT INTO \(schema).document VALUES (1, '{\"count\":0}'), (2, '{\"count\":0}')")
      let sessions = [first, RawPostgreSQL.session(address)]
      for session in sessions { session.run("SET search_path = \(schema)") }
      return sessions
    }

    private static let count = "SELECT (body->>'count')::INT FROM document WHERE id = 1"

    /// Two transactions that overlap run one statement each; the second waits for the first.
    private func overlap(_ sessions: [RawSession], _ statement: String) async -> Int? {
      await onThread {
        for session in sessions { session.run("BEGIN") }
        sessions[0].run(statement)
        let waiting = sessions[1].send(statement)
        #expect(waiting.wait(milliseconds: 50) == nil)
        sessions[0].run("COMMIT")
        #expect(waiting.answered.code == nil)
        sessions[1].run("COMMIT")
        return sessions[0].numbers(Self.count).first
      }
    }

    @Test func aReadAndAWriteWithTheClientBetween() async throws {
      let sessions = try await sessions()
      let found = await onThread {
        let read = sessions.map { $0.numbers(Self.count)[0] }
        for (session, count) in zip(sessions, read) {
          session.run("UPDATE document SET body = '{\"count\":\(count + 1)}' WHERE id = 1")
        }
        return sessions[0].numbers(Self.count)
      }
      #expect(found == [1], "one of two is lost")
    }

    /// After the wait only the target row is read again; what the subquery made of the old row is written over it.
    @Test func aSubqueryOverTheSameTable() async throws {
      let found = await overlap(
        try await sessions(),
        """
        UPDATE document SET body = new.body FROM (
          SELECT id, jsonb_set(body, '{count}', to_jsonb((body->>'count')::INT + 1)) AS body FROM document WHERE id = 1
        ) AS new WHERE document.id = new.id
        """)
      #expect(found == 1, "one of two is lost")
    }

    @Test func butNotTheRowsOwnColumn() async throws {
      let found = await overlap(
        try await sessions(),
        "UPDATE document SET body = jsonb_set(body, '{count}', to_jsonb((body->>'count')::INT + 1)) WHERE id = 1")
      #expect(found == 2)
    }

    @Test func nowTwoDocumentsInOppositeOrder() async throws {
      let sessions = try await sessions()
      let codes = await onThread {
        let write = { (id: Int) in "UPDATE document SET body = body WHERE id = \(id)" }
        for session in sessions { session.run("BEGIN") }
        sessions[0].run(write(1))
        sessions[1].run(write(2))
        let first = sessions[0].send(write(2))
        let second = sessions[1].send(write(1))
        // Whoever is ended lets the other one go.
        let codes = [first, second].map { $0.answered.code }
        for session in sessions { session.run("ROLLBACK") }
        return codes
      }
      #expect(codes.compactMap { $0 } == ["40P01"])
    }
  }

  /// What the stores do instead loses nothing and goes on after a deadlock.
  @Suite(.needsServer, .serialized) struct StoresLoseNoChange {
    /// Sessions that read a number and write the next one, in one session each.
    @Test(arguments: layouts) func whereSeveralCountTheSameThing(_ layout: String) async throws {
      let store = try await SharedServer.store(layout)
      let id = try await store.makeSample()
      let (writers, times) = (4, 10)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<writers {
          group.addTask {
            for _ in 0..<times {
              _ = try await store.writing { (s) throws(StoreError) in
                let next = try s.count(of: f1, in: id) + 1
                return try s.record(AttemptChange(fields: ["count": .int(next)]), of: .cell(f1, in: id))
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await store.read { (s) throws(StoreError) in try s.count(of: f1, in: id) } == Int64(writers * times))
      await store.close()
    }

    /// Two sessions that write the same attempts in opposite order, with runs that share them.
    @Test(arguments: layouts) func whereTwoGoOppositeWays(_ layout: String) async throws {
      let store = try await SharedServer.store(layout)
      let ids = try await store.writing { (s) throws(StoreError) in
        let ids = [try s.makeRacing(), try s.makeRacing()]
        for id in ids { _ = try s.rerun(RerunRequest(RerunScope(.cell(test1))), of: id) }
        return ids
      }
      let rounds = 15
      for round in 1...rounds {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for order in [ids, ids.reversed()] {
            group.addTask {
              _ = try await store.writing { (s) throws(StoreError) in
                for id in order {
                  let next = try s.count(of: f2, in: id) + 1
                  _ = try s.record(AttemptChange(fields: ["count": .int(next)]), of: .cell(f2, in: id))
                }
              }
            }
          }
          try await group.waitForAll()
        }
        for id in ids {
          let found = try await store.read { (s) throws(StoreError) in try s.count(of: f2, in: id) }
          #expect(found == Int64(2 * round))
        }
      }
      let retries = try await store.measures(detailed: false).first { $0.name == "retries" }?.value ?? 0
      print("\(layout): \(2 * rounds) sessions in opposite order were run again \(retries) times")
      #expect(try await store.doctor().isClean)
      await store.close()
    }
  }

  extension SQLReader {
    /// The number that an attempt counts in its payload.
    fileprivate func count(of cell: CellKey, in id: PipelineID) throws(StoreError) -> Int64 {
      guard let view = try run(nil, of: id), let position = view.graph.position(of: cell),
        case .record(let record) = view.attempts[position].payload, case .int(let count)? = record["count"]
      else { return 0 }
      return count
    }
  }
#endif
