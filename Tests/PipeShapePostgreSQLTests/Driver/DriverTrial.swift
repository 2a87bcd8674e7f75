#if PostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeStore
  import Testing

  @testable import PipeShapePostgreSQL

  /// Connections to the server of all tests, each with a schema that only it uses.
  enum DriverTrial {
    static func connection() async throws -> PostgreSQLConnection {
      let options = PostgreSQLStore.Options(schema: SharedServer.name("driver"))
      let connection = try PostgreSQLOpening.connect(to: try await SharedServer.address, options: options)
      try connection.execute("CREATE SCHEMA \(options.schema)")
      return connection
    }
  }
#endif
