#if PostgreSQL
  import PipeShape
  import PipeShapeLaws
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// The runs of pipelines as lists that reruns add to: the check of histories finds what a level lets happen.
  @Suite(.needsServer) struct ListsTellTheLevelsApart {
    private func store(_ isolation: PostgreSQLDialect.Isolation) async throws -> (SQLStore, [PipelineID]) {
      let store = try await SharedServer.store("normalized", isolation: isolation)
      let pipelines = [try await store.makeSample(), try await store.makeSample()]
      for id in pipelines {
        try await store.writing { (s) throws(StoreError) in _ = try s.set(CellKey("srpm"), .succeeded, in: id) }
      }
      return (store, pipelines)
    }

    /// Two sessions read both lists, and each adds to another one.
    ///
    /// Nothing of that is lost at any level, but below that of
    /// stores it is what neither would have done after the other.
    @Test(arguments: PostgreSQLDialect.Isolation.allCases) func byWriteSkew(
      _ isolation: PostgreSQLDialect.Isolation
    ) async throws {
      let (store, pipelines) = try await store(isolation)
      let readers = Gate()
      let seen = try await withThrowingTaskGroup(of: ListHistory.Transaction.self) { group in
        for id in pipelines {
          group.addTask {
            try await store.writing { (s) throws(StoreError) in
              let read = try s.lists(pipelines)
              readers.pass()
              readers.wait(for: 2)
              try s.add("r\(id.raw)", to: id)
              return ListHistory.Transaction("t\(id.raw)", added: ["\(id.raw)": "r\(id.raw)"], read: read)
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let final = try await store.read { (s) throws(StoreError) in try s.lists(pipelines) }
      do throws(ListHistory.Anomaly) {
        try ListHistory(seen).check(final: final)
        #expect(isolation == .serializable)
      } catch {
        guard case .circle(let edges) = error else { throw error }
        #expect(isolation != .serializable)
        #expect(edges.map(\.reason) == [.rw, .rw])
      }
      await store.close()
    }

    /// A session that only reads, at the level of those of stores, is not looked at by the server, so its snapshot can lie
    /// between two that write and that count in the other order: with it the history has a circle, and without it none.
    ///
    /// Raw sessions over two tables, since the server looks at whole pages, and stores have both lists on one.
    @Test func andSessionsThatOnlyRead() async throws {
      let (address, schema) = (try await SharedServer.address, SharedServer.name("lists"))
      let sessions = (0..<3).map { _ in RawPostgreSQL.session(address) }
      sessions[0].run("CREATE SCHEMA \(schema)")
      for session in sessions { session.run("SET search_path = \(schema)") }
      for list in ["a", "b"] { sessions[0].run("CREATE TABLE \(list) (value BIGINT PRIMARY KEY)") }
      @Sendable func read(_ session: RawSession, _ lists: [String]) -> [String: [String]] {
        Dictionary(
          uniqueKeysWithValues: lists.map { list in
            (list, session.numbers("SELECT value FROM \(list) ORDER BY value").map { "\($0)" })
          })
      }
      let (history, final) = await onThread {
        let (first, second, reader) = (sessions[0], sessions[1], sessions[2])
        #expect(first.run("BEGIN ISOLATION LEVEL SERIALIZABLE").code == nil)
        let readFirst = read(first, ["a", "b"])
        #expect(second.run("BEGIN ISOLATION LEVEL SERIALIZABLE").code == nil)
        let readSecond = read(second, ["b"])
        #expect(second.run("INSERT INTO b VALUES (2)").code == nil)
        #expect(second.run("COMMIT").code == nil)
        reader.run("BEGIN ISOLATION LEVEL REPEATABLE READ")
        let readReader = read(reader, ["a", "b"])
        reader.run("COMMIT")
        #expect(first.run("INSERT INTO a VALUES (1)").code == nil)
        #expect(first.run("COMMIT").code == nil)
        return (
          [
            ListHistory.Transaction("first", added: ["a": "1"], read: readFirst),
            ListHistory.Transaction("second", added: ["b": "2"], read: readSecond),
            ListHistory.Transaction("reader", read: readReader),
          ], read(first, ["a", "b"])
        )
      }
      #expect(final == ["a": ["1"], "b": ["2"]])
      #expect(throws: Never.self) { try ListHistory(Array(history.prefix(2))).check(final: final) }
      let found = #expect(throws: ListHistory.Anomaly.self) { try ListHistory(history).check(final: final) }
      guard case .circle(let edges) = found else { return }
      #expect(
        Set(edges.map(\.description)) == ["first -rw b-> second", "second -wr b-> reader", "reader -rw a-> first"])
    }
  }

  extension ReadSession {
    /// The requests of each pipeline's runs but the first, in order.
    fileprivate func lists(_ pipelines: [PipelineID]) throws(StoreError) -> [String: [String]] {
      var lists: [String: [String]] = [:]
      for id in pipelines { lists["\(id.raw)"] = try pipeline(id)?.runs.compactMap(\.request) ?? [] }
      return lists
    }
  }

  extension WriteSession {
    /// Adds a run with this request.
    fileprivate func add(_ request: String, to id: PipelineID) throws(StoreError) {
      _ = try rerun(RerunRequest(RerunScope(.cell(CellKey("srpm"))), id: request, at: 7), of: id)
    }
  }
#endif
