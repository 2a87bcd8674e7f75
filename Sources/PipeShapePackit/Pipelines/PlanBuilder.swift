import PipeShape

/// Sorts views into pipelines and makes each.
struct PlanBuilder {
  let table: DistroTable
  let limits: PackitLimits
  let options: PackitOptions
  let remarks: Remarks

  func plan(_ views: [View]) throws(PackitError) -> PackitPlan {
    var names: [String] = []
    var groups: [String: [View]] = [:]
    for view in views where isWanted(view) {
      let name = options.workflow && WorkflowEdges.joins(view) ? PipelineBuilder.workflow : view.pipeline
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(view)
    }
    let resolver = NameResolver(table: table, remarks: remarks)
    var pipelines: [PackitPipeline] = []
    var cells = 0
    var pairs = 0
    for name in names {
      var builder = PipelineBuilder(name: name, resolver: resolver, remarks: remarks, branch: options.branch)
      guard let pipeline = try builder.build(groups[name] ?? []) else { continue }
      cells += pipeline.details.reduce(0) { $0 + $1.step.targets.count }
      pairs += pipeline.edges.reduce(0) { $0 + pairCount($1, in: pipeline) }
      try check(cells, limits.graph.cells, "cells")
      try check(pairs, limits.graph.cellEdges, "cell edges")
      pipelines.append(pipeline)
    }
    return PackitPlan(pipelines: pipelines, warnings: remarks.warnings, resolved: table.date)
  }

  private func isWanted(_ view: View) -> Bool {
    guard let trigger = options.trigger else { return true }
    return view.job.trigger.rawValue == trigger || view.pipeline == trigger
  }

  private func pairCount(_ edge: Edge, in pipeline: PackitPipeline) -> Int {
    if case .map(let pairs) = edge.binding { pairs.count } else { 0 }
  }

  private func check(_ count: Int, _ limit: Int, _ what: String) throws(PackitError) {
    guard count <= limit else {
      throw remarks.error(.tooLarge, "the pipelines have more than \(limit) \(what)", at: .start, key: "jobs")
    }
  }
}
