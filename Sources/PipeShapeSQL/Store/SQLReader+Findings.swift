public import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

extension SQLReader {
  /// Checks the pipelines of a page: the header column by column, then the history, then what the layout adds.
  ///
  /// - Complexity: reads every copy of everything that the pipelines have.
  public func findings(page: Page<PipelineID>) throws(StoreError) -> FindingsPage {
    let ids = try header.ids(after: page.after?.raw ?? .min, limit: page.limit, session)
    var findings: [Finding] = []
    for id in ids {
      do throws(StoreError) {
        guard let facts = try header.facts(of: id, session) else { continue }
        findings += try self.findings(in: facts)
      } catch { findings.append(try Finding(unreadable: error, of: id)) }
    }
    return FindingsPage(findings, checked: ids.count, last: ids.count < page.limit ? nil : ids.last)
  }

  private func findings(in facts: PipelineFacts) throws(StoreError) -> [Finding] {
    var findings = try headerFindings(in: facts)
    let graph: PipelineGraph
    do throws(StoreError) {
      graph = try facts.graph.withUnsafeBufferPointer { (text) throws(StoreError) in
        try cells.context.graphs.graph(text)
      }
    } catch { return findings + [try Finding(unreadable: error, of: facts.id)] }
    guard let header = facts.header(graph) else {
      let numbers = facts.runs.map { String($0.number) }.joined(separator: ", ")
      let message = numbers.isEmpty ? "it has no runs" : "its runs are numbered \(numbers)"
      return findings + [Finding(.runs, of: facts.id, "\(message); \(Finding.advice)")]
    }
    let runs = header.runs
    if facts.head != runs.count {
      findings.append(
        Finding(
          .head, of: facts.id,
          "its head is run \(facts.head), its newest run \(runs.count); set the column to \(runs.count)"))
    }
    for request in facts.requests {
      if let finding = try finding(in: request, runs: runs, graph, of: facts.id) { findings.append(finding) }
    }
    let known = Set(facts.requests.map { Target($0.id) })
    for run in runs {
      guard let request = run.request, !known.contains(Target(request)) else { continue }
      findings.append(
        Finding(
          .request, of: facts.id,
          "run \(run.number) names request '\(request)', of which there is no row; \(Finding.advice)"))
    }
    return findings + (try historyFindings(in: header, ended: facts.ended))
  }

  private func headerFindings(in facts: PipelineFacts) throws(StoreError) -> [Finding] {
    guard let project = facts.projectOfEvent else {
      return [Finding(.event, of: facts.id, "its event \(facts.event) is not there; \(Finding.advice)")]
    }
    do throws(StoreError) {
      guard try origin(of: facts.id) != nil else {
        let message = "the project or the reference of its event \(facts.event) is not there; \(Finding.advice)"
        return [Finding(.event, of: facts.id, message)]
      }
    } catch {
      let finding = try Finding(unreadable: error, of: facts.id)
      return [Finding(.event, of: facts.id, finding.message)]
    }
    guard project != facts.project else { return [] }
    return [
      Finding(
        .project, of: facts.id,
        "its row names project \(facts.project), its event project \(project); set the column to \(project)")
    ]
  }

  private func finding(
    in request: PipelineFacts.Request, runs: [Run], _ graph: PipelineGraph, of id: PipelineID
  ) throws(StoreError) -> Finding? {
    var outcome: RerunOutcome?
    if let text = request.outcome {
      do throws(StoreError) {
        outcome = try Self.outcome(text, cellCount: graph.cellCount)
      } catch {
        let finding = try Finding(unreadable: error, of: id)
        return Finding(.request, of: id, "request '\(request.id)': \(finding.message)")
      }
    }
    guard (request.fingerprint != nil) == (outcome != nil) else {
      return Finding(
        .request, of: id, "request '\(request.id)' has only one of fingerprint and outcome; \(Finding.advice)")
    }
    return Finding.ofRequest(request.id, outcome: outcome, runs: runs, of: id)
  }

  private func historyFindings(in header: PipelineHeader, ended: Int64?) throws(StoreError) -> [Finding] {
    var findings = try stored.faults(of: header, session).map {
      Finding($0.rule.finding, of: header.id, "\($0.message); \(Finding.advice)")
    }
    // What the layout could not make a history of cannot be asked for more.
    guard !findings.contains(where: { $0.rule == .unreadable || $0.rule == .history }) else { return findings }
    let pipeline: Pipeline
    do throws(StoreError) { pipeline = try stored.pipeline(header, session) } catch {
      return findings + [try Finding(unreadable: error, of: header.id)]
    }
    if let finding = Finding.ofEnd(ended, of: pipeline) { findings.append(finding) }
    findings += Finding.findings(in: pipeline)
    return findings
  }
}

extension StoredFault.Rule {
  /// The rule of the port that a layout's rule is a case of.
  fileprivate var finding: Finding.Rule {
    switch self {
    case .readable: .unreadable
    case .history: .history
    case .copiesEqual: .copies
    case .lookup: .lookup
    case .binding, .rows, .graph, .inputs, .payloads: .rows
    }
  }
}
