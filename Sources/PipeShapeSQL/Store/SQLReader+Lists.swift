public import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

extension SQLReader {
  /// Pipelines in the order of their ids or the other way round; whether one has ended is asked of its attempts.
  public func pipelines(
    _ scope: PipelineScope, page: Page<PipelineID>, order: ListOrder
  ) throws(StoreError) -> [PipelineRecord] {
    let beginning: Int64 = order == .oldestFirst ? .min : .max
    let rest: [Value] = [.integer(page.after?.raw ?? beginning), .integer(Int64(max(0, page.limit)))]
    let (plans, values): (PipelinePages, [Value]) =
      switch scope {
      case .all: (header.pipelines, rest)
      case .project(let project): (header.pipelinesOfProject, [.integer(project.raw)] + rest)
      case .event(let event): (header.pipelinesOfEvent, [.integer(event.raw)] + rest)
      case .commit(let commit, nil): (header.pipelinesAtCommit, [.text(commit.hash)] + rest)
      case .commit(let commit, let project?):
        (header.pipelinesAtCommitInProject, [.text(commit.hash), .integer(project.raw)] + rest)
      }
    var records: [PipelineRecord] = []
    try session.ask(plans[order], values) { (row) throws(StoreError) in
      records.append(
        PipelineRecord(
          id: PipelineID(row.integer(0)), event: EventID(row.integer(1)), project: ProjectID(row.integer(2)),
          head: Int(row.integer(3)), hasEnded: row.integer(4) == 0))
      return true
    }
    guard !cells.probeIsExact else { return records }
    for index in records.indices where !records[index].hasEnded {
      records[index].hasEnded = try cells.view(nil, of: records[index].id, session).map { !$0.isInFlight } ?? true
    }
    return records
  }

  /// The events of a project in the order of their ids.
  public func events(of project: ProjectID, page: Page<EventID>) throws(StoreError) -> [Event] {
    let values: [Value] = [
      .integer(project.raw), .integer(page.after?.raw ?? .min), .integer(Int64(max(0, page.limit))),
    ]
    var events: [Event] = []
    try session.ask(header.events, values) { (row) throws(StoreError) in
      events.append(try header.event(row))
      return true
    }
    return events
  }

  /// The project of that URL.
  public func project(url: String) throws(StoreError) -> Project? {
    try integer(header.projectByURL, [.text(url)]).map { Project(id: ProjectID($0), url: url) }
  }

  /// The event and project of a pipeline.
  public func origin(of id: PipelineID) throws(StoreError) -> PipelineOrigin? {
    var origin: PipelineOrigin?
    try session.ask(header.origin, [.integer(id.raw)]) { (row) throws(StoreError) in
      let event = try header.event(row)
      origin = PipelineOrigin(event: event, project: Project(id: event.project, url: row.text(6)))
      return false
    }
    return origin
  }

  /// The origins of several pipelines: in one round trip for each 200, where the engine takes questions together.
  public func origins(of ids: [PipelineID]) throws(StoreError) -> [PipelineOrigin?] {
    var origins: [PipelineOrigin?] = []
    origins.reserveCapacity(ids.count)
    for start in stride(from: 0, to: ids.count, by: 200) {
      let some = ids[start..<min(start + 200, ids.count)]
      try session.askAhead(some.map { Invocation(header.origin, [.integer($0.raw)]) })
      for id in some { origins.append(try origin(of: id)) }
    }
    return origins
  }

  /// How much there is; a layout that copies attempts reads them all to tell copies apart.
  public func counts() throws(StoreError) -> StoreCounts {
    let attempts = try cells.counts(session)
    return StoreCounts(
      projects: try count(header.countProjects), events: try count(header.countEvents),
      pipelines: try count(header.countPipelines), runs: try count(header.countRuns), attempts: attempts.attempts,
      attemptCopies: attempts.copies)
  }

  private func count(_ plan: Plan) throws(StoreError) -> Int { Int(try integer(plan, []) ?? 0) }

  /// The integer that a question answers with; nil for no row, or null.
  func integer(_ plan: Plan, _ values: [Value]) throws(StoreError) -> Int64? {
    var number: Int64?
    try session.ask(plan, values) { (row) throws(StoreError) in
      number = row.integerIfPresent(0)
      return false
    }
    return number
  }
}

extension RunView {
  /// Whether an attempt is in flight.
  var isInFlight: Bool { attempts.contains { $0.state.isInFlight } }
}
