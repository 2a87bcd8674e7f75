public import PipeShape
public import PipeShapeStore

/// The statements by which a doctor reads the header tables: column by column, so that one bad value hides no other.
public struct HeaderChecks: Sendable {
  /// A page of ids.
  let ids: Plan
  /// The columns of a pipeline that are compared with others: event, project, head, end, graph.
  let columns: Plan
  /// Number, request and time of each run.
  let runs: Plan
  /// Id, fingerprint and outcome of each request.
  let requests: Plan

  init(in catalog: inout Catalog) {
    ids = catalog.add(
      "ids of pipelines",
      Select(
        [.column("id")], from: .init("pipeline"), where: .compare(.column("id"), .greater, .parameter(0)),
        order: [.init(.column("id"))], limit: 1))
    columns = catalog.add(
      "columns of a pipeline",
      Select(
        [.column("event"), .column("project"), .column("head"), .column("ended"), .column("graph")],
        from: .init("pipeline"), where: .equals("id", 0)))
    runs = catalog.add(
      "runs of a pipeline",
      Select(
        [.column("number"), .column("request"), .column("created_at")], from: .init("run"),
        where: .equals("pipeline", 0), order: [.init(.column("number"))]))
    requests = catalog.add(
      "requests of a pipeline",
      Select(
        [.column("id"), .column("fingerprint"), .column("outcome")], from: .init("request"),
        where: .equals("pipeline", 0), order: [.init(.column("id"))]))
  }
}

/// The header of a pipeline as its rows say it, before anything is believed.
public struct PipelineFacts: Sendable {
  /// A request as its row says it.
  public struct Request: Sendable {
    /// Its name.
    public var id: String
    /// What it asked, in one text.
    public var fingerprint: String?
    /// The text of the outcome.
    public var outcome: [UInt8]?
  }

  /// The pipeline's id.
  public var id: PipelineID
  /// Its event and project.
  public var event, project: Int64
  /// The project of the event; nil where there is no such event.
  public var projectOfEvent: Int64?
  /// The number of the head.
  public var head: Int64
  /// When it ended, if that is noted.
  public var ended: Int64?
  /// The text of the graph.
  public var graph: [UInt8]
  /// Number, request and time of each run, in order.
  public var runs: [(number: Int64, request: String?, createdAt: Int64?)] = []
  /// The requests.
  public var requests: [Request] = []

  /// The header that follows; nil unless runs are numbered from 1 without gaps.
  public func header(_ graph: PipelineGraph) -> PipelineHeader? {
    guard !runs.isEmpty, zip(runs, 1...).allSatisfy({ $0.number == $1 }) else { return nil }
    return PipelineHeader(
      id: id, event: EventID(event), project: ProjectID(project), graph: graph,
      runs: runs.map {
        Run(number: Int32(truncatingIfNeeded: $0.number), request: $0.request, createdAt: $0.createdAt)
      })
  }
}

extension HeaderPlans {
  /// Some ids after one, in order.
  public func ids(after id: Int64, limit: Int, _ session: any RowSession) throws(StoreError) -> [PipelineID] {
    var ids: [PipelineID] = []
    try session.ask(checks.ids, [.integer(id), .integer(Int64(max(0, limit)))]) { (row) throws(StoreError) in
      ids.append(PipelineID(row.integer(0)))
      return true
    }
    return ids
  }

  /// What the rows say about a pipeline; nil if there is none of that id.
  public func facts(of id: PipelineID, _ session: any RowSession) throws(StoreError) -> PipelineFacts? {
    var found: PipelineFacts?
    let key: [Value] = [.integer(id.raw)]
    try session.ask(checks.columns, key) { (row) throws(StoreError) in
      found = PipelineFacts(
        id: id, event: row.integer(0), project: row.integer(1), head: row.integer(2), ended: row.integerIfPresent(3),
        graph: Array(row.bytes(4)))
      return false
    }
    guard var facts = found else { return nil }
    try session.ask(projectOfEvent, [.integer(facts.event)]) { (row) throws(StoreError) in
      facts.projectOfEvent = row.integer(0)
      return false
    }
    try session.ask(checks.runs, key) { (row) throws(StoreError) in
      facts.runs.append((row.integer(0), row.textIfPresent(1), row.integerIfPresent(2)))
      return true
    }
    facts.requests = try requests(of: id, session)
    return facts
  }

  /// The requests of a pipeline, in the order of their names.
  public func requests(of id: PipelineID, _ session: any RowSession) throws(StoreError) -> [PipelineFacts.Request] {
    var requests: [PipelineFacts.Request] = []
    try session.ask(checks.requests, [.integer(id.raw)]) { (row) throws(StoreError) in
      requests.append(
        PipelineFacts.Request(
          id: row.text(0), fingerprint: row.textIfPresent(1), outcome: row.isNull(2) ? nil : Array(row.bytes(2))))
      return true
    }
    return requests
  }
}
