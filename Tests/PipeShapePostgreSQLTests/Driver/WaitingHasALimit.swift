#if PostgreSQL
  import PipeShapeStore
  import Synchronization
  import Testing

  @testable import PipeShapePostgreSQL

  @Suite("Waiting for a connection has a limit", .enabled(if: DriverTrial.isServerThere))
  struct WaitingHasALimit {
    @Test("one call runs, one waits, and the next one is refused as busy")
    func limit() async throws {
      let (address, options) = (try await DriverTrial.address, DriverTrial.options())
      let connections = PostgreSQLConnections(
        try PostgreSQLOpening.connect(to: address, options: options), count: 1, maximumWaiting: 1
      ) { () throws(StoreError) in try PostgreSQLOpening.connect(to: address, options: options) }
      let isOver = Atomic(false)
      let isRunning = Atomic(false)
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          try? await connections.withReader { _ throws(StoreError) in
            isRunning.store(true, ordering: .releasing)
            while !isOver.load(ordering: .acquiring) {}
          }
        }
        while !isRunning.load(ordering: .acquiring) { await Task.yield() }
        group.addTask {
          let answer = try? await connections.withReader { (connection) throws(StoreError) in
            try connection.rows("SELECT 1::BIGINT")
          }
          #expect(answer == [["1"]])
        }
        // Whoever comes while one waits is refused; before that it would wait itself, for nobody.
        while connections.waitingCount < 1 { await Task.yield() }
        let error = await #expect(throws: StoreError.self) {
          try await connections.withReader { _ throws(StoreError) in }
        }
        #expect(error?.code == .busy)
        isOver.store(true, ordering: .releasing)
      }
      await connections.close()
    }
  }
#endif
