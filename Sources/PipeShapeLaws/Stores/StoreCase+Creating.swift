import PipeShape
import PipeShapeStore

extension StoreCase {
  /// Makes one to three pipelines: fresh ones, begun ones, copies of whole histories.
  mutating func create() async throws(Finding) {
    var drafts: [PipelineDraft] = []
    var models: [Model?] = []
    for _ in 0..<choices.pick([1, 1, 1, 2, 3]) {
      let (draft, model) = try draft(behind: drafts.count)
      drafts.append(draft)
      models.append(model)
    }
    let operation = StoreOperation.create(drafts)
    let answer = try await writing(.lifecycle) { writer throws(StoreError) in operation.perform(writer) }
    switch answer {
    case .created(let ids):
      try notes.demand(
        .lifecycle,
        models.allSatisfy { $0 != nil } && ids.count == drafts.count
          && zip([model.greatest] + ids, ids).allSatisfy { $0 < $1 },
        "creation is answered \(ids) after \(model.greatest)")
      let first = model.entries.count
      for (index, id) in ids.enumerated() {
        guard let made = models[index] else { continue }
        var draft = drafts[index]
        if case .ofDraft(let place) = draft.origin {
          draft.origin = .event(model.events[model.entries[first + place].event].id)
        }
        try await add(made, id, draft)
      }
    case .refused(let error):
      notes.label(.inconsistent)
      try notes.demand(
        .lifecycle, models.contains { $0 == nil } && error.code == .inconsistentState,
        "a pipeline that can be made is refused: \(error)")
    default: throw Finding(.lifecycle, "creation is answered \(answer)")
    }
  }

  private mutating func draft(behind others: Int) throws(Finding) -> (PipelineDraft, Model?) {
    let origin = others > 0 && choices.chance(in: 3) ? .ofDraft(choices.below(others)) : origin()
    let createdAt: Int64? = choices.chance(in: 3) ? Int64(choices.below(50)) : nil
    if !model.entries.isEmpty, choices.chance(in: 6) {
      let entry = choices.pick(model.entries)
      notes.trace("create a copy of pipeline \(entry.id.raw)")
      var copy = entry.model
      copy.imported += copy.runs.compactMap(\.request).filter { name in
        !copy.imported.contains { Scalars.same($0, name) }
      }
      copy.requests = []
      let content = PipelineDraft.Content.history(
        runs: Self.runs(of: copy), attempts: Self.attempts(of: copy, ids: entry.ids))
      return (PipelineDraft(origin: origin, graph: entry.graph, content: content, createdAt: createdAt), copy)
    }
    let plain = GraphCase(&choices)
    let graph = ModelGraph(steps: plain.steps, edges: plain.edges)
    let states = GraphCase.states(of: graph, &choices)
    notes.trace(
      "create \(plain.lines.joined(separator: "; "))\(states.map { "; begins in \($0.map(\.name).joined(separator: ", "))" } ?? "")"
    )
    do {
      let draft = PipelineDraft(
        origin: origin, graph: try PipelineGraph(steps: plain.steps, edges: plain.edges), content: .fresh(states),
        createdAt: createdAt)
      var made = Model(graph: graph, states: states)
      made?.runs[0].createdAt = createdAt
      return (draft, made)
    } catch {
      throw Finding(.graph, "a legal graph is refused: \(error)")
    }
  }

  private mutating func origin() -> PipelineDraft.Origin {
    if !model.events.isEmpty, choices.chance(in: 3) { return .event(choices.pick(model.events).id) }
    let project = choices.pick(["ogr", "fork/ogr"])
    let commit = choices.pick(["c1", "c2"])
    return .new(
      project: "https://example.org/\(mark)/\(project)",
      reference: GitReference(choices.pick(GitReference.Kind.allCases), choices.pick(["1", "main", "feature/ü"])),
      commit: Commit("\(mark)-\(commit)"), at: Int64(choices.below(100)))
  }

  private mutating func add(_ made: Model, _ id: PipelineID, _ draft: PipelineDraft) async throws(Finding) {
    let (origin, pipeline) = try await reading(.lifecycle) { reader throws(StoreError) in
      (try reader.origin(of: id), try reader.pipeline(id))
    }
    guard let origin, let pipeline else { throw Finding(.lifecycle, "a pipeline that was made is not found") }
    let event = try register(origin, draft)
    var source = OperationSource()
    source.allowsExact = choices.chance(in: 3)
    source.allowsPayloads = true
    source.pipeline = id
    source.externals = ["1", "2", "3"].map { ExternalID(system: $0 == "3" ? "tf" : "copr", id: "\(mark)-\($0)") }
    model.entries.append(
      StoreModel.Entry(
        id: id, event: event, graph: draft.graph, model: made, ids: pipeline.attempts.map(\.id), source: source,
        madeAt: draft.createdAt ?? made.runs[0].createdAt))
    model.made += 1
    model.greatest = max(model.greatest, id)
    try await check(entry: model.entries.count - 1)
  }

  /// The event of a new pipeline is the one asked for, or a new one with everything the draft says.
  private mutating func register(_ origin: PipelineOrigin, _ draft: PipelineDraft) throws(Finding) -> Int {
    switch draft.origin {
    case .event(let id):
      guard let known = model.events.firstIndex(where: { $0.id == id }) else {
        throw Finding(.lifecycle, "there is no event \(id)")
      }
      try notes.demand(.lifecycle, origin.event.id == id, "the event is \(origin.event.id), not \(id)")
      return known
    case .new(let url, let reference, let commit, let at):
      try notes.demand(
        .lifecycle,
        Scalars.same(origin.project.url, url) && origin.event.reference == reference
          && Scalars.same(origin.event.commit.hash, commit.hash) && origin.event.at == at
          && origin.event.project == origin.project.id
          && model.events.allSatisfy { $0.id < origin.event.id },
        "the origin is \(origin), not \(draft.origin)")
      var project = model.projects.firstIndex { Scalars.same($0.url, url) }
      if let project {
        try notes.demand(.lifecycle, model.projects[project].id == origin.project.id, "a project was made twice")
      } else {
        project = model.projects.count
        model.projects.append((origin.project.id, url))
        if model.projects.count > 1 { notes.label(.otherProject) }
      }
      model.events.append(
        StoreModel.Event(id: origin.event.id, project: project ?? 0, reference: reference, commit: commit, at: at))
      return model.events.count - 1
    case .ofDraft(let place): throw Finding(.lifecycle, "draft \(place) is not among those that were made")
    }
  }

  static func runs(of model: Model) -> [Run] {
    model.runs.enumerated().map { Run(number: Int32($0 + 1), request: $1.request, createdAt: $1.createdAt) }
  }

  static func attempts(of model: Model, ids: [AttemptID]) -> [Attempt] {
    model.attempts.enumerated().map { index, attempt in
      let run = model.runs.firstIndex { $0.binding.contains(index) } ?? 0
      return Attempt(
        id: ids[index], cell: Int32(attempt.cell), ordinal: Int32(attempt.ordinal), run: Int32(run + 1),
        state: attempt.state, started: attempt.started, external: attempt.external, digest: attempt.digest,
        startedAt: attempt.startedAt, endedAt: attempt.endedAt, payload: attempt.payload)
    }
  }
}
