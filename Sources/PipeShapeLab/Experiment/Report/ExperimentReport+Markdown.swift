extension ExperimentReport {
  /// The whole report in Markdown; plots are tables.
  public var markdown: String {
    var lines = ["# Storage layouts: the experiment", ""]
    let statements = chapters.flatMap(\.section.statements)
    if !statements.isEmpty { lines += ["## In short", ""] + statements.map { "- \($0)" } + [""] }
    for chapter in chapters {
      lines += ["## \(chapter.section.title)", ""]
      for failure in chapter.failures { lines += ["No figures of \(failure.name): \(failure.value)", ""] }
      for block in chapter.section.blocks { lines += Self.lines(block) }
    }
    lines += ["## How it was measured", ""] + rawFiles.markdown + [""]
    lines += Self.list("Environment", environment)
    lines += Self.list("Not supported", unsupported.map { Fact($0.name, $0.reason) })
    lines += Self.list("No figures", failures) + Self.list("Files of earlier runs", notes)
    lines += ["### Repeat", "", "```", command, "```", ""]
    return lines.joined(separator: "\n")
  }

  private static func list(_ title: String, _ facts: [Fact]) -> [String] {
    facts.isEmpty ? [] : ["### \(title)", ""] + lines(.facts(facts))
  }

  private static func lines(_ block: ReportSection.Block) -> [String] {
    switch block {
    case .paragraph(let text): [text, ""]
    case .statement(let text): ["**\(text)**", ""]
    case .heading(let text): ["### \(text)", ""]
    case .table(let table): table.markdown + [""]
    case .plots(let plots): plots.flatMap { ["\($0.title), by \($0.xTitle):", ""] + $0.table.markdown + [""] }
    case .facts(let facts): facts.map { "- \($0.name): \($0.value)" } + [""]
    case .folded(let title, let blocks): ["### \(title)", ""] + blocks.flatMap(lines)
    }
  }
}
