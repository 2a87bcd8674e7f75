#if CommandLine && PostgreSQL
  import Foundation
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore

  extension StoreEngine {
    /// The address of a server that lives for as long as the command.
    private static let throwAway = "throw-away"

    /// Schemas of PostgreSQL databases; one that exists has its layout, a new one is `normalized` unless told otherwise.
    static let postgreSQL = StoreEngine(
      name: "postgresql", takesPath: true, hasSchemas: true, layouts: PostgreSQLStore.layouts
    ) { (location, kinds, purpose) async throws(StoreError) in
      var address = location.path
      if address == throwAway { address = try await Server.shared.address() }
      let options = PostgreSQLStore.Options(
        store: .init(isLoading: purpose == .loading), schema: location.schema ?? "pipeshape",
        isReadOnly: purpose == .reading)
      var layout = location.layout
      if layout == nil { layout = try await PostgreSQLStore.layout(ofStoreAt: address, schema: options.schema) }
      let ids = ClockedIDs { Int64(Date().timeIntervalSince1970 * 1000) }
      return try await PostgreSQLStore.open(
        address, layout: layout ?? "normalized", kinds: kinds, ids: ids, options: options)
    }
  }

  /// The one throw-away server of the process, started when somebody wants it.
  actor Server {
    static let shared = Server()
    private var server: ThrowAwayServer?

    func address() async throws(StoreError) -> String {
      if let server { return server.address }
      let started = try await ThrowAwayServer.start()
      server = started
      return started.address
    }
  }
#endif
