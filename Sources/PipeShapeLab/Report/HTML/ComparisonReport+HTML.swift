extension ComparisonReport {
  /// The whole report as one page: no network, no script, plots as inline SVG.
  public var html: String {
    var page = Markup()
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
    page.raw("<title>Storage layouts compared</title>\n<style>\n\(ReportStyle.sheet)\n</style>\n</head>\n<body>")
    head(&page)
    page.raw("<section class=\"panel\">")
    page.element("h2", "In short")
    page.raw("<ul>")
    for line in Conclusions(report: self).summary { page.element("li", line) }
    page.raw("</ul></section>")
    ratios(&page)
    storage(&page)
    page.element("h2", "What the figures mean: the best layout for each operation")
    page.raw("<div class=\"scroll\">\(Conclusions(report: self).table.html)</div>")
    details(&page)
    page.raw("</body>\n</html>")
    return page.text
  }

  private func head(_ page: inout Markup) {
    let others = candidates.filter { $0.role == .candidate }.map(\.name).joined(separator: ", ")
    page.element("h1", "Storage layouts compared")
    page.element(
      "p",
      "\(candidates.first?.name ?? "") against \(others): \(NumberText.count(workload.pipelines)) pipelines, \(NumberText.count(samples.count)) measured calls, seed \(settings.seed), \(NumberText.fixed(seconds, 1)) s.",
      attributes: "class=\"soft\"")
    if let given { page.element("p", "Pipelines: \(given.words).", attributes: "class=\"soft\"") }
  }

  private func ratios(_ page: inout Markup) {
    let base = candidates.first?.name ?? ""
    page.element("h2", "Time of a call, as a multiple of \(base)'s")
    page.raw("<div class=\"legend\">")
    for (slot, info) in candidates.filter({ $0.role == .candidate }).enumerated() {
      page.raw(
        "<span><span class=\"key\" style=\"background:var(--c\(1 + slot % 5))\"></span>\(Markup.escape(info.name))</span>"
      )
    }
    page.raw(
      "<span><span class=\"key\" style=\"background:var(--band)\"></span>noise floor: \(Markup.escape(base)) against itself</span>"
    )
    page.raw("<span class=\"soft\">hollow: no difference shown · bar: 95 % interval</span></div>")
    page.raw("<div class=\"scroll\">\(RatioPlot(report: self).svg)</div>")
    let tables = ReportTables(report: self)
    page.raw("<div class=\"scroll\">\(tables.ratios.html)</div>")
    for line in tables.method { page.element("p", line, attributes: "class=\"soft\"") }
  }

  private func storage(_ page: inout Markup) {
    let plot = StoragePlot(report: self).svg
    page.element("h2", "Bytes per pipeline, after loading")
    if !plot.isEmpty {
      page.raw("<p class=\"soft\">Tables, then indexes in a lighter tone.</p><div class=\"scroll\">\(plot)</div>")
    }
    let tables = ReportTables(report: self)
    page.raw("<div class=\"scroll\">\(tables.storage.html)</div>")
  }

  private func details(_ page: inout Markup) {
    let tables = ReportTables(report: self)
    page.element("h2", "Figures behind the ratios")
    fold("Counters per call", "<div class=\"scroll\">\(tables.counters.html)</div>", &page)
    fold("Tables and indexes", "<div class=\"scroll\">\(tables.gauges.html)</div>", &page)
    fold("Latencies", "<div class=\"scroll\">\(tables.latencies.html)</div>", &page)
    for info in candidates where info.role != .again && !info.accessPaths.isEmpty {
      var paths = Markup()
      for path in info.accessPaths {
        paths.element("h3", path.operation)
        paths.element("pre", path.lines.joined(separator: "\n"))
      }
      fold("Access paths of \(info.name)", paths.text, &page)
    }
    page.element("h2", "How it was measured")
    list("Work", tables.workload, &page)
    list("Environment", environment, &page)
    for info in candidates where info.role != .again { list("Settings of \(info.name)", info.settings, &page) }
    list("Not supported", unsupported.map { Fact($0.name, $0.reason) }, &page)
    list("Not measured", skipped, &page)
    page.element("h3", "Repeat")
    page.element("pre", command)
  }

  private func fold(_ title: String, _ content: String, _ page: inout Markup) {
    page.raw("<details><summary>\(Markup.escape(title))</summary>\n\(content)</details>")
  }

  private func list(_ title: String, _ facts: [Fact], _ page: inout Markup) {
    guard !facts.isEmpty else { return }
    page.element("h3", title)
    page.raw("<dl>")
    for fact in facts {
      page.element("dt", fact.name)
      page.element("dd", fact.value)
    }
    page.raw("</dl>")
  }
}
