public import PipeShape

extension MemoryReader {
  /// Checks the pipelines of a page, and whether the indexes lead to them.
  public func findings(page: Page<PipelineID>) throws(StoreError) -> FindingsPage {
    let ids = Array(tables.order.after(page) { $0 })
    return FindingsPage(ids.flatMap(findings(in:)), checked: ids.count, last: ids.count < page.limit ? nil : ids.last)
  }

  private func findings(in id: PipelineID) -> [Finding] {
    guard let pipeline = tables.pipelines[id] else {
      return [Finding(.lookup, of: id, "it is listed and not there")]
    }
    guard let event = tables.events[pipeline.event], tables.projects[event.project] != nil else {
      return [Finding(.event, of: id, "its event \(pipeline.event.raw) or the project of that is not there")]
    }
    var findings = Finding.findings(in: pipeline)
    if tables.unfinished.contains(id) == pipeline.hasEnded {
      findings.append(Finding(.lookup, of: id, "it is not listed as what its attempts say, ended or not"))
    }
    let lost = pipeline.attempts.compactMap(\.external).first {
      !(tables.pipelinesOfExternal[$0]?.contains(id) ?? false)
    }
    if let lost { findings.append(Finding(.lookup, of: id, "it is not found by the external id \(lost)")) }
    let requests = (tables.requests[id] ?? [:]).sorted { $0.key.id.utf8.lexicographicallyPrecedes($1.key.id.utf8) }
    return findings
      + requests.compactMap { key, request in
        Finding.ofRequest(key.id, outcome: request.outcome, runs: pipeline.runs, of: id)
      }
  }
}
