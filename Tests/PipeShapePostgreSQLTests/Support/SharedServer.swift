#if PostgreSQL
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// One server for all tests that neither stop it nor ask what survives; the disk is waited for by nobody.
  enum SharedServer {
    private static let server = Task { () -> Result<ThrowAwayServer, StoreError> in
      // Deadlocks are made on purpose here, so they are looked for soon.
      let settings = ThrowAwayServer.hasty.merging([
        "deadlock_timeout": "50ms", "max_connections": "200", "max_locks_per_transaction": "256",
        "max_pred_locks_per_transaction": "256",
      ]) { $1 }
      do throws(StoreError) { return .success(try await ThrowAwayServer.start(settings: settings)) } catch {
        return .failure(error)
      }
    }

    static var address: String {
      get async throws { try await server.value.get().address }
    }

    /// A name that no other test uses.
    static func name(_ purpose: String) -> String { "\(purpose)_\(UInt32.random(in: .min ... .max))" }

    /// Opens a store in a schema of its own, unless another is named.
    static func store(
      _ layout: String, schema: String = name("test"), isolation: PostgreSQLDialect.Isolation = .serializable,
      connections: Int = 4, application: String = "test"
    ) async throws -> SQLStore {
      try await PostgreSQLStore.open(
        address + " application_name=\(application)", layout: layout,
        options: .init(
          store: .init(deadline: .seconds(120)), schema: schema, connections: connections, isolation: isolation))
    }
  }

  /// The layouts that PostgreSQL can have: tests run on all of them.
  let layouts: [String] = PostgreSQLStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)

  /// Whether there is a server to test with; says so once where there is none.
  let hasServer: Bool = {
    if ThrowAwayServer.programs != nil { return true }
    print("PipeShapePostgreSQLTests: no PostgreSQL server is installed, so what needs one is not run")
    return false
  }()

  extension Trait where Self == ConditionTrait {
    /// For suites that need a server.
    static var needsServer: Self { .enabled(if: hasServer, "no PostgreSQL server is installed on this machine") }
  }
#endif
