extension ExperimentReport {
  /// The whole report as one page: no network, no script, plots as inline SVG.
  public var html: String {
    var page = Markup()
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
    page.raw("<title>Storage layouts: the experiment</title>")
    page.raw("<style>\n\(ReportStyle.sheet)\n\(ReportStyle.plots)\n</style>\n</head>\n<body>")
    page.element("h1", "Storage layouts: the experiment")
    page.element(
      "p",
      "\(layouts.joined(separator: ", ")); \(chapters.reduce(0) { $0 + $1.steps.count }) steps measured in \(ExperimentProgress.clock(measuredSeconds)).",
      attributes: "class=\"soft\"")
    let statements = chapters.flatMap(\.section.statements)
    if !statements.isEmpty {
      page.raw("<section class=\"panel\">")
      page.element("h2", "In short")
      page.raw("<ul>")
      for statement in statements { page.element("li", statement) }
      page.raw("</ul></section>")
    }
    contents(&page)
    for chapter in chapters { write(chapter, &page) }
    ending(&page)
    page.raw("</body>\n</html>")
    return page.text
  }

  private func contents(_ page: inout Markup) {
    page.raw("<p>")
    for chapter in chapters {
      page.raw("<a href=\"#\(Markup.escape(chapter.name))\">\(Markup.escape(chapter.section.title))</a> · ")
    }
    page.raw("<a href=\"#how\">How it was measured</a></p>")
  }

  private func write(_ chapter: ChapterReport, _ page: inout Markup) {
    page.element("h2", chapter.section.title, attributes: "id=\"\(Markup.escape(chapter.name))\"")
    for failure in chapter.failures {
      page.element("p", "No figures of \(failure.name): \(failure.value)", attributes: "class=\"slower\"")
    }
    for block in chapter.section.blocks { write(block, &page) }
  }

  private func write(_ block: ReportSection.Block, _ page: inout Markup) {
    switch block {
    case .paragraph(let text): page.element("p", text)
    case .statement(let text): page.element("p", text, attributes: "class=\"statement\"")
    case .heading(let text): page.element("h3", text)
    case .table(let table): page.raw("<div class=\"scroll\">\(table.html)</div>")
    case .plots(let plots): page.raw(LinePlot.html(plots, order: layouts))
    case .facts(let facts): list(facts, &page)
    case .folded(let title, let blocks):
      page.raw("<details><summary>\(Markup.escape(title))</summary>")
      for block in blocks { write(block, &page) }
      page.raw("</details>")
    }
  }

  private func ending(_ page: inout Markup) {
    page.element("h2", "How it was measured", attributes: "id=\"how\"")
    page.element(
      "p",
      "Every figure comes from one step. Its file in steps/ holds the figures with the settings that they depend on; the raw samples that they were computed from are in the CSV of the same name."
    )
    page.raw("<div class=\"scroll\">\(rawFiles.html)</div>")
    list("Environment", environment, &page)
    list("Not supported", unsupported.map { Fact($0.name, $0.reason) }, &page)
    list("No figures", failures, &page)
    list("Files of earlier runs", notes, &page)
    page.element("h3", "Repeat")
    page.element("pre", command)
  }

  private func list(_ title: String, _ facts: [Fact], _ page: inout Markup) {
    guard !facts.isEmpty else { return }
    page.element("h3", title)
    list(facts, &page)
  }

  private func list(_ facts: [Fact], _ page: inout Markup) {
    page.raw("<dl>")
    for fact in facts {
      page.element("dt", fact.name)
      page.element("dd", fact.value)
    }
    page.raw("</dl>")
  }
}
