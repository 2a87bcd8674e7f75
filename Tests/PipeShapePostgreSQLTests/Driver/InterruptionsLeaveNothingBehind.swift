#if PostgreSQL
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore
  import Synchronization
  import Testing

  @testable import PipeShapePostgreSQL

  /// A task is cancelled right before each statement of a transaction, one after the other.
  @Suite("Interruptions leave nothing behind", .needsServer)
  struct InterruptionsLeaveNothingBehind {
    /// One connection, whose next transaction is interrupted before one of its statements.
    private final class Interrupting: ConnectionSource, @unchecked Sendable {
      // Unchecked because the test uses it from one task, one call after the other.
      private let connection: PostgreSQLConnection
      /// So many statements are sent first; nil where nobody interrupts.
      var statements: Int?

      init(_ connection: PostgreSQLConnection) { self.connection = connection }

      func withReader<R: Sendable>(
        _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
      ) async throws(StoreError) -> R {
        if var left = statements {
          connection.isCancelled = {
            left -= 1
            return left < 0
          }
        }
        defer { connection.isCancelled = nil }
        return try body(connection)
      }

      func withWriter<R: Sendable>(
        _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
      ) async throws(StoreError) -> R { try await withReader(body) }

      func withEach(_ body: @Sendable (any SQLConnection) throws(StoreError) -> Void) async throws(StoreError) {
        try body(connection)
      }

      func close() async { connection.attachment = nil }
    }

    @Test(arguments: layouts) func whereverTheyCome(name: String) async throws {
      let connection = try await DriverTrial.connection()
      let layout = try #require(Layouts.all.first { $0.name == name })
      let kinds = try StoreSchema.prepare(
        connection, layout: layout, kinds: KindRegistry(), dialect: PostgreSQLDialect(), canWrite: true)
      let source = Interrupting(connection)
      let store = SQLStore(source, dialect: PostgreSQLDialect(), layout: layout, kinds: kinds, ids: SequentialIDs())
      let id = try await store.makeSample()
      let before = try await store.states(of: id)
      for isWriting in [false, true] {
        var statements = 0
        while true {
          source.statements = statements
          let error = await failure { () throws(StoreError) in
            guard isWriting else {
              _ = try await store.read { (s) throws(StoreError) in (try s.pipeline(id), try s.counts()) }
              return
            }
            try await store.writing { (s) throws(StoreError) in
              _ = try s.load([sampleDraft(commit: "c1"), sampleDraft(project: "https://a/y")])
              _ = try s.create(sampleDraft(commit: "c2"))
              try s.set(CellKey("srpm"), .succeeded, in: id)
              _ = try s.rerun(RerunRequest(RerunScope(.cell(CellKey("srpm"))), id: "r", at: 7), of: id)
            }
          }
          source.statements = nil
          let counts = try await store.read { (s) throws(StoreError) in
            let found = try s.pipeline(id)
            #expect(found?.id == id && found?.attempts.count == (error == nil && isWriting ? 10 : 5))
            return try s.counts()
          }
          guard error != nil else {
            #expect(counts.pipelines == (isWriting ? 4 : 1))
            break
          }
          #expect(error?.code == .interrupted, "before statement \(statements): \(String(describing: error))")
          #expect(counts.pipelines == 1 && counts.events == 1 && counts.projects == 1)
          #expect(try await store.states(of: id) == before)
          statements += 1
        }
        #expect(statements > (isWriting ? 8 : 3))
      }
      await store.close()
    }
  }
#endif
