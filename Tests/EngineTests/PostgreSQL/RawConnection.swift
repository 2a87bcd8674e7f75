#if PostgreSQL
  import CPostgreSQL

  /// A connection past every store: what tests look at tables and damage them with.
  final class RawConnection {
    /// What the server refused.
    struct Failure: Error {
      var state: String
      var message: String
    }

    private let handle: OpaquePointer

    init(_ address: String) throws {
      guard let handle = PQconnectdb(address), PQstatus(handle) == CONNECTION_OK else {
        throw Failure(state: "08001", message: "no connection")
      }
      self.handle = handle
    }

    deinit { PQfinish(handle) }

    /// Runs one statement and gives its rows as texts.
    @discardableResult
    func rows(_ sql: String) throws -> [[String?]] {
      let result = PQexec(handle, sql)
      defer { PQclear(result) }
      let status = PQresultStatus(result)
      guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else {
        throw Failure(
          state: pipeshape_sqlstate(result).map { String(cString: $0) } ?? "",
          message: PQresultErrorMessage(result).map { String(cString: $0) } ?? "")
      }
      return (0..<PQntuples(result)).map { row in
        (0..<PQnfields(result)).map { column in
          PQgetisnull(result, row, column) == 1 ? nil : PQgetvalue(result, row, column).map { String(cString: $0) }
        }
      }
    }
  }
#endif
