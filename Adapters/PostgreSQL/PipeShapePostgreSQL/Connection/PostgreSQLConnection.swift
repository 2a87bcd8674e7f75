#if PostgreSQL
  import CPostgreSQL
  import Glibc
  import PipeShapeLayouts
  import PipeShapeSQL
  import PipeShapeStore

  /// One connection to a server, always in pipeline mode: what is sent is answered in order, and nobody waits before a
  /// statement asks for its answer.
  ///
  /// What is sent between two ends of batches is one transaction by itself. So whoever only reads asks the server to answer
  /// what was sent without an end, as often as it likes, and ends the batch when it has done: it has one snapshot, and no
  /// beginning and no commit. A first batch that has been alone a few times before ends at once: see `ReadingBatches`.
  ///
  /// Statements are prepared at their first use, within the batch that uses them, and kept under names of ours. One whose
  /// preparation the server never saw, since something before it in the batch had failed, is prepared again.
  final class PostgreSQLConnection: SQLConnection {
    let handle: OpaquePointer
    var attachment: AnyObject?
    private var statements: [String: PostgreSQLStatement] = [:]
    /// What was sent and is not answered yet, in order; what lies before `answered` has been.
    private var pending: [Pending] = []
    private var answered = 0
    /// Whether something was sent since the last end of a batch.
    private var isOpenBatch = false
    /// The transaction that reads, if there is one: its batches are answered without an end, since they are parts of it.
    private var reading: ReadingBatches?
    /// What failed since the last end of a batch: the server runs nothing more until then.
    private var failure: StoreError?
    var counters = Counters()
    /// The numbers of types.
    var types = PostgreSQLTypes()
    /// Says whether the task that uses the connection was cancelled.
    var isCancelled: (() -> Bool)?

    /// What a connection did so far.
    struct Counters {
      var statements: Int64 = 0
      var prepared: Int64 = 0
      var batches: Int64 = 0
    }

    private enum Pending {
      case preparation(PostgreSQLStatement)
      case execution(PostgreSQLStatement, PostgreSQLAnswer)
      case end
    }

    /// Takes over a connection that was made.
    ///
    /// - Throws: `unavailable`.
    init(_ handle: OpaquePointer) throws(StoreError) {
      self.handle = handle
      guard PQenterPipelineMode(handle) == 1 else { throw PostgreSQLCode.lost(handle) }
    }

    deinit { PQfinish(handle) }

    // MARK: sending

    /// Sends a statement with the values that were bound to it; the server may begin at once.
    ///
    /// - Throws: `interrupted`, once, for a task that was cancelled: what follows is a rollback.
    func send(_ statement: PostgreSQLStatement, _ answer: PostgreSQLAnswer) throws(StoreError) {
      try checkTask()
      isLeaving = false
      try reading?.goOn()
      if !statement.isPrepared {
        let code = statement.name.withUnsafeBufferPointer {
          PQsendPrepare(handle, $0.baseAddress, statement.sql, 0, nil)
        }
        guard code == 1 else { throw lost() }
        pending.append(.preparation(statement))
        statement.isPrepared = true
        counters.prepared += 1
      }
      guard statement.sendBound(over: handle) else { throw lost() }
      pending.append(.execution(statement, answer))
      counters.statements += 1
      isOpenBatch = true
    }

    /// Throws once for a task that was cancelled.
    func checkTask() throws(StoreError) {
      guard let isCancelled, isCancelled() else { return }
      self.isCancelled = nil
      throw StoreError(.interrupted, "the task was cancelled")
    }

    func forgetAnswers() { for statement in statements.values { statement.forgetAnswers() } }

    /// Lets the server answer what it has, and go on in the same transaction.
    private func askForAnswers() throws(StoreError) {
      guard isOpenBatch, answered < pending.count else { return }
      guard PQsendFlushRequest(handle) == 1, PQflush(handle) >= 0 else { throw lost() }
      counters.batches += 1
    }

    /// Ends the batch, so that the server answers all of it; does not wait.
    func endBatch() throws(StoreError) {
      guard isOpenBatch else { return }
      guard PQpipelineSync(handle) == 1 else { throw lost() }
      pending.append(.end)
      isOpenBatch = false
      // The end of a transaction that only read is waited for by nobody.
      if reading == nil { counters.batches += 1 }
    }

    /// Waits until everything that was sent is answered, and gives each statement its answers.
    ///
    /// What comes behind a failure in its batch is not run: it fails as the first one did.
    func receive() throws(StoreError) {
      if reading != nil, !isLastBatch() { try askForAnswers() } else { try endBatch() }
      while answered < pending.count {
        switch pending[answered] {
        case .end:
          let result = PQgetResult(handle)
          defer { PQclear(result) }
          guard let result, PQresultStatus(result) == PGRES_PIPELINE_SYNC else { throw lost() }
          failure = nil
        case .preparation(let statement):
          let result = try answer()
          if PQresultStatus(result) != PGRES_COMMAND_OK {
            statement.isPrepared = false
            failure = failure ?? PostgreSQLCode.error(in: result, of: handle)
          }
          PQclear(result)
        case .execution(_, let execution):
          let result = try answer()
          switch PQresultStatus(result) {
          case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: execution.take(result)
          default:
            let error = failure ?? PostgreSQLCode.error(in: result, of: handle)
            failure = error
            execution.fail(error)
            PQclear(result)
          }
        }
        answered += 1
      }
      pending.removeAll(keepingCapacity: true)
      answered = 0
      isLeaving = false
    }

    /// Whether the batch is to end the transaction that reads, since nothing is likely to come behind it.
    private func isLastBatch() -> Bool {
      guard isOpenBatch, case .execution(let last, _)? = pending.last else { return false }
      guard reading?.ends(with: last) ?? false else { return false }
      counters.batches += 1
      return true
    }

    /// The one result of something sent; the null behind it ends its answer.
    private func answer() throws(StoreError) -> OpaquePointer {
      guard let result = PQgetResult(handle) else { throw lost() }
      if let more = PQgetResult(handle) {
        // A connection that is gone gives results without end.
        PQclear(more)
        PQclear(result)
        throw lost()
      }
      return result
    }

    /// The error of a connection that is gone; what was sent is not answered any more.
    func lost() -> StoreError {
      let error = PostgreSQLCode.lost(handle)
      for case .execution(_, let answer) in pending[answered...] { answer.fail(error) }
      pending.removeAll()
      answered = 0
      isOpenBatch = false
      reading = nil
      isLeaving = false
      isLost = true
      return error
    }

    /// Whether the last thing that was sent is the end of a transaction that only read: nobody waits for its answer.
    private(set) var isLeaving = false

    func enter() throws(StoreError) -> Bool {
      reading = ReadingBatches()
      return true
    }

    func leave() throws(StoreError) {
      isLeaving = !(reading?.hasEnded ?? false)
      try endBatch()
      reading?.finish()
      reading = nil
    }

    var hasGivenUpSnapshot: Bool { reading?.hasGivenUp ?? false }

    /// Whether the server can be reached no more over this connection.
    private(set) var isLost = false

    /// The statements that the server keeps, or will.
    var prepared: some Collection<PostgreSQLStatement> { statements.values.filter(\.isPrepared) }

    // MARK: SQLConnection

    var isPipelined: Bool { true }

    func prepare(_ sql: String) throws(StoreError) -> any SQLStatement {
      if let known = statements[sql] { return known }
      let statement = PostgreSQLStatement(sql, name: "s\(statements.count)", of: self)
      statements[sql] = statement
      return statement
    }

    func execute(_ sql: String) throws(StoreError) {
      let statement = PostgreSQLStatement(sql, name: "", of: self)
      _ = try statement.step()
    }

    func rows(_ sql: String) throws(StoreError) -> [[String?]] {
      let statement = PostgreSQLStatement(sql, name: "", of: self)
      var rows: [[String?]] = []
      while try statement.step() { rows.append(statement.texts) }
      return rows
    }

    var isInTransaction: Bool {
      if isLeaving { return false }
      if reading != nil { return isOpenBatch }
      // What is not answered yet may have begun or ended one.
      if answered < pending.count || isOpenBatch { try? receive() }
      guard !isLost else { return false }
      let status = PQtransactionStatus(handle)
      return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE
    }

    /// A transaction that others were in the way of can be run again, as a whole.
    func mayRetry(_ error: StoreError) -> Bool { error.engineCode == "40001" || error.engineCode == "40P01" }

    var codeOfMissingReference: String? { "23503" }

    /// Whoever is gone, or says that the server ends, may have committed before.
    func leavesOpen(_ error: StoreError) -> Bool { isLost || error.engineCode?.hasPrefix("57P") ?? false }

    /// Whether the server has closed the connection, as far as is known here.
    ///
    /// A look at the socket, not a round trip. A server that ends says so first, and closes then.
    var isStale: Bool {
      guard !isLost, PQstatus(handle) == CONNECTION_OK, pending.isEmpty || isLeaving else { return true }
      for _ in 0..<3 {
        var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        guard poll(&socket, 1, 0) != 0 else { return false }
        if PQconsumeInput(handle) == 0 { return true }
      }
      return false
    }

    func columnsOfTables() throws(StoreError) -> [String: [String]] { try attributes(ofRelations: "r") }

    /// The attributes of each relation of the schema that is of a kind, one of the letters of the server's catalog.
    func attributes(ofRelations kind: Character) throws(StoreError) -> [String: [String]] {
      var attributes: [String: [String]] = [:]
      let rows = try rows(
        """
        SELECT c.relname, a.attname FROM pg_class AS c
        JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind = '\(kind)' AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname, a.attnum
        """)
      for row in rows {
        if let relation = row[0], let attribute = row[1] { attributes[relation, default: []].append(attribute) }
      }
      return attributes
    }

    func indexNames() throws(StoreError) -> Set<String> {
      let rows = try rows(
        "SELECT relname FROM pg_class WHERE relkind = 'i' AND relnamespace = current_schema()::regnamespace")
      return Set(rows.compactMap { $0[0] })
    }
  }
#endif
