#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// Processes come that know more fields of a kind than one that runs already: all of them change the same payloads, each
  /// its own fields, and no field loses a change.
  enum LaterKinds {
    static let cells = (0..<4).map { CellKey("count", Target("t\($0)")) }

    /// The kind as one of the processes registers it: a field of its own behind the one that all have.
    static func kinds(own name: String?) -> KindRegistry {
      let names = ["count"] + (name.map { [$0] } ?? [])
      let fields = names.map { FieldDescription($0, .int, isOptional: true) }
      return KindRegistry([StepKind("counter", schema: PayloadSchema(fields))])
    }

    static func own(_ number: Int) -> String { "own_\(number)" }

    static func run(_ options: Options) async throws {
      let processes = try options.number("processes", 3)
      let changes = try options.number("changes", 40)
      for layout in try Layouts.chosen(options) {
        let workplace = try Workplace()
        let path = workplace.fresh("store.db")
        let store = try await SQLiteStore.open(path, layout: layout, kinds: kinds(own: nil))
        let id = try await make(in: store)
        var random = Random(UInt64(processes))
        try await increment("count", random.pick(cells), of: id, in: store)
        // From here on the store meets kinds that it was not opened with.
        let children = try Child.writers(processes, "kinds-run", path, layout: layout, changes: changes)
        for _ in 1..<changes { try await increment("count", random.pick(cells), of: id, in: store) }
        for child in children {
          let status = child.finish()
          guard status == 0 else { throw Fault("\(layout): a writer ended with \(status): \(child.lines.last ?? "")") }
        }
        try await check(path, layout, id, names: ["count"] + (0..<processes).map(own), changes: changes)
        try await expectClean(store, layout)
        await store.close()
        say(
          "\(layout): \(processes) processes came with a field each, \(changes) changes of each, none lost; doctor clean"
        )
      }
    }

    private static func make(in store: SQLStore) async throws -> PipelineID {
      let graph = try PipelineGraph(steps: [Step("count", kind: "counter", targets: cells.map(\.target))], edges: [])
      let draft = PipelineDraft(
        origin: .new(project: "p", reference: GitReference(.branch, "main"), commit: Commit("c"), at: 0), graph: graph)
      return try await store.write(ChangeSet("make")) { (session) throws(StoreError) in try session.create(draft) }
    }

    /// Adds one to a field, by itself or within a whole payload.
    static func increment(
      _ name: String, _ cell: CellKey, of id: PipelineID, in store: SQLStore, asWhole: Bool = false
    ) async throws {
      try await store.write(ChangeSet("increment")) { (session) throws(StoreError) in
        guard let pipeline = try session.pipeline(id), let position = pipeline.graph.position(of: cell) else { return }
        let attempt = pipeline.attempt(ofCell: position)
        var payload = PayloadRecord()
        if case .record(let record) = attempt.payload { payload = record }
        payload[name] = .int(attempt.number(name) + 1)
        let change =
          asWhole ? AttemptChange(payload: .record(payload)) : AttemptChange(fields: [name: payload[name] ?? .null])
        _ = try session.record(change, of: .cell(cell, in: id))
      }
    }

    /// Somebody who knows no kind is handed everything.
    private static func check(
      _ path: String, _ layout: String, _ id: PipelineID, names: [String], changes: Int
    ) async throws {
      let store = try await SQLiteStore.open(path, layout: layout, options: .init(isReadOnly: true))
      let attempts = try await store.read { (session) throws(StoreError) in try session.pipeline(id)?.attempts ?? [] }
      await store.close()
      for name in names {
        let sum = attempts.reduce(0) { $0 + $1.number(name) }
        guard sum == changes else { throw Fault("\(layout): of field \(name) \(sum) of \(changes) changes are there") }
      }
    }
  }

  /// One of the processes that come later.
  enum LaterWriter {
    static func run(_ options: Options) async throws {
      let number = try options.number("number", 0)
      var random = Random(UInt64(number), 1)
      var choices = SQLiteStore.Options()
      choices.store.deadline = .seconds(60)
      let name = LaterKinds.own(number)
      let store = try await SQLiteStore.open(
        try options.required("path"), layout: try options.required("layout"), kinds: LaterKinds.kinds(own: name),
        options: choices)
      let ids = try await store.read { (session) throws(StoreError) in
        try session.pipelines(.all, page: Page(limit: 1)).map(\.id)
      }
      guard let id = ids.first else { throw Fault("there is no pipeline") }
      for _ in 0..<(try options.number("changes", 1)) {
        let cell = random.pick(LaterKinds.cells)
        try await LaterKinds.increment(name, cell, of: id, in: store, asWhole: random.chance(30))
      }
      await store.close()
    }
  }

  extension Attempt {
    /// The number in a field of the payload; 0 where there is none.
    fileprivate func number(_ name: String) -> Int64 {
      guard case .record(let record) = payload, case .int(let number)? = record[name] else { return 0 }
      return number
    }
  }
#endif
