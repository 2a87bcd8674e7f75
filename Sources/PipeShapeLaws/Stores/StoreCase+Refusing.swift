import PipeShape
import PipeShapeStore

extension StoreCase {
  /// A transaction whose body throws after it did something leaves everything as it was.
  mutating func takeBack() async throws(Finding) {
    guard !model.entries.isEmpty else { return }
    let kept = model
    let number = choices.below(model.entries.count)
    var operations: [StoreOperation] = []
    for _ in 0..<(1 + choices.below(3)) {
      let operation = next(number)
      _ = expect(operation)
      operations.append(operation)
    }
    if choices.chance(in: 3) { operations.append(.create([try takenBack()])) }
    if choices.chance(in: 4) { operations.append(.remove(endedBefore: .max, limit: .max)) }
    notes.trace("… and the transaction is taken back")
    notes.label(.rolledBack)
    model = kept
    let body = operations
    do {
      try await store.write(ChangeSet("taken back")) { writer throws(StoreError) in
        for operation in body { _ = operation.perform(writer) }
        throw StoreError(.interrupted, "the law takes it back")
      }
      throw Finding(.rollback, "a body that throws is answered as if it had returned")
    } catch let error as StoreError {
      try notes.demand(.rollback, error.code == .interrupted, "a body that throws is answered \(error)")
    } catch let finding as Finding {
      throw finding
    } catch {
      throw Finding(.rollback, "\(error)")
    }
    for entry in model.entries.indices {
      do { try await check(entry: entry) } catch { throw Finding(.rollback, error.message) }
    }
    try await checkCounts()
  }

  private mutating func takenBack() throws(Finding) -> PipelineDraft {
    do {
      return PipelineDraft(
        origin: .new(
          project: "https://example.org/\(mark)/taken-back", reference: GitReference(.branch, "x"),
          commit: Commit("\(mark)-c1"), at: 1),
        graph: try PipelineGraph(steps: [Step("only", kind: "tests")], edges: []))
    } catch {
      throw Finding(.graph, "\(error)")
    }
  }

  /// A payload that no store can keep, or that does not fit its kind, changes nothing.
  mutating func refusePayload() async throws(Finding) {
    guard let number = model.entries.indices.last(where: { !model.entries[$0].graph.cells.isEmpty }) else { return }
    let entry = model.entries[number]
    let cell = choices.below(entry.graph.cellCount)
    let registered = Scalars.same(entry.graph.kind(ofCellAt: cell), ExampleKind.name)
    let bad: PayloadValue =
      switch choices.below(registered ? 6 : 4) {
      case 0: .text("a\u{0}b")
      case 1: .record(["a\u{0}": .int(1)])
      case 2: .real(.nan)
      case 3: .array([.record(["x": .real(.infinity)])])
      case 4: .record(["package": .int(1), "retries": .int(1), "tags": .array([]), "artifacts": .array([])])
      default: .record(["no_such_field": .int(1)])
      }
    notes.trace("record payload \(bad) of \(entry.graph.cells[cell])")
    notes.label(.payloadRefused)
    let operation = StoreOperation.record(
      AttemptChange(external: entry.source.externals[0], payload: bad), .cell(entry.graph.cells[cell], in: entry.id))
    let answer = try await writing(.payloads) { writer throws(StoreError) in operation.perform(writer) }
    guard case .refused(let error) = answer, error.code == .invalidPayload else {
      throw Finding(.payloads, "the payload \(bad) is answered \(answer)")
    }
    try await check(entry: number)
  }

  /// The runs that are kept bind what they bound, under their new numbers; everything goes on from there.
  mutating func prune() async throws(Finding) {
    guard !model.entries.isEmpty else { return }
    let number = choices.below(model.entries.count)
    let operation = StoreOperation.prune(model.entries[number].id, keeping: choices.pick([1, 2, 1, 3, 0]))
    notes.trace("\(operation)")
    let expected = expect(operation)
    if case .pruned(let pruned) = expected, pruned.attempts > 0 { notes.label(.pruned) }
    let answer = try await writing(.lifecycle) { writer throws(StoreError) in operation.perform(writer) }
    try compare(answer, expected)
    for entry in model.entries.indices { try await check(entry: entry) }
  }

