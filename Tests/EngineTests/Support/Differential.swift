import PipeShape
import PipeShapeSQL
import PipeShapeStore
import Testing

/// Runs the same random operations on the store in memory and on another, and compares every answer.
struct Differential<Subject: Store> {
  let subject: Subject
  let oracle: MemoryStore
  var operations: RandomOperations
  var pipelines: [PipelineID] = []
  var requests = 0

  init(_ subject: Subject, seed: UInt64, oracle: MemoryStore = MemoryStore(kinds: sampleKinds)) {
    self.subject = subject
    self.oracle = oracle
    operations = RandomOperations(seed: seed)
  }

  /// The answer of a session, or its refusal without words.
  enum Answer<R: Sendable>: Sendable {
    case value(R)
    case refused(StoreError)

    var text: String {
      switch self {
      case .value(let value): Canonical.text(value)
      case .refused(let error): "refused: \(error.code) \(error.message) \(error.candidates)"
      }
    }
  }

  func read<R: Sendable>(_ what: String, _ body: @escaping @Sendable (any ReadSession) throws(StoreError) -> R) async
    -> R?
  {
    let expected = await answer { () throws(StoreError) in
      try await oracle.read { (s) throws(StoreError) in try body(s) }
    }
    let found = await answer { () throws(StoreError) in
      try await subject.read { (s) throws(StoreError) in try body(s) }
    }
    #expect(found.text == expected.text, "\(what)")
    if case .value(let value) = expected { return value }
    return nil
  }

  func write<R: Sendable>(_ what: String, _ body: @escaping @Sendable (any WriteSession) throws(StoreError) -> R)
    async
    -> R?
  {
    let expected = await answer { () throws(StoreError) in
      try await oracle.write(ChangeSet("test")) { (s) throws(StoreError) in try body(s) }
    }
    let found = await answer { () throws(StoreError) in
      try await subject.write(ChangeSet("test")) { (s) throws(StoreError) in try body(s) }
    }
    #expect(found.text == expected.text, "\(what)")
    if case .value(let value) = expected { return value }
    return nil
  }

  private func answer<R: Sendable>(_ body: () async throws(StoreError) -> R) async -> Answer<R> {
    do { return .value(try await body()) } catch { return .refused(error) }
  }

  mutating func step() async {
    switch operations.below(pipelines.isEmpty ? 1 : 14) {
    case 0:
      let events = await read("events") { (s) throws(StoreError) in
        try s.project(url: "https://a/x").map { (p) throws(StoreError) in try s.events(of: p.id, page: Page(limit: 5))
        }
          ?? []
      }
      let draft = operations.draft(events: events?.map(\.id) ?? [])
      if let id = await write("create", { (s) throws(StoreError) in try s.create(draft) }) { pipelines.append(id) }
    case 1, 2, 3, 4, 5, 6, 7: await record()
    case 8, 9: await rerun()
    case 10: await lists()
    case 11: await externals()
    case 12:
      if operations.chance(20) {
        let time = Int64(operations.below(600))
        let limit = operations.below(3)
        _ = await write("remove before \(time)") { (s) throws(StoreError) in
          try s.remove(endedBefore: time, limit: limit)
        }
      }
    default: await wholes()
    }
  }

