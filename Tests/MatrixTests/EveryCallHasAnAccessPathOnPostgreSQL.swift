#if PostgreSQL
  import PipeShapeLab
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// What the server says about every statement of every call, on a planner that looks through a table only where there
  /// is nothing else.
  @Suite(.enabled(if: ThrowAwayServer.programs != nil, "no PostgreSQL server is installed"))
  struct EveryCallHasAnAccessPathOnPostgreSQL {
    static let layouts = PostgreSQLStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)

    /// Statements that look through rows, by how they begin, and why they must.
    static let exceptions: [(layouts: [String], calls: [String], reason: String)] = []

    private static let explained = Task { () async throws -> [String: [CallExplanation]] in
      let server = try await ThrowAwayServer.start(
        settings: ThrowAwayServer.hasty.merging(["enable_seqscan": "off"]) { $1 })
      defer { server.stop() }
      var explained: [String: [CallExplanation]] = [:]
      for layout in layouts {
        let store = try await PostgreSQLStore.open(
          server.address, layout: layout, kinds: WorkloadKinds.registry,
          options: .init(schema: "explained_\(layout.replacing("-", with: "_"))"))
        let contender = ContenderStore(
          store,
          traces: { () throws(StoreError) in
            try await store.traces().map { TracedStatement($0.sql, runs: $0.runs, plan: $0.plan) }
          })
        explained[layout] = try await contender.explain()
        await store.close()
      }
      return explained
    }

    @Test(arguments: layouts) func inEveryLayout(layout: String) async throws {
      let explanations = try #require(try await Self.explained.value[layout])
      let excepted = Self.exceptions.filter { $0.layouts.contains(layout) }.flatMap(\.calls)
      for explanation in explanations {
        #expect(!explanation.statements.isEmpty, "\(explanation.call) ran nothing")
        let scans = explanation.statements.flatMap { statement in
          statement.plan.filter { $0.contains("Seq Scan on") }.map { "\($0): \(statement.text)" }
        }
        if excepted.contains(explanation.call) {
          // An exception that is none any more has to go from the list.
          #expect(!scans.isEmpty, "\(explanation.call) looks through nothing")
        } else {
          #expect(scans.isEmpty, "\(explanation.call): \(scans)")
        }
      }
      #expect(Set(explanations.map(\.call)).isSuperset(of: excepted))
    }
  }
#endif
