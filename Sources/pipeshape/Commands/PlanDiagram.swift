#if CommandLine
  import PipeShape
  import PipeShapePackit

  /// Pipelines as a Mermaid flow chart: a box for each step, a frame for each pipeline.
  struct PlanDiagram {
    let plan: PackitPlan

    init(_ plan: PackitPlan) { self.plan = plan }

    /// The chart.
    var text: String {
      var lines = ["flowchart LR"]
      for (number, pipeline) in plan.pipelines.enumerated() {
        lines.append("  subgraph p\(number)[\"\(MermaidText.escaped(pipeline.name))\"]")
        let steps = pipeline.steps
        for (index, step) in steps.enumerated() {
          let targets = step.targets == [.untargeted] ? [] : step.targets.map { MermaidText.escaped($0.description) }
          lines.append(
            "    p\(number)s\(index)[\"\(([MermaidText.escaped(step.key)] + targets).joined(separator: "<br/>"))\"]")
        }
        var names: [Target: Int] = [:]
        for (index, step) in steps.enumerated() { names[Target(step.key)] = index }
        for edge in pipeline.edges {
          guard let from = names[Target(edge.from)], let to = names[Target(edge.to)] else { continue }
          lines.append("    p\(number)s\(from) --> p\(number)s\(to)")
        }
        lines.append("  end")
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }
#endif