  private mutating func record() async {
    let id = operations.pick(pipelines)
    guard let pipeline = (await read("pipeline") { (s) throws(StoreError) in try s.pipeline(id) }) ?? nil,
      !pipeline.attempts.isEmpty
    else { return }
    let open = pipeline.attempts.indices.filter { pipeline.attempts[$0].state.isInFlight }
    let index =
      !open.isEmpty && operations.chance(85) ? operations.pick(open) : operations.below(pipeline.attempts.count)
    let attempt = pipeline.attempts[index]
    let cell = pipeline.graph.cells[Int(attempt.cell)]
    var reference = AttemptReference.id(attempt.id, in: id)
    switch operations.below(5) {
    case 0: reference = .cell(cell, in: id)
    case 1: reference = .cell(cell, ordinal: Int32(operations.below(3)), in: id)
    case 2:
      if let external = attempt.external {
        var lookup = ExternalLookup(external)
        if operations.chance(30) { lookup.target = cell.target.name }
        if operations.chance(30) { lookup.pipeline = id }
        if operations.chance(30) { lookup.identifier = cell.target.identifier.map { .exactly($0) } ?? .none }
        if operations.chance(30) { lookup.kind = pipeline.graph.kind(ofCellAt: Int(attempt.cell)) }
        reference = .external(lookup, ordinal: operations.chance(20) ? attempt.ordinal : nil)
      }
    default: break
    }
    let kind = pipeline.graph.kind(ofCellAt: Int(attempt.cell))
    let final = reference
    if operations.chance(20) {
      // One field after another, where nothing else is said about the attempt.
      for _ in 0..<3 {
        let note = AttemptChange(fields: operations.field(kind: kind))
        _ = await write("record \(note) of \(final)") { (s) throws(StoreError) in try s.record(note, of: final) }
        await compare(id, "after \(note) of \(final)")
      }
    }
    let change = operations.change(kind: kind)
    _ = await write("record \(change) of \(final)") { (s) throws(StoreError) in try s.record(change, of: final) }
    await compare(id, "after \(change) of \(final)")
  }

  /// Gives an attempt in flight a payload of its kind.
  mutating func givePayload() async {
    guard !pipelines.isEmpty else { return }
    let id = operations.pick(pipelines)
    guard let pipeline = (await read("pipeline") { (s) throws(StoreError) in try s.pipeline(id) }) ?? nil else {
      return
    }
    for attempt in pipeline.attempts where attempt.state.isInFlight {
      var change = AttemptChange()
      switch pipeline.graph.kind(ofCellAt: Int(attempt.cell)) {
      case "copr_build": change.payload = operations.coprTarget().payloadValue
      case "srpm_build": change.payload = SourceBuild(url: operations.text()).payloadValue
      default: continue
      }
      _ = await write("payload") { [change] (s) throws(StoreError) in
        try s.record(change, of: .id(attempt.id, in: id))
      }
      return await compare(id, "after \(change)")
    }
  }

  private mutating func rerun() async {
    let id = operations.pick(pipelines)
    guard let pipeline = (await read("pipeline") { (s) throws(StoreError) in try s.pipeline(id) }) ?? nil else {
      return
    }
    let scope = operations.scope(of: pipeline.graph)
    let preview = await read("preview \(scope)") { (s) throws(StoreError) in try s.preview(scope, of: id) }
    var request = RerunRequest(scope, at: operations.chance(50) ? 5 : nil)
    if operations.chance(40) {
      request.id = operations.pick(["a", "b", "r\(operations.below(9))", "\u{e9}", "e\u{301}"])
    }
    if operations.chance(30) { request.token = operations.chance(70) ? preview?.plan.token.description : "no" }
    let final = request
    _ = await write("rerun \(final)") { (s) throws(StoreError) in try s.rerun(final, of: id) }
    if let name = request.id {
      _ = await read("outcome") { (s) throws(StoreError) in try s.outcome(ofRequest: name, in: id) }
    }
    await compare(id, "after \(final)")
  }

  private func compare(_ id: PipelineID, _ what: String) async {
    let expected =
      (await answer { () throws(StoreError) in try await oracle.read { (s) throws(StoreError) in try s.pipeline(id) }
      })
    let found =
      (await answer { () throws(StoreError) in try await subject.read { (s) throws(StoreError) in try s.pipeline(id) }
      })
    guard case .value(let a) = expected, case .value(let b) = found else {
      #expect(found.text == expected.text, "\(what)")
      return
    }
    #expect(a?.attempts == b?.attempts, "\(what)")
    #expect(a?.runs == b?.runs, "\(what)")
    #expect(a?.head == b?.head, "\(what)")
    #expect(a?.graph == b?.graph, "\(what)")
  }

