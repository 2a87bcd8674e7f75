#if CommandLine
  import PipeShape

  /// A run as a graph for Graphviz: a table for each step, a row in its colour for each target.
  struct DOTDiagram {
    let view: RunView

    /// The graph.
    var text: String {
      var lines = [
        "digraph pipeline {", "  rankdir=LR;", "  node [shape=plain, fontname=\"sans-serif\"];",
      ]
      for (index, box) in StepBox.boxes(of: view).enumerated() {
        let rows = box.lines.map { line in
          "<tr><td align=\"left\" bgcolor=\"\(line.state.fill)\">"
            + MarkupText.escaped(line.label)
            + "</td></tr>"
        }
        lines.append(
          "  s\(index) [label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\"><tr><td><b>"
            + MarkupText.escaped(box.key) + "</b></td></tr>\(rows.joined())</table>>];")
      }
      for edge in StepBox.edges(of: view.graph) { lines.append("  s\(edge.from) -> s\(edge.to);") }
      return (lines + ["}"]).joined(separator: "\n") + "\n"
    }
  }
#endif
