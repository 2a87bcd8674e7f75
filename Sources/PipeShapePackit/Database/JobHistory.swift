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
  /// - Complexity: O(rows · log rows + links).
  public init(
    jobs: [JobRow], links: [JobLink], shipped: [ShippedBuild] = [], createdAt: Int64? = nil
  ) throws(GraphError) {
    let updates = ShippedBuildLinks(shipped, in: jobs)
    let links = links + updates.links
    var remarks = updates.remarks
    let batches = JobBatch.inOrder(jobs)
    let made = JobAttempts(batches, links: links, remarks: &remarks)
    let pairs = made.pairs(of: links, remarks: &remarks)
    graph = try PipelineGraph(steps: made.steps, edges: Self.edges(of: pairs))
    var runs = [Run(number: 1, createdAt: createdAt)]
    for (index, batch) in made.reruns.enumerated() {
      runs.append(Run(number: Int32(index + 2), createdAt: batch.submittedAt))
    }
    self.runs = runs
    attempts = made.attempts(in: graph)
    self.remarks = remarks
  }

  /// The pairs as edges between steps, in a fixed order.
  private static func edges(of pairs: [CellPair]) -> [Edge] {
    let grouped = Dictionary(grouping: pairs) { CellPair(from: CellKey($0.from.step), to: CellKey($0.to.step)) }
    return grouped.sorted { $0.key < $1.key }.map { steps, pairs in
      let targets = pairs.map { TargetPair(from: $0.from.target, to: $0.to.target) }
      return Edge(from: steps.from.step, to: steps.to.step, binding: .map(targets.sorted()))
    }
  }
}

/// A cell that feeds another.
struct CellPair: Hashable, Comparable {
  var from: CellKey
  var to: CellKey

  static func < (a: Self, b: Self) -> Bool { a.from == b.from ? a.to < b.to : a.from < b.from }
}
