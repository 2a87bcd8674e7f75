#if PostgreSQL
  import Foundation
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeStore

  /// The stores on PostgreSQL beside pgbench, hand-written C and psycopg 3, all in one run on one server.
  enum PostgreSQLBenchmarks {
    /// On no actor, so that readers run in place.
    @concurrent
    static func run(_ options: BenchmarkOptions) async throws {
      var server: ThrowAwayServer?
      if options.server == nil {
        do { server = try await ThrowAwayServer.start(settings: ThrowAwayServer.hasty) } catch {
          // Where there is no server there is nothing to measure, and nothing wrong either.
          return print("postgresql: left out: \(error)\n")
        }
      }
      defer { server?.stop() }
      let directory = try options.makeDirectory()
      defer { try? FileManager.default.removeItem(atPath: directory) }
      guard let address = options.server ?? server?.address else { return }
      if let server { print("\(server.version), not waiting for the disk; \(PostgreSQLStore.clientVersion)") }
      let trial = PostgreSQLTrial(address: address, directory: directory, options: options)
      do { try await trial.run() } catch {
        try? await trial.drop()
        throw error
      }
      try await trial.drop()
    }
  }
#endif
