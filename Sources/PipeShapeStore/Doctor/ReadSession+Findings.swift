public import PipeShape

extension ReadSession {
  /// Checks what the other calls show: what a store overrides that keeps things which they do not show.
  public func findings(page: Page<PipelineID>) throws(StoreError) -> FindingsPage {
    let records = try pipelines(.all, page: page)
    var findings: [Finding] = []
    for record in records {
      do throws(StoreError) { findings += try self.findings(in: record) } catch {
        findings.append(try Finding(unreadable: error, of: record.id))
      }
    }
    return FindingsPage(
      findings, checked: records.count, last: records.count < page.limit ? nil : records.last?.id)
  }

  private func findings(in record: PipelineRecord) throws(StoreError) -> [Finding] {
    guard let origin = try origin(of: record.id) else {
      return [Finding(.event, of: record.id, "its event \(record.event.raw) is not there; \(Finding.advice)")]
    }
    guard let pipeline = try pipeline(record.id) else {
      return [Finding(.unreadable, of: record.id, "it is listed and not there; \(Finding.advice)")]
    }
    var findings: [Finding] = []
    if record.project != origin.event.project {
      findings.append(
        Finding(.project, of: record.id, "it is listed under project \(record.project.raw), not that of its event"))
    }
    if record.head != pipeline.runs.count {
      findings.append(
        Finding(.head, of: record.id, "its head is run \(record.head), its newest run \(pipeline.runs.count)"))
    }
    if record.hasEnded != pipeline.hasEnded {
      findings.append(Finding(.ended, of: record.id, "lists and history do not agree on whether it has ended"))
    }
    for run in pipeline.runs {
      guard let request = run.request, let outcome = try outcome(ofRequest: request, in: record.id) else { continue }
      if outcome.run > pipeline.runs.count {
        findings.append(Finding(.request, of: record.id, "request '\(request)' made a run that there is not"))
      }
    }
    return findings + Finding.findings(in: pipeline)
  }
}

extension Finding {
  /// What a pipeline that cannot be read is reported as.
  ///
  /// - Throws: the error itself where the data is not to blame.
  public init(unreadable error: StoreError, of pipeline: PipelineID?) throws(StoreError) {
    guard error.code == .corrupt || error.code == .limit else { throw error }
    let engine = error.engineCode.map { " (\($0))" } ?? ""
    self.init(.unreadable, of: pipeline, "\(error.message)\(engine); \(Self.advice)")
  }
}
