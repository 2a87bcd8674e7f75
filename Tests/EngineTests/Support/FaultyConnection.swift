#if SQLite
  import PipeShape
  import PipeShapeLayouts
  import PipeShapeSQL
  @testable import PipeShapeSQLite
  import PipeShapeStore
  import Synchronization

  /// When statements fail: every preparation, value, step and control statement of a store's connections is counted.
  final class StatementFaults: Sendable {
    /// What the engine does at the fault.
    enum Mode: CaseIterable {
      /// It refuses the statement; the transaction stays open.
      case refuses
      /// It rolls everything back by itself, as SQLite does for some errors.
      case rollsBack
      /// It refuses this and the two that follow, so that taking back fails too.
      case refusesThree
    }

    private struct State {
      var number = 0
      var mode = Mode.refuses
      var error: StoreError?
      var seen = 0
      var met: String?
    }

    private let state = Mutex(State())

    /// The n-th statement from now fails.
    func arm(_ number: Int, _ mode: Mode, _ error: StoreError) {
      state.withLock { $0 = State(number: number, mode: mode, error: error) }
    }

    /// Nothing fails any more; gives the statement at which something failed.
    @discardableResult
    func disarm() -> String? {
      state.withLock { state in
        defer { state = State() }
        return state.met
      }
    }

    fileprivate func meet(_ statement: @autoclosure () -> String, _ rollBack: () -> Void) throws(StoreError) {
      let fault = state.withLock { state -> (error: StoreError, mode: Mode)? in
        guard let error = state.error else { return nil }
        state.seen += 1
        let last = state.number + (state.mode == .refusesThree ? 2 : 0)
        guard state.seen >= state.number, state.seen <= last else { return nil }
        state.met = state.met ?? statement()
        return (error, state.mode)
      }
      guard let fault else { return }
      if fault.mode == .rollsBack { rollBack() }
      throw fault.error
    }
  }

  /// A connection whose statements fail when they are told to.
  final class FaultyConnection: SQLConnection {
    private let base: SQLiteConnection
    private let faults: StatementFaults
    private let tellsCommits: Bool
    var attachment: AnyObject?

    /// - Parameter tellsCommits: whether it says when somebody has committed, which not every engine does.
    init(_ base: SQLiteConnection, _ faults: StatementFaults, tellsCommits: Bool = true) {
      self.base = base
      self.faults = faults
      self.tellsCommits = tellsCommits
    }

    fileprivate func meet(_ statement: @autoclosure () -> String) throws(StoreError) {
      try faults.meet(statement()) { if base.isInTransaction { try? base.execute("ROLLBACK") } }
    }

    func prepare(_ sql: String) throws(StoreError) -> any SQLStatement {
      try meet("preparing \(sql)")
      return FaultyStatement(try base.prepare(sql), sql, self)
    }

    func execute(_ sql: String) throws(StoreError) {
      try meet(sql)
      try base.execute(sql)
    }

    func rows(_ sql: String) throws(StoreError) -> [[String?]] {
      try meet(sql)
      return try base.rows(sql)
    }

    func columnsOfTables() throws(StoreError) -> [String: [String]] { try base.columnsOfTables() }
    func indexNames() throws(StoreError) -> Set<String> { try base.indexNames() }
    func mayRetry(_ error: StoreError) -> Bool { base.mayRetry(error) }
    var isInTransaction: Bool { base.isInTransaction }
    var commitNumber: Int64? { tellsCommits ? base.commitNumber : nil }
    func measures(detailed: Bool) throws(StoreError) -> [Measure] { try base.measures(detailed: detailed) }
    func findings() throws(StoreError) -> [Finding] { try base.findings() }
  }

  private final class FaultyStatement: SQLStatement {
    private let base: any SQLStatement
    private let sql: String
    private unowned let connection: FaultyConnection

    init(_ base: any SQLStatement, _ sql: String, _ connection: FaultyConnection) {
      self.base = base
      self.sql = sql
      self.connection = connection
    }

    private func meet(_ what: String) throws(StoreError) { try connection.meet("\(what) \(sql)") }

    func bindNull(_ index: Int) throws(StoreError) { try base.bindNull(index) }
    func bind(_ index: Int, _ value: Int64) throws(StoreError) {
      if index == 0 { try meet("value of") }
      try base.bind(index, value)
    }
    func bind(_ index: Int, _ value: Double) throws(StoreError) { try base.bind(index, value) }
    func bind(_ index: Int, _ value: String) throws(StoreError) { try base.bind(index, value) }
    func bind(_ index: Int, _ value: [UInt8]) throws(StoreError) {
      try meet("text of")
      try base.bind(index, value)
    }
    func step() throws(StoreError) -> Bool {
      try meet("step of")
      return try base.step()
    }
    var changes: Int { base.changes }
    func reset() { base.reset() }
    func isNull(_ column: Int) -> Bool { base.isNull(column) }
    func integer(_ column: Int) -> Int64 { base.integer(column) }
    func real(_ column: Int) -> Double { base.real(column) }
    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> { base.bytes(column) }
  }

  extension SQLiteStore {
    /// Opens a file with something between the store and its connections.
    static func open(
      _ path: String, layout: String, kinds: KindRegistry = sampleKinds, options: Options = .init(),
      wrap: @escaping @Sendable (SQLiteConnection) -> any SQLConnection
    ) throws -> SQLStore {
      guard let layout = Layouts.named(layout) else { throw StoreError(.unsupported, layout) }
      let opening = SQLiteOpening(path: path, layout: layout, kinds: kinds, options: options, wrap: wrap)
      return try opening.open(ids: SequentialIDs())
    }
  }
#endif
