#if CommandLine && PostgreSQL
  import Foundation
  import PipeShape
  import PipeShapeLab
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore

  extension EngineOffer {
    /// Schemas of a PostgreSQL server.
    static let postgreSQL = EngineOffer(
      name: "postgresql", layouts: PostgreSQLStore.layouts, hasServer: true,
      check: { (wanted) throws(StoreError) in try MeasuredServer.check(address: wanted.address) },
      start: { (wanted) async throws(StoreError) in
        let server = try await MeasuredServer.start(address: wanted.address, keepsSchemas: wanted.keepsSchemas)
        return .postgreSQL(server)
      }, join: { () throws(StoreError) in try .postgreSQLWriter() })
  }

  extension ComparedEngine {
    /// The variable that tells the processes of writers where the server is: arguments can be seen by others.
    private static let variable = "PIPESHAPE_TRIAL_SERVER"

    fileprivate static func postgreSQL(_ server: MeasuredServer) -> ComparedEngine {
      let environment = [variable: server.address]
      return ComparedEngine(
        name: "postgresql", version: server.version, layouts: PostgreSQLStore.layouts,
        settings: [
          Fact(
            "statistics of the planner",
            "VACUUM (ANALYZE) of every table of every layout after loading, and never again"),
          Fact("autovacuum of the tables", "off, whatever the server does elsewhere"),
          Fact(
            "before every round",
            "CHECKPOINT, of all stores at once: the first change of a page after it puts an image of the page into the log"
          ),
          Fact("plans of prepared statements", "as the server decides: for any values from the sixth run on, or never"),
          Fact("caches of decoded graphs", "on, the same limit for every layout"),
          Fact("processor nanoseconds", "of the client"),
        ],
        place: { _, label in server.schema(for: label) },
        open: { (layout, schema, kinds) throws(StoreError) in try await open(layout, schema, kinds, server) },
        build: { server.facts },
        forms: { _ in
          PostgreSQLWriteForms.all(
            address: server.address, schema: { server.schema(for: $0) }, clock: MonotonicClock.now
          ) { (form, contention) throws(StoreError) in
            try await WriterProcesses.run(
              contention, engine: "postgresql", path: server.schema(for: contention.label), ["--form", form],
              environment: environment)
          }
        },
        environment: environment,
        fileSystem: { _ in "that of the server" },
        chaptersNotHad: [
          "cold-cache":
            "PostgreSQL forgets what it caches with a restart only, which is one for all stores at once"
        ],
        explaining: {
          // The variable reaches whatever connection is made from here on.
          let given = ProcessInfo.processInfo.environment["PGOPTIONS"].map { "\($0) " } ?? ""
          setenv("PGOPTIONS", "\(given)-c enable_seqscan=off -c enable_mergejoin=off -c enable_hashjoin=off", 1)
          return
            "Plans without enable_seqscan, enable_mergejoin and enable_hashjoin: tables of some dozens of rows would be read as a whole. What has no other way still is, or walks through an index without a condition."
        },
        clear: { try? server.dropSchemas() }, stop: { server.stop() })
    }

    /// The engine in the process of a writer, which finds its store there already.
    fileprivate static func postgreSQLWriter() throws(StoreError) -> ComparedEngine {
      guard let address = ProcessInfo.processInfo.environment[variable] else {
        throw StoreError(.unavailable, "\(variable) does not say where the server is")
      }
      return ComparedEngine(
        name: "postgresql", version: "", layouts: PostgreSQLStore.layouts, settings: [], place: { _, label in label },
        open: { (layout, schema, kinds) throws(StoreError) in
          ContenderStore(try await store(layout, schema, kinds, at: address))
        },
        write: { (form, schema, writer, changes, seed) throws(StoreError) in
          try await PostgreSQLWriteForms.write(
            form: form, address: address, schema: schema, as: writer, changes: changes, seed: seed,
            clock: MonotonicClock.now)
        })
    }

    private static func store(
      _ layout: String, _ schema: String, _ kinds: KindRegistry, at address: String
    ) async throws(StoreError) -> SQLStore {
      try await PostgreSQLStore.open(
        address, layout: layout, kinds: kinds, ids: SequentialIDs(),
        options: .init(schema: schema, connections: 8))
    }

    private static func open(
      _ layout: String, _ schema: String, _ kinds: KindRegistry, _ server: MeasuredServer
    ) async throws(StoreError) -> ContenderStore {
      let store = try await store(layout, schema, kinds, at: server.address)
      try server.takeOver(schema)
      var actions = server.actions(on: schema)
      actions.reopen = { () throws(StoreError) in try await open(layout, schema, kinds, server) }
      return ContenderStore(
        store, settle: { () throws(StoreError) in try server.checkpoint() },
        traces: { () throws(StoreError) in
          try await store.traces().map { TracedStatement($0.sql, runs: $0.runs, plan: $0.plan) }
        },
        settings: { () throws(StoreError) in try await store.settings().map { Fact($0.name, $0.value) } },
        instruments: { ProcessMeter.measures },
        measures: { (detailed) throws(StoreError) in try server.measures(of: schema, detailed: detailed) },
        engine: actions)
    }
  }
#endif
