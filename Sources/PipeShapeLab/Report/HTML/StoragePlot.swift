import PipeShapeStore

/// Bytes of tables and indexes for each pipeline, one bar a candidate.
struct StoragePlot {
  let report: ComparisonReport

  private var shown: [Int] {
    report.candidates.indices.filter { report.candidates[$0].role != .again && $0 < report.storage.count }
  }

  /// The plot as one SVG element; empty where no engine tells bytes.
  var svg: String {
    let most = shown.map { report.storage[$0].perPipeline(report.storage[$0].bytes) }.max() ?? 0
    guard most > 0 else { return "" }
    let (width, left, right, row) = (1060.0, 300.0, 250.0, 34.0)
    var markup = Markup()
    markup.raw(
      "<svg viewBox=\"0 0 \(NumberText.fixed(width, 0)) \(NumberText.fixed(Double(shown.count) * row + 8, 0))\" role=\"img\" aria-label=\"Bytes per pipeline\">"
    )
    for (place, index) in shown.enumerated() {
      let figures = report.storage[index]
      let y = Double(place) * row + 6
      let scale = (width - left - right) / most
      let tables = figures.perPipeline(figures.tableBytes) * scale
      let indexes = figures.perPipeline(figures.indexBytes) * scale
      let color = "var(--c\(place == 0 ? 0 : 1 + (place - 1) % 5))"
      markup.element(
        "text", report.candidates[index].name,
        attributes: "text-anchor=\"end\" x=\"\(NumberText.fixed(left - 14, 1))\" y=\"\(NumberText.fixed(y + 16, 1))\"")
      bar(left, y, tables, color, 1, "tables", &markup)
      bar(left + tables, y, indexes, color, 0.45, "indexes", &markup)
      let text =
        "\(NumberText.bytes(figures.perPipeline(figures.bytes))), \(NumberText.fixed(figures.duplication, 2)) copies per attempt"
      markup.element(
        "text", text,
        attributes:
          "class=\"soft\" x=\"\(NumberText.fixed(left + tables + indexes + 10, 1))\" y=\"\(NumberText.fixed(y + 16, 1))\""
      )
    }
    markup.raw("</svg>")
    return markup.text
  }

  private func bar(
    _ x: Double, _ y: Double, _ width: Double, _ color: String, _ opacity: Double, _ title: String,
    _ markup: inout Markup
  ) {
    markup.raw(
      "<rect x=\"\(NumberText.fixed(x, 1))\" y=\"\(NumberText.fixed(y, 1))\" width=\"\(NumberText.fixed(width, 1))\" height=\"22\" style=\"fill:\(color);opacity:\(NumberText.fixed(opacity, 2))\"><title>\(title)</title></rect>"
    )
  }
}
