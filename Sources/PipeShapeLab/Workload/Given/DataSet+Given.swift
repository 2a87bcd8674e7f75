import PipeShape
import PipeShapeStore

extension DataSet {
  /// The next given pipelines.
  mutating func nextGiven(_ count: Int, from copies: GivenCopies) throws(PipelineError) -> [GeneratedPipeline] {
    var batch: [GeneratedPipeline] = []
    for place in made..<min(made + count, copies.count) {
      let event = copies.sharedEvent(at: place)
      let sibling = event.flatMap { firstOfEvent[$0] }
      if let event, sibling == nil { firstOfEvent[event] = place }
      let (origin, pipeline) = (copies.origin(at: place), try copies.pipeline(at: place))
      note(
        // Ids are the stores' own, and say nothing about the data.
        pipeline.identified(as: PipelineID(1), event: EventID(1)), commit: origin.event.commit,
        endedAt: pipeline.endedAt ?? pipeline.runs.last?.createdAt ?? 0, failed: pipeline.failedSeeds,
        isUsable: { pipeline.isRerunnable($0) })
      batch.append(
        GeneratedPipeline(
          origin: sibling.map { .eventOf(pipeline: $0) }
            ?? .new(
              project: origin.project.url, reference: origin.event.reference, commit: origin.event.commit,
              at: origin.event.at),
          graph: pipeline.graph, content: .history(runs: pipeline.runs, attempts: pipeline.attempts), createdAt: nil))
      made += 1
    }
    return batch
  }
}

extension Pipeline {
  /// The cells that a rerun of what failed begins with, in order: where these end badly again, all of it has ended.
  ///
  /// What failed behind something else that did not succeed is blocked, and no beginning.
  fileprivate var failedSeeds: [Int32] {
    guard let created = try? plan(.failed).created else { return [] }
    return created.filter { cell in !graph.cellGraph.predecessors(of: cell).contains { created.contains(Int($0)) } }
      .map { Int32($0) }
  }

  /// Whether a cell by itself could run again, since all that it needs is there.
  fileprivate func isRerunnable(_ cell: Int) -> Bool {
    graph.cellGraph.predecessors(of: cell).allSatisfy { head.states[Int($0)] == .succeeded }
  }
}
