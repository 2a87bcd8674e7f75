import Foundation

#if SQLite
  import CSQLite
#endif
#if PostgreSQL
  import PipeShapePostgreSQL
  @testable import PipeShapePostgreSQLTrials
#endif

extension TemporaryFolder {
  /// Every table, key and index of the folder's store, in the engine's own words, past the adapter.
  func schemaText(_ name: String) async throws -> String {
    let engine = name.split(separator: "/")[0]
    #if SQLite
      if engine == "sqlite" { return try Damage.text(file, "SELECT group_concat(sql, ';') FROM (\(Self.schema))") }
    #endif
    #if PostgreSQL
      if engine == "postgresql" {
        let session = try TrialSession(try await TestServer.address(), schema: schema)
        let rows = try session.run(
          """
          SELECT conrelid::REGCLASS || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
          WHERE connamespace = '\(schema)'::REGNAMESPACE
          UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = '\(schema)' ORDER BY 1
          """)
        return rows.compactMap { $0[0] }.joined(separator: "\n")
      }
    #endif
    return ""
  }

  private static let schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql"
}
