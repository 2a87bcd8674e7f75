#if CommandLine
  import PipeShape

  /// A run as a Mermaid flow chart: a box for each step in the colour of its badge.
  struct MermaidDiagram {
    let view: RunView

    /// The chart.
    var text: String {
      var lines = ["flowchart LR"]
      let boxes = StepBox.boxes(of: view)
      for (index, box) in boxes.enumerated() {
        let targets = box.lines.map { MermaidText.escaped($0.label) }
        let label = ([MermaidText.escaped(box.key)] + targets).joined(separator: "<br/>")
        let style = AttemptState.allCases.first { Badge($0) == box.badge }.map { ":::\($0.name)" } ?? ""
        lines.append("  s\(index)[\"\(label)\"]\(style)")
      }
      for edge in StepBox.edges(of: view.graph) { lines.append("  s\(edge.from) --> s\(edge.to)") }
      for state in AttemptState.allCases where boxes.contains(where: { $0.badge == Badge(state) }) {
        lines.append("  classDef \(state.name) fill:\(state.fill),stroke:#555,color:#000")
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }
#endif
