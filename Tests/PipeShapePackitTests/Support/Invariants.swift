import PipeShape
import PipeShapePackit

/// What every plan keeps, whatever the file; the answer names what is broken.
func brokenInvariants(_ plan: PackitPlan) -> [String] {
  var broken: [String] = []
  if Set(plan.pipelines.map(\.name)).count != plan.pipelines.count { broken.append("two pipelines of one name") }
  for pipeline in plan.pipelines {
    if pipeline.steps.isEmpty { broken.append("\(pipeline.name) is empty") }
    var cells: [String: Set<Target>] = [:]
    for step in pipeline.steps {
      if cells.updateValue(Set(step.targets), forKey: step.key) != nil { broken.append("\(step.key) twice") }
      if step.key.isEmpty || step.kind.isEmpty || step.targets.isEmpty { broken.append("\(step.key) lacks a part") }
      if Set(step.targets).count != step.targets.count { broken.append("\(step.key) has a target twice") }
      if step.targets.contains(where: { $0.name.isEmpty || $0.identifier == "" }) {
        broken.append("\(step.key) has an empty name")
      }
    }
    var seen: Set<[String]> = []
    for edge in pipeline.edges {
      if !seen.insert([edge.from, edge.to]).inserted { broken.append("\(edge.from) -> \(edge.to) twice") }
      guard let from = cells[edge.from], let to = cells[edge.to] else {
        broken.append("\(edge.from) -> \(edge.to) leads nowhere")
        continue
      }
      switch edge.binding {
      case .oneToAll: if from.count != 1 { broken.append("\(edge.from) is not one cell") }
      case .map(let pairs):
        if pairs.isEmpty || Set(pairs).count != pairs.count
          || !pairs.allSatisfy({ from.contains($0.from) && to.contains($0.to) })
        {
          broken.append("\(edge.from) -> \(edge.to) binds wrong pairs")
        }
      case .each, .all: broken.append("\(edge.from) -> \(edge.to) has a binding that the reader never uses")
      }
    }
  }
  return broken
}