  mutating func remove() async throws(Finding) {
    let time = Int64(choices.below(60))
    let limit = choices.below(3)
    notes.trace("remove at most \(limit) that ended before \(time)")
    let operation = StoreOperation.remove(endedBefore: time, limit: limit)
    let known = model.entries.map(\.id)
    let expected = expect(operation)
    if model.entries.count < known.count { notes.label(.removed) }
    let answer = try await writing(.lifecycle) { writer throws(StoreError) in operation.perform(writer) }
    try compare(answer, expected)
    let gone = known.filter { id in !model.entries.contains { $0.id == id } }
    for id in gone {
      let found = try await reading(.lifecycle) { reader throws(StoreError) in
        (try reader.pipeline(id) != nil, try reader.run(nil, of: id) != nil, try reader.origin(of: id) != nil)
      }
      try notes.demand(.lifecycle, found == (false, false, false), "pipeline \(id.raw) was removed and is found")
    }
    for entry in model.entries.indices { try await check(entry: entry) }
  }

  mutating func checkCounts() async throws(Finding) {
    let now = try await reading(.lifecycle) { reader throws(StoreError) in try reader.counts() }
    let actual = [
      now.projects - before.projects, now.events - before.events, now.pipelines - before.pipelines,
      now.runs - before.runs, now.attempts - before.attempts,
    ]
    let expected = [
      model.projects.count, model.events.count, model.entries.count,
      model.entries.reduce(0) { $0 + $1.model.runs.count }, model.entries.reduce(0) { $0 + $1.model.attempts.count },
    ]
    try notes.demand(
      .lifecycle, actual == expected && now.attemptCopies >= now.attempts,
      "projects, events, pipelines, runs and attempts are \(actual), the text says \(expected)")
  }

  mutating func checkRequests() async throws(Finding) {
    for entry in model.entries {
      for request in entry.model.requests {
        let found = try await reading(.requests) { reader throws(StoreError) in
          try reader.outcome(ofRequest: request.id, in: entry.id)
        }
        guard let found else { throw Finding(.requests, "request \(request.id) has no outcome") }
        let plan = ModelPlan(found.plan)
        try notes.demand(
          .requests,
          plan == request.plan && plan.reasons == request.plan.reasons && plan.blockers == request.plan.blockers
            && found.created == request.created && found.replayed && found.run == entry.model.runs.count
            && found.ended == request.ended, "request \(request.id) did \(found), the text says \(request)")
      }
      for name in entry.model.imported + ["never made"] {
        let found = try await reading(.requests) { reader throws(StoreError) in
          try reader.outcome(ofRequest: name, in: entry.id)
        }
        try notes.demand(.requests, found == nil, "request \(name) has an outcome")
      }
    }
  }

  /// What is absent is equal to nothing: no id, no identifier, no name.
  mutating func checkAbsent() async throws(Finding) {
    for entry in model.entries where !entry.graph.cells.isEmpty {
      let id = entry.id
      let ids = [
        ExternalID(system: "", id: ""), ExternalID(system: "copr", id: ""), ExternalID(system: "null", id: "null"),
      ]
      let found = try await reading(.absent) { reader throws(StoreError) in
        var found: [CellRecord] = []
        for external in ids { found += try reader.cells(.external(ExternalLookup(external, in: id)), page: Page()) }
        return found
      }
      try notes.demand(.absent, found.isEmpty, "an empty external id names \(found)")
      let answer = try await writing(.absent) { writer throws(StoreError) in
        StoreOperation.record(
          AttemptChange(state: .cancelled), .external(ExternalLookup(ExternalID(system: "", id: ""), in: id))
        ).perform(writer)
      }
      guard case .refused(let error) = answer, error.code == .notFound else {
        throw Finding(.absent, "a record by an empty external id is answered \(answer)")
      }
      for external in entry.source.externals {
        let plain = try await reading(.absent) { reader throws(StoreError) in
          try reader.cells(.external(ExternalLookup(external, in: id, identifier: .none)), page: Page())
        }
        try notes.demand(
          .absent, plain.allSatisfy { $0.cell.target.identifier == nil && $0.external == external },
          "the cell without identifier is \(plain)")
      }
    }
  }
}
