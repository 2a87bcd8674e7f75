import PipeShape
import PipeShapePackit

/// A history that was made of rows, and the pipeline that a store makes of it.
struct MadePipeline {
  let pipeline: Pipeline
  let history: JobHistory

  init(
    _ jobs: [JobRow], _ links: [JobLink] = [], _ shipped: [ShippedBuild] = [], createdAt: Int64? = nil
  ) throws {
    history = try JobHistory(jobs: jobs, links: links, shipped: shipped, createdAt: createdAt)
    pipeline = try Pipeline(
      importing: PipelineID(1), event: EventID(1), graph: history.graph, runs: history.runs,
      attempts: history.attempts)
  }
}

extension Pipeline {
  /// The edges between cells, in words.
  var edges: [String] {
    graph.cells.indices.flatMap { cell in
      graph.cellGraph.successors(of: cell).map { "\(graph.cells[cell]) > \(graph.cells[Int($0)])" }
    }
  }
}