  private mutating func wholes() async {
    let id = operations.chance(95) ? operations.pick(pipelines) : PipelineID(99_999)
    await compare(id, "whole")
    let number: Int? = operations.chance(50) ? nil : operations.below(4)
    _ = await read("run \(number ?? 0) of \(id)") { (s) throws(StoreError) in
      try s.run(number, of: id)
    }
    _ = await read("origin") { (s) throws(StoreError) in try s.origin(of: id) }
    _ = await read("counts") { (s) throws(StoreError) in
      var counts = try s.counts()
      counts.attemptCopies = 0
      return counts
    }
  }

  private mutating func lists() async {
    let after: PipelineID? = operations.chance(50) ? operations.pick(pipelines) : nil
    let limit = operations.below(6)
    let scopes: [PipelineScope] = [
      .all, .project(ProjectID(1)), .project(ProjectID(2)), .event(EventID(1)), .commit(Commit("c1"), project: nil),
      .commit(Commit("c0"), project: ProjectID(1)),
    ]
    for scope in scopes {
      _ = await read("pipelines \(scope) after \(after?.raw ?? 0)") { (s) throws(StoreError) in
        try s.pipelines(scope, page: Page(after: after, limit: limit))
      }
    }
    for kind in ["srpm_build", "copr_build", "tests", "nothing"] {
      var cursor: CellCursor?
      for _ in 0..<3 {
        let last = cursor
        let size = operations.chance(10) ? 0 : limit + 1
        let found = await read("unfinished \(kind) after \(String(describing: last))") { (s) throws(StoreError) in
          try s.cells(.unfinished(kind: kind), page: Page(after: last, limit: size))
        }
        _ = await read("ready \(kind) after \(String(describing: last))") { (s) throws(StoreError) in
          try s.cells(.ready(kind: kind), page: Page(after: last, limit: size))
        }
        guard let next = found?.last?.cursor else { break }
        cursor = next
      }
    }
    let states: Set<AttemptState>? = operations.chance(50) ? nil : [.running, .succeeded]
    for (field, value) in [("chroot", PayloadValue.text("f0")), ("build_id", .int(1)), ("url", .text("u"))] {
      _ = await read("\(field) is \(value)") { (s) throws(StoreError) in
        try s.cells(
          .field(FieldLookup(kind: "copr_build", field: field, is: value, states: states)), page: Page(limit: limit))
      }
    }
    for origin in [
      UnfinishedLookup.Origin.event(EventID(1)), .reference(ProjectID(1), GitReference(.branch, "main")),
    ] {
      let lookup = UnfinishedLookup(kind: "copr_build", of: origin, createdBefore: operations.pick([500, .max]))
      _ = await read("unfinished of \(origin)") { (s) throws(StoreError) in
        try s.cells(.unfinishedOf(lookup), page: Page(limit: limit))
      }
    }
    let target: String? = operations.chance(50) ? "f0" : nil
    let project: ProjectID? = operations.chance(50) ? ProjectID(1) : nil
    for commit in ["c0", "c1"] {
      for kind in ["copr_build", "tests"] {
        _ = await read("latest") { (s) throws(StoreError) in
          try s.cells(
            .latestSucceeded(commit: Commit(commit), project: project, kind: kind, target: target), page: Page())
        }
      }
    }
  }

  private mutating func externals() async {
    var lookup = ExternalLookup(
      ExternalID(system: operations.pick(["copr", "tf"]), id: operations.pick(["1", "2", "4\"é\\"])))
    if operations.chance(20) { lookup.pipeline = operations.pick(pipelines) }
    if operations.chance(20) { lookup.target = "f0" }
    if operations.chance(20) { lookup.kind = "tests" }
    let final = lookup
    _ = await read("external") { (s) throws(StoreError) in try s.cells(.external(final), page: Page()) }
    let change = AttemptChange(state: operations.pick([.running, .succeeded, .failed]), at: 7)
    _ = await write("record external \(final)") { (s) throws(StoreError) in
      try s.record(change, of: .external(final))
    }
    let id = operations.pick(pipelines)
    await compare(id, "after external")
  }
}
