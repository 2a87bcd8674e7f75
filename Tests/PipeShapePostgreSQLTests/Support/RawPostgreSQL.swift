#if PostgreSQL
  import CPostgreSQL

  /// A connection of libpq.
  final class RawPostgreSQL: RawConnection {
    private let handle: OpaquePointer?

    init(_ address: String) {
      handle = PQconnectdb(address)
      _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }
    deinit { PQfinish(handle) }

    /// A session at a server.
    static func session(_ address: String) -> RawSession { RawSession(RawPostgreSQL(address)) }

    func run(_ sql: String) -> RawAnswer {
      let result = PQexec(handle, sql)
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_TUPLES_OK, PGRES_COMMAND_OK: break
      default: return .refused(code: result.flatMap { pipeshape_sqlstate($0) }.map { String(cString: $0) } ?? "gone")
      }
      return .rows(
        (0..<PQntuples(result)).map { row in
          (0..<PQnfields(result)).map { column in
            PQgetisnull(result, row, column) == 1 ? nil : String(cString: PQgetvalue(result, row, column))
          }
        })
    }
  }
#endif
