#if PostgreSQL
  import PipeShapeLab
  import PipeShapePostgreSQL
  import PipeShapePostgreSQLTrials
  import PipeShapeSQL
  import PipeShapeStore
  import Testing

  /// What the server says about every statement of every call, on a planner that looks through a table, or joins without
  /// a key, only where there is nothing else: tables of some dozens of rows would be read as a whole.
  @Suite(.enabled(if: ThrowAwayServer.programs != nil, "no PostgreSQL server is installed"))
  struct EveryCallHasAnAccessPathOnPostgreSQL {
    static let layouts = PostgreSQLStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)

    /// Calls that may walk through all rows, and why: with two dozen pipelines the planner begins where it likes.
    static let exceptions: [String: [String]] = [
      // At the steps of the kind, of which there are few.
      "normalized": ["cells, unfinished", "cells, ready", "cells, unfinished, of an event"]
    ]

    private static let explained = Task { () async throws -> [String: [CallExplanation]] in
      let server = try await ThrowAwayServer.start(
        settings: ThrowAwayServer.hasty.merging([
          "enable_seqscan": "off", "enable_mergejoin": "off", "enable_hashjoin": "off",
        ]) { $1 })
      defer { server.stop() }
      var explained: [String: [CallExplanation]] = [:]
      for layout in layouts {
        let store = try await PostgreSQLStore.open(
          server.address, layout: layout, kinds: FieldCalls.kinds,
          options: .init(schema: "explained_\(layout.replacing("-", with: "_"))"))
        let contender = ContenderStore(
          store,
          traces: { () throws(StoreError) in
            try await store.traces().map { TracedStatement($0.sql, runs: $0.runs, plan: $0.plan) }
          })
        explained[layout] = try await contender.explain(and: FieldCalls.calls(of: store))
        await store.close()
      }
      return explained
    }

    /// The lines of a plan that go through a whole table, or through a whole index.
    ///
    /// An index of what is open is there to be walked through: it has an entry for each run or attempt that is.
    private static func walks(_ plan: [String]) -> [String] {
      plan.indices.filter { index in
        if plan[index].contains("Seq Scan on") { return true }
        guard plan[index].contains("Scan using ") || plan[index].contains("Bitmap Index Scan on ") else { return false }
        let hasCondition = index + 1 < plan.count && plan[index + 1].contains("Index Cond")
        return !hasCondition && !plan[index].contains("_open")
      }.map { plan[$0] }
    }

    @Test(arguments: layouts) func inEveryLayout(layout: String) async throws {
      let explanations = try #require(try await Self.explained.value[layout])
      let excepted = Self.exceptions[layout] ?? []
      for explanation in explanations {
        #expect(!explanation.statements.isEmpty, "\(explanation.call) ran nothing")
        let scans = explanation.statements.flatMap { statement in
          Self.walks(statement.plan).map { "\($0): \(statement.text)" }
        }
        #expect(scans.isEmpty || excepted.contains(explanation.call), "\(explanation.call): \(scans)")
      }
      #expect(Set(explanations.map(\.call)).isSuperset(of: excepted))
    }
  }
#endif
