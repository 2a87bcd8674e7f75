#if PostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeStore
  import Testing

  @testable import PipeShapePostgreSQL

  /// One server for the tests of the driver, and connections to it, each with a schema that only it uses.
  enum DriverTrial {
    static let isServerThere = ThrowAwayServer.programs != nil

    private static let server = Task { () -> Result<ThrowAwayServer, StoreError> in
      do throws(StoreError) { return .success(try await ThrowAwayServer.start(settings: ThrowAwayServer.hasty)) } catch
      {
        return .failure(error)
      }
    }

    static var address: String { get async throws { try await server.value.get().address } }

    static func options() -> PostgreSQLStore.Options {
      PostgreSQLStore.Options(schema: "driver_\(UInt32.random(in: 0 ... .max))")
    }

    static func connection() async throws -> PostgreSQLConnection {
      let options = options()
      let connection = try PostgreSQLOpening.connect(to: try await address, options: options)
      try connection.execute("CREATE SCHEMA \(options.schema)")
      return connection
    }
  }
#endif
