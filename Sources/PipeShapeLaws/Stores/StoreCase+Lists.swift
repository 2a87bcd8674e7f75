import PipeShape
import PipeShapeStore

extension StoreCase {
  /// Every list of the port on pages of one to three entries, against a naive evaluation.
  mutating func checkLists() async throws(Finding) {
    notes.trace("check lists")
    try await checkPipelines()
    try await checkEvents()
    for query in queries() { try await check(query) }
    try await checkNeighbours()
  }

  /// Entries of other cases come before those of this one.
  private var start: PipelineID {
    if let first = model.entries.first { return PipelineID(first.id.raw - 1) }
    return model.made == 0 ? PipelineID(.max) : model.greatest
  }

  private mutating func limit() -> Int { choices.pick([100, 1, 2, 3]) }

  private mutating func checkPipelines() async throws(Finding) {
    var scopes: [PipelineScope] = [.all]
    for project in model.projects { scopes.append(.project(project.id)) }
    for event in model.events {
      scopes += [
        .event(event.id), .commit(event.commit, project: nil), .commit(event.commit, project: model.projects[0].id),
      ]
    }
    scopes.append(.commit(Commit("\(mark)-nowhere"), project: nil))
    for scope in scopes {
      let limit = limit()
      let begin = start
      let actual = try await reading(.lists) { reader throws(StoreError) in
        try Self.all(after: begin, limit: limit, key: \.id) { page throws(StoreError) in
          try reader.pipelines(scope, page: page)
        }
      }
      let expected = model.pipelines(scope)
      if expected.count > limit { notes.label(.pageTurned) }
      try notes.demand(.lists, actual == expected, "pipelines of \(scope) are \(actual), the text says \(expected)")
      try await checkNewestFirst(scope, limit: limit, expected)
    }
  }

  /// The list from its other end, down to what was there before the case began.
  private mutating func checkNewestFirst(
    _ scope: PipelineScope, limit: Int, _ expected: [PipelineRecord]
  ) async throws(Finding) {
    let begin = start
    let actual = try await reading(.lists) { reader throws(StoreError) in
      var all: [PipelineRecord] = []
      var page = Page<PipelineID>(limit: limit)
      while all.count < 10_000 {
        let part = try reader.pipelines(scope, page: page, order: .newestFirst)
        all += part.prefix { $0.id > begin }
        guard part.count == limit, let last = part.last, last.id > begin else { break }
        page.after = last.id
      }
      return all
    }
    try notes.demand(
      .lists, actual == expected.reversed(),
      "pipelines of \(scope), newest first, are \(actual), the text says \(expected.reversed() as [PipelineRecord])")
  }

  /// Reads page after page until one is not full.
  private static func all<Key: Hashable & Sendable, Element>(
    after begin: Key, limit: Int, key: (Element) -> Key, _ page: (Page<Key>) throws(StoreError) -> [Element]
  ) throws(StoreError) -> [Element] {
    var all: [Element] = []
    var next = Page(after: begin, limit: limit)
    while all.count < 10_000 {
      let part = try page(next)
      all += part
      guard part.count == limit, let last = part.last else { break }
      next.after = key(last)
    }
    return all
  }

  private mutating func checkEvents() async throws(Finding) {
    for project in model.projects {
      let limit = limit()
      let (events, found) = try await reading(.lists) { reader throws(StoreError) in
        (
          try Self.all(after: EventID(0), limit: limit, key: \.id) { page throws(StoreError) in
            try reader.events(of: project.id, page: page)
          }, try reader.project(url: project.url)
        )
      }
      let expected = model.events(of: project.id)
      try notes.demand(.lists, events == expected, "events of \(project.url) are \(events), the text says \(expected)")
      try notes.demand(
        .lists, found?.id == project.id, "project \(project.url) is \(found.map { "\($0)" } ?? "not found")")
    }
  }

  private static var someStates: [Set<AttemptState>] {
    [[.pending, .running], [.succeeded], [.failed, .error, .cancelled, .skipped], []]
  }

  private mutating func queries() -> [CellQuery] {
    var queries: [CellQuery] = []
    for kind in GraphCase.kinds { queries += [.unfinished(kind: kind), .ready(kind: kind)] }
    for event in model.events {
      let kind = choices.pick(GraphCase.kinds)
      let origin: UnfinishedLookup.Origin =
        choices.chance(in: 2)
        ? .event(event.id) : .reference(model.projects[event.project].id, event.reference)
      let time = choices.chance(in: 3) ? nil : choices.pick([.max] + model.entries.compactMap(\.madeAt))
      queries.append(.unfinishedOf(UnfinishedLookup(kind: kind, of: origin, createdBefore: time)))
      queries.append(.latestSucceeded(commit: event.commit, project: nil, kind: kind, target: nil))
      queries.append(
        .latestSucceeded(
          commit: event.commit, project: model.projects[choices.below(model.projects.count)].id, kind: kind,
          target: choices.pick([nil, "f41", "f42", "."])))
    }
    for _ in 0..<2 {
      let states = choices.chance(in: 2) ? choices.pick(Self.someStates) : nil
      queries.append(
        .field(
          FieldLookup(
            kind: ExampleKind.name, field: choices.pick(["package", "package", "tags"]),
            is: .text(choices.pick(PayloadSource.texts)), states: states)))
    }
    guard let entry = model.entries.first else { return queries }
    for external in entry.source.externals {
      queries.append(.external(ExternalLookup(external)))
      var lookup = ExternalLookup(external)
      if choices.chance(in: 2) { lookup.pipeline = choices.pick(model.entries).id }
      if choices.chance(in: 2) { lookup.target = choices.pick(["f42", "f41", "."]) }
      lookup.identifier = choices.pick([.none, .exactly("full"), .any, .exactly("")])
      if choices.chance(in: 3) { lookup.kind = choices.pick(GraphCase.kinds) }
      queries.append(.external(lookup))
    }
    return queries
  }

  private mutating func check(_ query: CellQuery) async throws(Finding) {
    let limit = limit()
    let begin = CellCursor(pipeline: start, position: .max)
    let actual = try await reading(.lists) { reader throws(StoreError) in
      try Self.all(after: begin, limit: limit, key: \.cursor) { page throws(StoreError) in
        try reader.cells(query, page: page)
      }
    }
    let expected = model.cells(query)
    if expected.count > limit { notes.label(.pageTurned) }
    try notes.demand(.lists, actual == expected, "\(query) lists \(actual), the text says \(expected)")
  }

  private mutating func checkNeighbours() async throws(Finding) {
    guard let entry = model.entries.last, !entry.graph.cells.isEmpty else { return }
    let cell = choices.below(entry.graph.cellCount)
    let graph = entry.model.graph
    let key = graph.cells[cell]
    let found = try await reading(.lists) { reader throws(StoreError) in try reader.neighbours(of: key, in: entry.id) }
    let attempts = Self.attempts(of: entry.model, ids: entry.ids)
    let at = { (cells: [Int]) in cells.map { attempts[entry.model.binding[$0]] } }
    let siblings = graph.cells.indices.filter { $0 != cell && graph.stepOfCell[$0] == graph.stepOfCell[cell] }
    try notes.demand(
      .lists,
      found.previous == at(graph.predecessors[cell]) && found.next == at(graph.successors[cell])
        && found.siblings == at(siblings), "the neighbours of \(key) are \(found)")
  }
}
