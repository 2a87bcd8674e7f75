import PipeShape
import PipeShapeStore

/// Everything that a store says, as values that can be compared.
struct Snapshot: Equatable, Sendable {
  var records: [PipelineRecord] = []
  var origins: [PipelineOrigin?] = []
  var graphs: [PipelineGraph] = []
  var runs: [[Run]] = []
  var attempts: [[Attempt]] = []
  var outcomes: [RerunOutcome?] = []
  var lists: [[CellRecord]] = []
  var counts = StoreCounts()

  /// Asks every question in one session.
  init(of store: some Store) async throws(StoreError) {
    self = try await store.read { (session) throws(StoreError) in try Snapshot(in: session) }
  }

  private init(in session: some ReadSession) throws(StoreError) {
    records = try session.pipelines(.all, page: Page(limit: .max))
    for record in records {
      origins.append(try session.origin(of: record.id))
      guard let pipeline = try session.pipeline(record.id) else { throw StoreError(.corrupt, "it is listed only") }
      graphs.append(pipeline.graph)
      runs.append(pipeline.runs)
      attempts.append(pipeline.attempts)
      for run in pipeline.runs {
        if let request = run.request { outcomes.append(try session.outcome(ofRequest: request, in: record.id)) }
      }
      for external in Set(pipeline.attempts.compactMap(\.external)).sorted(by: { $0.id < $1.id }) {
        let lookup = ExternalLookup(external, in: record.id)
        lists.append(try session.cells(.external(lookup), page: Page(limit: 1000)))
      }
    }
    for kind in ["srpm_build", "copr_build", "tests"] {
      lists.append(try session.cells(.unfinished(kind: kind), page: Page(limit: 1000)))
      lists.append(try session.cells(.ready(kind: kind), page: Page(limit: 1000)))
    }
    counts = try session.counts()
    counts.attemptCopies = 0
  }

  /// What differs first, in words.
  func difference(from other: Snapshot) -> String {
    if records != other.records { return "records \(records) and \(other.records)" }
    if origins != other.origins { return "origins" }
    if graphs != other.graphs { return "graphs" }
    if runs != other.runs { return "runs \(runs) and \(other.runs)" }
    for (mine, theirs) in zip(attempts, other.attempts) where mine != theirs {
      for (one, another) in zip(mine, theirs) where one != another { return "attempts \(one) and \(another)" }
      return "numbers of attempts \(mine.count) and \(theirs.count)"
    }
    if outcomes != other.outcomes { return "outcomes" }
    if lists != other.lists { return "lists" }
    return counts != other.counts ? "counts \(counts) and \(other.counts)" : "nothing"
  }
}
