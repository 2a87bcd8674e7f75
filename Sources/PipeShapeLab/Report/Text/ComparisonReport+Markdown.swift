extension ComparisonReport {
  /// The whole report in Markdown.
  public var markdown: String {
    let tables = ReportTables(report: self)
    var lines = ["# Storage layouts compared", ""]
    lines += ["## Ratios", ""] + tables.ratios.markdown + [""] + tables.method.flatMap { [$0, ""] }
    lines += ["## Storage", ""] + tables.storage.markdown + [""]
    lines += ["## Tables and indexes", ""] + tables.gauges.markdown + [""]
    lines += ["## Latencies", ""] + tables.latencies.markdown + [""]
    lines += ["## Counters per call", ""] + tables.counters.markdown + [""]
    lines += facts("Work", tables.workload) + facts("Environment", environment)
    for info in candidates where info.role != .again {
      lines += facts("Settings of \(info.name)", info.settings)
      guard !info.accessPaths.isEmpty else { continue }
      lines += ["## Access paths of \(info.name)", ""]
      for path in info.accessPaths { lines += ["### \(path.operation)", "", "```"] + path.lines + ["```", ""] }
    }
    let missing = unsupported.map { Fact($0.name, $0.reason) }
    lines += facts("Not supported", missing) + facts("Not measured", skipped)
    let conclusions = Conclusions(report: self)
    lines += ["## What the figures mean", ""] + conclusions.table.markdown + [""]
    lines += conclusions.summary.map { "- \($0)" } + [""]
    lines += ["## Repeat", "", "```", command, "```", ""]
    return lines.joined(separator: "\n")
  }

  private func facts(_ title: String, _ facts: [Fact]) -> [String] {
    facts.isEmpty ? [] : ["## \(title)", ""] + facts.map { "- \($0.name): \($0.value)" } + [""]
  }
}
