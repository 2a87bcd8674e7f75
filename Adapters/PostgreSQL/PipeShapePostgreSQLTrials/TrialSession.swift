#if PostgreSQL
  import CPostgreSQL
  import PipeShapeStore

  /// A connection of a trial to a schema that a store has written, or to one of the trial's own.
  ///
  /// It knows nothing of stores and layouts: trials do with it what stores must not be able to do.
  final class TrialSession {
    private let handle: OpaquePointer
    private var statements: Set<String> = []

    /// Connects; what has no schema looks into none but the server's own.
    ///
    /// - Throws: `unavailable`.
    init(_ address: String, schema: String? = nil) throws(StoreError) {
      guard let handle = PQconnectdb(address) else { throw StoreError(.unavailable, "out of memory") }
      guard PQstatus(handle) == CONNECTION_OK else {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        PQfinish(handle)
        // Libraries end messages with a line's end.
        throw StoreError(.unavailable, text.split(separator: "\n").joined(separator: "; "))
      }
      self.handle = handle
      try run("SET client_min_messages = error")
      try run("SET application_name = 'pipeshape trial'")
      if let schema { try run("SET search_path = \(Self.quoted(schema))") }
    }

    deinit { PQfinish(handle) }

    var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// The server's version as a number, 150020 for 15.20.
    var version: Int { Int(PQserverVersion(handle)) }

    /// A name as it is written in a statement.
    static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    /// Runs a statement, prepared at its first use where it has values, and gives its rows as texts.
    ///
    /// - Throws: `busy` where others are in the way, `unavailable`, `engine`; all with the server's own code.
    @discardableResult
    func run(_ sql: String, _ values: [String] = []) throws(StoreError) -> [[String?]] {
      guard !values.isEmpty else { return try rows(PQexec(handle, sql)) }
      if !statements.contains(sql) {
        _ = try rows(PQprepare(handle, sql, sql, 0, nil))
        statements.insert(sql)
      }
      return try rows(
        Self.withTexts(values) { PQexecPrepared(handle, sql, Int32(values.count), $0, nil, nil, 0) })
    }

    private func rows(_ result: OpaquePointer?) throws(StoreError) -> [[String?]] {
      defer { PQclear(result) }
      let status = PQresultStatus(result)
      guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else { throw failure(result) }
      return (0..<PQntuples(result)).map { row in
        (0..<PQnfields(result)).map { column in
          PQgetisnull(result, row, column) == 1 ? nil : PQgetvalue(result, row, column).map { String(cString: $0) }
        }
      }
    }

    private func failure(_ result: OpaquePointer?) -> StoreError {
      guard let result, let state = pipeshape_sqlstate(result) else {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        return StoreError(.unavailable, text.split(separator: "\n").joined(separator: "; "))
      }
      let code = String(cString: state)
      let message = pipeshape_message(result).map { String(cString: $0) } ?? "the server says no more"
      // A serialization failure, a deadlock, a lock that is not to be had in time.
      let isBusy = ["40001", Self.deadlock, "55P03"].contains(code)
      return StoreError(isBusy ? .busy : .engine, message, engineCode: code)
    }

    /// The server's code where each of two sessions waits for the other.
    static let deadlock = "40P01"

    private static func withTexts<R>(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> R) -> R {
      func add(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> R {
        guard index < texts.count else { return body(pointers) }
        return texts[index].withCString { add(index + 1, pointers + [$0]) }
      }
      return add(0, [])
    }
  }
#endif
