public import PipeShape

/// The jobs that share one source package, as one pipeline with its runs: what the service spreads over rows that are
/// cloned for every further group of tests.
///
/// The first job on each cell belongs to run 1. A group that holds further jobs on cells which have one makes a run, in
/// the order in which groups were asked for; within a table ids count, not texts and not clocks. What a job was made from
/// comes from links between rows and from the names of builds that updates ship; source packages feed all Copr builds and
/// scratch builds. A cell whose first job was made from what had failed in run 1, and was made again in a later run, was
/// skipped in run 1, and has that job in the later one.
public struct JobHistory: Sendable {
  /// Steps and edges: one step for each kind.
  public let graph: PipelineGraph
  /// The runs, oldest first.
  public let runs: [Run]
  /// An attempt for each row, and one without payload for each cell that was skipped in run 1.
  public let attempts: [Attempt]
  /// What did not fit.
  public let remarks: [ImportRemark]

  /// Makes a pipeline of rows.
  ///
  /// - Parameters:
  ///   - shipped: what its updates ship, with every row that a name leads to.
  ///   - createdAt: when the service made the first row, in milliseconds since 1970.
  /// - Throws: `GraphError` `limit` for more cells or edges than a pipeline may have, and `cycle` where links make one.
  /// - Complexity: O((rows + links) · log (rows + links)).
  public init(
    jobs: [JobRow], links: [JobLink], shipped: [ShippedBuild] = [], createdAt: Int64? = nil
  ) throws(GraphError) {
    let cells = JobCells(jobs)
    let updates = ShippedBuildLinks(shipped, in: jobs, on: cells)
    var remarks = updates.remarks
    let made = JobAttempts(
      jobs, on: cells, links: JobLinks(links + updates.links, between: jobs), remarks: &remarks)
    let edges = made.edges(remarks: &remarks)
    graph = try PipelineGraph(steps: made.steps, edges: edges)
    var runs = [Run(number: 1, createdAt: createdAt)]
    for (index, batch) in made.reruns.enumerated() {
      runs.append(Run(number: Int32(index + 2), createdAt: batch.submittedAt))
    }
    self.runs = runs
    attempts = made.attempts(in: graph)
    self.remarks = remarks
  }
}
