#if PostgreSQL
  /// How transactions are made of statements, on one of the engines.
  struct Mode: Sendable, CustomStringConvertible {
    enum Engine: Sendable { case postgreSQL, sqlite }

    var description: String
    var engine: Engine
    /// What begins a transaction that may write; nil where only its first write begins it, after its reads.
    var writing: String?
    /// What begins a transaction that only reads; nil where each read is by itself.
    var reading: String?

    static let postgreSQL = ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"].map { level in
      Mode(
        description: "PostgreSQL, \(level)", engine: .postgreSQL, writing: "BEGIN ISOLATION LEVEL \(level)",
        reading: "BEGIN ISOLATION LEVEL \(level) READ ONLY")
    }

    static let sqlite = [
      Mode(description: "SQLite WAL, IMMEDIATE", engine: .sqlite, writing: "BEGIN IMMEDIATE", reading: "BEGIN"),
      Mode(description: "SQLite WAL, DEFERRED", engine: .sqlite, writing: "BEGIN", reading: "BEGIN"),
      Mode(description: "SQLite WAL, reads outside the transaction", engine: .sqlite, writing: nil, reading: nil),
    ]
  }

  /// Why a step of a transaction was not done.
  enum Hindrance: Error {
    /// Another transaction is in the way, and the step waits for it.
    case waits(RawSession.Reply)
    /// The engine ended the transaction.
    case refused(code: String)
  }

  /// One transaction of a scenario, in one mode.
  final class Transaction {
    let session: RawSession
    private let mode: Mode
    private var isOpen = false

    init(_ session: RawSession, _ mode: Mode) {
      self.session = session
      self.mode = mode
    }

    func beginWriting() throws { try begin(mode.writing) }
    func beginReading() throws { try begin(mode.reading) }

    private func begin(_ sql: String?) throws {
      guard let sql else { return }
      // One that waits will be open, whoever looks after it.
      isOpen = true
      try step(sql)
    }

    func read(_ sql: String) throws -> [Int] {
      try step(sql).compactMap { $0.first.flatMap { $0 }.flatMap { Int($0) } }
    }

    func write(_ sql: String) throws {
      if !isOpen { try begin("BEGIN IMMEDIATE") }
      try step(sql)
    }

    func commit() throws {
      guard isOpen else { return }
      isOpen = false
      try step("COMMIT")
    }

    func rollBack() {
      guard isOpen else { return }
      isOpen = false
      session.run("ROLLBACK")
    }

    /// A statement that takes longer than this waits for another transaction.
    private static let patience = 150

    @discardableResult
    private func step(_ sql: String) throws -> [[String?]] {
      let reply = session.send(sql)
      switch reply.wait(milliseconds: Self.patience) {
      case .rows(let rows): return rows
      case .refused(let code): throw Hindrance.refused(code: code)
      case nil: throw Hindrance.waits(reply)
      }
    }
  }
#endif
