import PipeShape

/// Tells which attempts of a pipeline can start, by outlines of all of them.
struct AttemptReadiness {
  let pipeline: PipelineID
  private let graph: PipelineGraph
  /// The attempts of each cell, in any order.
  private let byCell: [Int32: [Attempt]]

  init(_ pipeline: PipelineID, _ graph: PipelineGraph, _ outlines: some Collection<Attempt>) {
    self.pipeline = pipeline
    self.graph = graph
    byCell = Dictionary(grouping: outlines, by: \.cell)
  }

  /// Whether each input, the newest of its cell up to the run that made the attempt, has succeeded (fact I3).
  func isReady(_ attempt: Attempt) -> Bool {
    guard attempt.cell >= 0, Int(attempt.cell) < graph.cellCount else { return false }
    return graph.cellGraph.predecessors(of: Int(attempt.cell)).allSatisfy { before in
      byCell[Int32(before)]?.filter { $0.run <= attempt.run }.max { $0.ordinal < $1.ordinal }?.state == .succeeded
    }
  }
}
