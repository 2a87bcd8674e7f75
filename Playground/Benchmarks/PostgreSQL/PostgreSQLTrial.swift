#if PostgreSQL
  import Foundation
  import PipeShape
  import PipeShapeLab
  import PipeShapeLayouts
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore

  /// The contests on one server: each layout has a schema of its own.
  struct PostgreSQLTrial {
    let address: String
    let directory: String
    let options: BenchmarkOptions

    var layouts: [any Layout] { Layouts.all.filter { options.wants($0.name) } }
    static func schema(_ layout: String) -> String {
      "pipeshape_benchmark_" + layout.map { $0 == "-" ? "_" : String($0) }.joined()
    }

    func drop() async throws {
      for layout in layouts { try await PostgreSQLStore.drop(Self.schema(layout.name), at: address) }
    }

    func open(_ layout: String) async throws -> SQLStore {
      try await PostgreSQLStore.open(
        address, layout: layout, kinds: WorkloadKinds.registry,
        options: PostgreSQLStore.Options(schema: Self.schema(layout)))
    }

    func run() async throws {
      var calls = Table("calls of the store", "layout", "statements", "batches", "a call")
      var table = Table("beside others, in turns", "", "a call", "per second", "ratio", "bar")
      var isFirst = true
      for layout in layouts where PostgreSQLStore.layouts.contains(where: { $0.name == layout.name && $0.1 == nil }) {
        let schema = Self.schema(layout.name)
        try await PostgreSQLStore.drop(schema, at: address)
        let store = try await open(layout.name)
        let data = try await load(store, layout.name, &calls)
        let sides = try await PostgreSQLSides(self, layout.name, store)
        defer { sides.stop() }
        // What does not depend on the layout is measured once.
        if isFirst {
          print(sides.psycopg?.version ?? "psycopg 3 left out: \(sides.reasonWithoutPsycopg)", terminator: "\n\n")
          for contest in try sides.common() { try await contest.add(rounds: options.rounds, to: &table) }
        }
        isFirst = false
        if options.wants(case: "whole") {
          try await sides.whole().add(rounds: options.rounds, to: &table)
          try await count("whole pipeline", on: store, layout.name, &calls) { (number) async throws(StoreError) in
            let id = PipelineID(Int64(number * 7919 % options.pipelines + 1))
            use(try await store.read { session throws(StoreError) in try session.pipeline(id) })
          }
        }
        if options.wants(case: "create") {
          try await count("creation of 15 cells", on: store, layout.name, &calls) {
            (number) async throws(StoreError) in
            let draft = data.fresh(data.pipelines + number)
            use(try await store.write(ChangeSet("new")) { session throws(StoreError) in try session.create(draft) })
          }
        }
        await store.close()
      }
      calls.print()
      table.print()
      print(
        """
        Times are those of the clock on the wall, medians over \(options.rounds) rounds of blocks in turns; a ratio is the
        median of the rounds' own, against the first side of its group. pgbench runs the store's statement by itself,
        without asking what kinds the store has; what C and psycopg run pipelined is one transaction. Batches include that
        of a commit.\n
        """)
    }

    /// Fills a store, as one transaction.
    private func load(_ store: SQLStore, _ layout: String, _ calls: inout Table) async throws -> StoreData {
      var data = try StoreData(pipelines: options.pipelines)
      let drafts = (0..<options.pipelines).map { data.draft($0) }
      let before = try await counters(of: store)
      let seconds = try await Contest.time {
        _ = try await store.write(ChangeSet("load")) { session throws(StoreError) in try session.load(drafts) }
      }
      let after = try await counters(of: store)
      calls.add(
        "load of \(options.pipelines)", layout, String(after.statements - before.statements),
        String(after.batches - before.batches), readable(seconds))
      return data
    }

    /// What some calls of a store cost, one at a time.
    private func count(
      _ title: String, on store: SQLStore, _ layout: String, _ calls: inout Table,
      _ call: (_ number: Int) async throws(StoreError) -> Void
    ) async throws {
      // The first ones prepare statements and ask for greatest ids.
      for number in 0..<4 { try await call(number) }
      let before = try await counters(of: store)
      var times: [Double] = []
      for number in 4..<104 { times.append(try await Contest.time { try await call(number) }) }
      let after = try await counters(of: store)
      calls.add(
        title, layout, String(format: "%.2f", Double(after.statements - before.statements) / 100),
        String(format: "%.2f", Double(after.batches - before.batches) / 100), readable(median(times)))
    }

    /// Looking at the counters takes no statement of its own.
    private func counters(of store: SQLStore) async throws -> (statements: Int64, batches: Int64) {
      let measures = try await store.measures(detailed: false)
      func value(_ name: String) -> Int64 { measures.first { $0.name == name }?.value ?? 0 }
      return (value("statements"), value("batches sent"))
    }
  }
#endif
