/// The statements on the header tables, the same in every layout.
public struct HeaderPlans: Sendable {
  /// What the store says about itself under a name.
  public let fact: Plan
  /// One row a run, with the pipeline's own columns beside it: event, project, graph, number, request, time.
  public let pipeline: Plan
  /// The newest run only, with the same columns.
  public let head: Plan
  /// The project of a URL.
  public let projectByURL: Plan
  /// The reference of a project, kind and name.
  public let referenceByName: Plan
  /// The reference of a project's URL, kind and name.
  public let referenceByURL: Plan
  /// The project of an event.
  public let projectOfEvent: Plan
  /// Event, project and reference of a pipeline.
  public let origin: Plan
  /// A page of a project's events.
  public let events: Plan
  /// Fingerprint and outcome of a request.
  public let request: Plan
  /// Greatest ids.
  public let greatestProject, greatestReference, greatestEvent, greatestPipeline: Plan
  /// New rows; those of an id of ours do nothing where it exists.
  public let addProject, addReference, addEvent, addPipeline, addRun, addRequest: Plan
  /// Makes a run the head, which then has not ended.
  public let moveHead: Plan
  /// Pages of pipelines by scope: id, event, project, head, and whether an attempt may be in flight.
  public let pipelines, pipelinesOfProject, pipelinesOfEvent, pipelinesAtCommit,
    pipelinesAtCommitInProject: PipelinePages
  /// Ids of the pipelines at a commit, newest first, below an id.
  public let newestAtCommit, newestAtCommitInProject: Plan
  /// A page of pipelines whose end is known and before a time.
  public let settled: Plan
  /// A page of pipelines whose end is not known, and whether an attempt may be in flight.
  public let unsettled: Plan
  /// Notes when a pipeline ended.
  public let settle: Plan
  /// Removes what a pipeline has in the header tables.
  public let removeRuns, removeRequests, removePipeline: Plan
  /// What a doctor asks.
  public let checks: HeaderChecks
  /// Numbers of rows.
  public let countProjects, countEvents, countPipelines, countRuns: Plan

