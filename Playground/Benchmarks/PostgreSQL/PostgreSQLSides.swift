#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import PipeShapeSQL
  import PipeShapeStore

  /// Those who do the same on one store: pgbench, C, psycopg and the store itself.
  final class PostgreSQLSides {
    let trial: PostgreSQLTrial
    let schema: String
    let store: SQLStore
    let c: LibpqSide
    let pgbench: PgbenchSide?
    let psycopg: PsycopgSide?
    private(set) var reasonWithoutPsycopg = ""
    private let origin: String
    private let wholePipeline: [LibpqSide.Step]

    static let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    static let change = "UPDATE benchmark_counter SET n = n + $1 WHERE id = $2"
    static let copy = "COPY benchmark_copy (id, pipeline, name, score, note) FROM STDIN (FORMAT binary)"
    static let copiedRows = 100_000

    /// Asks the store once, to learn what statements it runs.
    init(_ trial: PostgreSQLTrial, _ layout: String, _ store: SQLStore) async throws {
      self.trial = trial
      self.store = store
      schema = PostgreSQLTrial.schema(layout)
      let address = trial.address
      let setting = "SET search_path = \(schema)"
      c = try LibpqSide(address, setting)
      let asked = try await trial.open(layout)
      _ = try await asked.read { session throws(StoreError) in try session.origin(of: PipelineID(1)) }
      origin = try await asked.traces().map(\.sql).first { $0.contains("\"url\"") } ?? ""
      await asked.close()
      let again = try await trial.open(layout)
      _ = try await again.read { session throws(StoreError) in try session.pipeline(PipelineID(1)) }
      let whole = try await again.traces().map(\.sql)
      await again.close()
      wholePipeline = whole.map { sql in
        LibpqSide.Step(sql: sql, values: [sql.contains("\"meta\"") ? .text("revision") : .integer(1)])
      }
      let tables = [
        "CREATE TABLE benchmark_counter (id BIGINT PRIMARY KEY, n BIGINT)",
        "INSERT INTO benchmark_counter SELECT i, 0 FROM generate_series(0, 999) AS i",
        """
        CREATE UNLOGGED TABLE benchmark_copy
        (id BIGINT, pipeline BIGINT, name TEXT, score DOUBLE PRECISION, note TEXT)
        """,
      ]
      // One by one, since a statement can be prepared only when its table is there.
      for sql in tables { try c.run([LibpqSide.Step(sql: sql)], isPipelined: false) }
      pgbench = PgbenchSide(address, schema: schema, directory: trial.directory)
      func percent(_ sql: String) -> String { sql.replacing("$1", with: "%s").replacing("$2", with: "%s") }
      do {
        psycopg = try PsycopgSide(
          python: trial.options.python,
          settings: [
            "address": address, "schema": schema, "pipelines": trial.options.pipelines, "point": percent(origin),
            "change": percent(Self.change), "copy": Self.copy,
            "whole": whole.filter { !$0.contains("\"meta\"") }.map(percent),
          ])
      } catch {
        psycopg = nil
        reasonWithoutPsycopg = "\(error)"
      }
    }

    func stop() { psycopg?.stop() }

    private func id(_ number: Int) -> Int64 { Int64(number * 7919 % trial.options.pipelines + 1) }

    /// What is the same in every layout.
    func common() throws -> [Contest] {
      let wants = { (name: String) in self.trial.options.wants(case: name) }
      return (wants("point") ? [try point()] : []) + (wants("transaction") ? [try transaction()] : [])
        + (wants("copy") ? [try copying()] : [])
    }

    /// One row by its key, one round trip.
    private func point() throws -> Contest {
      var contest = Contest(title: "point read (origin of a pipeline)", block: 1000, bar: ("store", 1.3))
      if let pgbench {
        let script = """
          \\set id random(1, \(trial.options.pipelines))
          \(origin.replacing("$1", with: ":id"));
          """
        contest.sides.append(try pgbench.side("pgbench", script: script))
      }
      contest.addCalls(of: "C") { [self] number in
        use(
          try c.run([LibpqSide.Step(sql: origin, values: [.integer(id(number))])], isPipelined: false))
      }
      let kinds = LibpqSide.Step(
        sql: wholePipeline.first { $0.sql.contains("\"meta\"") }?.sql ?? "", values: [.text("revision")])
      contest.addCalls(of: "C, as the store does") { [self] number in
        let question = LibpqSide.Step(sql: origin, values: [.integer(id(number))])
        use(try c.run([kinds, question], isPipelined: true))
      }
      if let psycopg { contest.sides.append(psycopg.side("point")) }
      contest.addCalls(of: "store") { [self] number in
        let id = PipelineID(id(number))
        use(try await store.read { session throws(StoreError) in try session.origin(of: id) })
      }
      return contest
    }

    /// A beginning, 18 changes and a commit.
    private func transaction() throws -> Contest {
      var contest = Contest(title: "transaction of 20 statements", block: 200)
      if let pgbench {
        let changes = (0..<18).map { step in
          Self.change.replacing("$1", with: "1").replacing("$2", with: "(:id + \(step)) % 1000") + ";"
        }
        let script = """
          \\set id random(0, 999)
          \\startpipeline
          BEGIN;
          \(changes.joined(separator: "\n"))
          COMMIT;
          \\endpipeline
          """
        contest.sides.append(try pgbench.side("pgbench, pipeline", script: script))
      }
      for (name, isPipelined) in [("C, pipeline", true), ("C, one by one", false)] {
        contest.addCalls(of: name) { [self] number in
          let changes = (0..<18).map { step in
            LibpqSide.Step(sql: Self.change, values: [.integer(1), .integer(Int64((number + step) % 1000))])
          }
          use(
            try c.run(
              [LibpqSide.Step(sql: "BEGIN")] + changes + [LibpqSide.Step(sql: "COMMIT")], isPipelined: isPipelined
            ))
        }
      }
      if let psycopg { contest.sides.append(psycopg.side("transaction")) }
      let ours = try connection()
      let (begin, change, commit) = (
        try ours.prepare("BEGIN"), try ours.prepare(Self.change), try ours.prepare("COMMIT")
      )
      contest.sides.append(
        Contest.Side(name: "connection") { [ours] first, count in
          // Statements do not keep their connection.
          defer { withExtendedLifetime(ours) {} }
          return try await Contest.time {
            for number in first..<first + count {
              try begin.send()
              for step in 0..<18 {
                try change.bind(0, Int64(1))
                try change.bind(1, Int64((number + step) % 1000))
                try change.send()
              }
              try commit.send()
              _ = try begin.step()
              begin.reset()
              for _ in 0..<18 {
                _ = try change.step()
                guard change.changes == 1 else { throw BenchmarkError("a change did nothing") }
                change.reset()
              }
              _ = try commit.step()
              commit.reset()
            }
          }
        })
      return contest
    }

    func connection() throws -> any SQLConnection {
      try PostgreSQLStore.connection(to: trial.address, options: PostgreSQLStore.Options(schema: schema))
    }

    /// A pipeline of 15 cells with its payloads.
    func whole() -> Contest {
      var contest = Contest(title: "whole pipeline, \(schema.dropFirst(20))", block: 100)
      for (name, isPipelined) in [("C, pipeline", true), ("C, one by one", false)] {
        contest.addCalls(of: name) { [self] number in
          let steps = wholePipeline.map { step in
            guard case .integer = step.values[0] else { return step }
            return LibpqSide.Step(sql: step.sql, values: [.integer(id(number))])
          }
          // A batch is a transaction by itself.
          let all = [LibpqSide.Step(sql: Self.begin)] + steps + [LibpqSide.Step(sql: "COMMIT")]
          use(try c.run(isPipelined ? steps : all, isPipelined: isPipelined))
        }
      }
      if let psycopg { contest.sides.append(psycopg.side("whole")) }
      contest.addCalls(of: "store") { [self] number in
        let id = PipelineID(id(number))
        use(try await store.read { session throws(StoreError) in try session.pipeline(id) })
      }
      return contest
    }
  }
#endif
