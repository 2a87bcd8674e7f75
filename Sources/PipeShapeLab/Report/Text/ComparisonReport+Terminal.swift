extension ComparisonReport {
  /// The report for a terminal: ratios, storage, and what they mean.
  public var terminal: String {
    let tables = ReportTables(report: self)
    var lines: [String] = []
    lines += tables.ratios.lines + [""] + tables.method + [""] + tables.storage.lines
    for pair in unsupported { lines.append("not supported: \(pair.name): \(pair.reason)") }
    for fact in skipped { lines.append("not measured: \(fact.name): \(fact.value)") }
    let conclusions = Conclusions(report: self)
    lines += ["", "What the figures mean", ""] + conclusions.table.lines + [""] + conclusions.summary
    if let given { lines += ["", "pipelines: \(given.words)"] }
    lines += ["", "seed \(settings.seed), \(NumberText.fixed(seconds, 1)) s; again with: \(command)"]
    return lines.joined(separator: "\n") + "\n"
  }
}