  /// Adds the statements to a catalog.
  ///
  /// - Parameter probe: whether an attempt of a pipeline, known under an alias, may be in flight.
  public init(in catalog: inout Catalog, probe: (_ alias: String) -> Expression) {
    typealias Schema = HeaderSchema
    fact = catalog.add(
      "fact about the store", Select([.column("value")], from: .init("meta"), where: .equals("name", 0)))
    let runs = Select(
      [
        .column("event", of: "p"), .column("project", of: "p"), .column("graph", of: "p"), .column("number", of: "r"),
        .column("request", of: "r"), .column("created_at", of: "r"),
      ],
      from: .init("pipeline", as: "p"),
      joins: [.init(.init("run", as: "r"), on: .matches("pipeline", "r", "id", "p"))],
      where: .equals("id", of: "p", 0), order: [.init(.column("number", of: "r"))])
    pipeline = catalog.add("pipeline with its runs", runs)
    var newest = runs
    newest.joins[0].on = .all([newest.joins[0].on, .matches("number", "r", "head", "p")])
    newest.order = []
    head = catalog.add("pipeline with its head", newest)
    projectByURL = catalog.add(
      "project of a url", Select([.column("id")], from: .init("project"), where: .equals("url", 0)))
    referenceByName = catalog.add(
      "reference of a name",
      Select(
        [.column("id")], from: .init("reference"),
        where: .all([.equals("project", 0), .equals("kind", 1), .equals("name", 2)])))
    referenceByURL = catalog.add(
      // Not a join: planned for empty tables, and kept, that goes through all references to get to one.
      "reference of a url and name",
      Select(
        [.column("id", of: "f")], from: .init("reference", as: "f"),
        where: .all([
          .compare(
            .column("project", of: "f"), .equal,
            .value(Select([.column("id", of: "o")], from: .init("project", as: "o"), where: .equals("url", of: "o", 0)))
          ), .equals("kind", of: "f", 1), .equals("name", of: "f", 2),
        ])))
    projectOfEvent = catalog.add(
      "project of an event", Select([.column("project")], from: .init("event"), where: .equals("id", 0)))
    let event: [Expression] = [
      .column("id", of: "e"), .column("project", of: "e"), .column("kind", of: "f"), .column("name", of: "f"),
      .column("commit_hash", of: "e"), .column("at", of: "e"),
    ]
    let reference = Select.Join(.init("reference", as: "f"), on: .matches("id", "f", "reference", "e"))
    origin = catalog.add(
      "origin of a pipeline",
      Select(
        event + [.column("url", of: "o")], from: .init("pipeline", as: "p"),
        joins: [
          .init(.init("event", as: "e"), on: .matches("id", "e", "event", "p")), reference,
          .init(.init("project", as: "o"), on: .matches("id", "o", "project", "e")),
        ], where: .equals("id", of: "p", 0)))
    events = catalog.add(
      "events of a project",
      Select(
        event, from: .init("event", as: "e"), joins: [reference],
        where: .all([
          .equals("project", of: "e", 0), .compare(.column("id", of: "e"), .greater, .parameter(1)),
        ]), order: [.init(.column("id", of: "e"))], limit: 2))
    request = catalog.add(
      "request of a pipeline",
      Select(
        [.column("fingerprint"), .column("outcome")], from: .init("request"),
        where: .all([.equals("pipeline", 0), .equals("id", 1)])))
    func greatest(_ table: String) -> Plan {
      catalog.add("greatest id of \(table)", Select([.greatest(.column("id"))], from: .init(table)))
    }
    greatestProject = greatest("project")
    greatestReference = greatest("reference")
    greatestEvent = greatest("event")
    greatestPipeline = greatest("pipeline")
    addProject = catalog.add("new project", Insert(into: Schema.project, conflict: .ignore))
    addReference = catalog.add("new reference", Insert(into: Schema.reference, conflict: .ignore))
    addEvent = catalog.add("new event", Insert(into: Schema.event, conflict: .ignore))
    addPipeline = catalog.add("new pipeline", Insert(into: Schema.pipeline, conflict: .ignore))
    addRun = catalog.add("new run", Insert(into: Schema.run))
    addRequest = catalog.add("new request", Insert(into: Schema.request, conflict: .ignore))
    moveHead = catalog.add(
      "new head",
      Update(
        Schema.pipeline, set: [.init("head", .parameter(1)), .init("ended", .parameter(2))], where: .equals("id", 0)))
    let lists = PipelineLists(in: &catalog, probe: probe)
    pipelines = lists.all
    pipelinesOfProject = lists.ofProject
    pipelinesOfEvent = lists.ofEvent
    pipelinesAtCommit = lists.atCommit
    pipelinesAtCommitInProject = lists.atCommitInProject
    newestAtCommit = lists.newestAtCommit
    newestAtCommitInProject = lists.newestAtCommitInProject
    settled = lists.settled
    unsettled = lists.unsettled
    settle = catalog.add(
      "end of a pipeline", Update(Schema.pipeline, set: [.init("ended", .parameter(1))], where: .equals("id", 0)))
    func remove(_ table: Table, _ key: String) -> Plan {
      catalog.add("remove \(table.name) of a pipeline", Delete(from: table, where: .equals(key, 0)))
    }
    removeRuns = remove(Schema.run, "pipeline")
    removeRequests = remove(Schema.request, "pipeline")
    removePipeline = remove(Schema.pipeline, "id")
    checks = HeaderChecks(in: &catalog)
    func count(_ table: String) -> Plan { catalog.add("number of \(table)", Select([.count], from: .init(table))) }
    countProjects = count("project")
    countEvents = count("event")
    countPipelines = count("pipeline")
    countRuns = count("run")
  }
}
