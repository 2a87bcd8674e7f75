#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// Several processes write at once: nothing is lost, of results for one cell exactly one wins, and who has waited
  /// until the deadline gets `busy` and has changed nothing.
  enum Race {
    static let pipelines = 3
    static let targets = (0..<6).map { Target("t\($0)") }

    static func run(_ options: Options) async throws {
      let processes = try options.number("processes", 3)
      let changes = try options.number("changes", 60)
      for layout in try Layouts.chosen(options) {
        let workplace = try Workplace()
        let path = workplace.fresh("store.db")
        let store = try await SQLiteStore.open(path, layout: layout)
        let ids = try await make(in: store)
        let children = try Child.writers(processes, "race-run", path, layout: layout, changes: changes)
        var wins = 0
        for child in children {
          let status = child.finish()
          guard status == 0, let won = child.lines.last.flatMap({ Int($0) }) else {
            throw Fault("\(layout): a writer ended with \(status): \(child.lines.last ?? "")")
          }
          wins += won
        }
        try await check(store, ids, count: processes * changes, wins: wins)
        try await checkBusy(store, path, layout)
        try await expectClean(store, layout)
        await store.close()
        say(
          "\(layout): \(processes) processes made \(processes * changes) increments, none lost; "
            + "\(wins) races, each won once; busy after the deadline; doctor clean")
      }
    }

    private static func make(in store: SQLStore) async throws -> [PipelineID] {
      let graph = try PipelineGraph(
        steps: [Step("count", kind: "counter", targets: targets), Step("goal", kind: "goal", targets: targets)],
        edges: [])
      let draft = PipelineDraft(
        origin: .new(project: "p", reference: GitReference(.branch, "main"), commit: Commit("c"), at: 0), graph: graph)
      return try await store.write(ChangeSet("make")) { (session) throws(StoreError) in
        try session.load(Array(repeating: draft, count: pipelines))
      }
    }

    private static func check(_ store: SQLStore, _ ids: [PipelineID], count: Int, wins: Int) async throws {
      var (sum, ended) = (0, 0)
      for id in ids {
        guard let pipeline = try await store.read({ (session) throws(StoreError) in try session.pipeline(id) }) else {
          throw Fault("pipeline \(id.raw) is gone")
        }
        for attempt in pipeline.attempts {
          sum += Int(attempt.count)
          if attempt.state == .succeeded { ended += 1 }
        }
      }
      guard sum == count else { throw Fault("\(count - sum) of \(count) increments are lost") }
      guard ended == pipelines * targets.count, wins == ended else {
        throw Fault("\(ended) cells have ended, and \(wins) writers think that they ended one")
      }
    }

    /// While this process holds the file, another one waits until its deadline.
    private static func checkBusy(_ store: SQLStore, _ path: String, _ layout: String) async throws {
      let before = try await Snapshot(of: store)
      let answer = try await store.write(ChangeSet("hold")) { (_) throws(StoreError) -> String in
        let child = try? Child([
          "race-run", "--path", path, "--layout", layout, "--number", "99", "--changes", "1", "--deadline", "50",
        ])
        child?.finish()
        return child?.lines.last ?? "no answer"
      }
      guard answer.hasPrefix("failed: busy:") else { throw Fault("who waits in vain is told '\(answer)'") }
      guard try await Snapshot(of: store) == before else { throw Fault("who waited in vain changed something") }
    }
  }

  extension Attempt {
    /// The number in the payload of a counter.
    var count: Int64 {
      guard case .record(let record) = payload, case .int(let count)? = record["count"] else { return 0 }
      return count
    }
  }

  /// One of the processes that race.
  enum Racer {
    static func run(_ options: Options) async throws {
      let number = try options.number("number", 0)
      var random = Random(UInt64(number))
      var choices = SQLiteStore.Options()
      choices.store.deadline = .milliseconds(try options.number("deadline", 60_000))
      let store = try await SQLiteStore.open(
        try options.required("path"), layout: try options.required("layout"), options: choices)
      let ids = try await store.read { (session) throws(StoreError) in
        try session.pipelines(.all, page: Page()).map(\.id)
      }
      for _ in 0..<(try options.number("changes", 1)) {
        let (id, cell) = (random.pick(ids), CellKey("count", random.pick(Race.targets)))
        try await store.write(ChangeSet("increment")) { (session) throws(StoreError) in
          guard let pipeline = try session.pipeline(id), let position = pipeline.graph.position(of: cell) else {
            return
          }
          let next = pipeline.attempt(ofCell: position).count + 1
          _ = try session.record(AttemptChange(fields: ["count": .int(next)]), of: .cell(cell, in: id))
        }
      }
      var wins = 0
      for id in ids {
        for target in Race.targets {
          let change = AttemptChange(
            state: .succeeded, external: ExternalID(system: "racer", id: "\(number)"), at: Int64(number))
          let recorded = try await store.write(ChangeSet("goal")) { (session) throws(StoreError) in
            try session.record(change, of: .cell(CellKey("goal", target), in: id))
          }
          if case .changed = recorded { wins += 1 }
        }
      }
      await store.close()
      say("\(wins)")
    }
  }
#endif
