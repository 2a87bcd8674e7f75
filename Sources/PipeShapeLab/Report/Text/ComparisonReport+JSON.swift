import PipeShapeJSON
import PipeShapeStore

extension ComparisonReport {
  /// The report's figures as JSON; single calls are in the CSV.
  public var json: String {
    var writer = JSONWriter(reserving: 1 << 16)
    writer.beginObject()
    writer.key("format")
    writer.string("pipeshape/comparison/1")
    writer.key("command")
    writer.string(command)
    writer.key("seconds")
    writer.real(seconds)
    write(settings, to: &writer)
    given?.write(to: &writer)
    write(facts: environment, as: "environment", to: &writer)
    write(facts: ReportTables(report: self).workload, as: "workload", to: &writer)
    writer.key("gate")
    writer.beginObject()
    writer.key("calls")
    writer.integer(Int64(gate.calls))
    writer.key("refusals")
    writer.integer(Int64(gate.refusals))
    writer.key("answers")
    writer.string(gate.answers)
    writer.key("state")
    writer.string(gate.state)
    writer.endObject()
    writer.key("candidates")
    writer.beginArray()
    for index in candidates.indices { write(candidate: index, to: &writer) }
    writer.endArray()
    writer.key("operations")
    writer.beginArray()
    for figures in operations { write(figures, to: &writer) }
    writer.endArray()
    writer.key("conclusions")
    writer.beginArray()
    for line in Conclusions(report: self).summary { writer.string(line) }
    writer.endArray()
    write(facts: unsupported.map { Fact($0.name, $0.reason) }, as: "unsupported", to: &writer)
    write(facts: skipped, as: "skipped", to: &writer)
    writer.endObject()
    return writer.takeString() + "\n"
  }

  private func write(_ settings: ComparisonSettings, to writer: inout JSONWriter) {
    writer.key("settings")
    writer.beginObject()
    for (name, value) in [
      ("pipelines", settings.pipelines), ("rounds", settings.rounds),
      ("budgetMilliseconds", settings.budgetMilliseconds),
    ] {
      writer.key(name)
      writer.integer(Int64(value))
    }
    writer.key("seed")
    writer.string(String(settings.seed))
    // Of given pipelines nothing is generated.
    if given == nil {
      writer.key("payloadBytes")
      writer.integer(Int64(settings.payloadBytes))
      writer.key("preset")
      writer.string(settings.preset.rawValue)
      writer.key("compressibility")
      writer.real(settings.compressibility)
      writer.key("generatedShare")
      writer.real(settings.generatedShare)
      writer.key("rerunShare")
      writer.real(settings.rerunShare)
    }
    writer.key("reference")
    writer.string(settings.reference.rawValue)
    writer.endObject()
  }

  private func write(facts: [Fact], as name: String, to writer: inout JSONWriter) {
    writer.key(name)
    writer.beginArray()
    for fact in facts {
      writer.beginObject()
      writer.key("name")
      writer.string(fact.name)
      writer.key("value")
      writer.string(fact.value)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(candidate index: Int, to writer: inout JSONWriter) {
    let info = candidates[index]
    writer.beginObject()
    for (name, value) in [
      ("name", info.name), ("role", info.role.rawValue), ("engine", info.engine), ("layout", info.layout),
    ] {
      writer.key(name)
      writer.string(value)
    }
    write(facts: info.settings, as: "settings", to: &writer)
    write(
      facts: info.accessPaths.map { Fact($0.operation, $0.lines.joined(separator: "\n")) }, as: "accessPaths",
      to: &writer)
    if index < storage.count {
      let figures = storage[index]
      writer.key("storage")
      writer.beginObject()
      let values: [(String, Int64)] = [
        ("pipelines", Int64(figures.counts.pipelines)), ("runs", Int64(figures.counts.runs)),
        ("attempts", Int64(figures.counts.attempts)), ("attemptCopies", Int64(figures.counts.attemptCopies)),
        ("tableBytes", figures.tableBytes), ("indexBytes", figures.indexBytes), ("rows", figures.rows),
      ]
      for (name, value) in values + figures.gauges.map({ ($0.name, $0.value) }) {
        writer.key(name)
        writer.integer(value)
      }
      writer.endObject()
    }
    writer.endObject()
  }

  private func write(_ figures: OperationFigures, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("operation")
    writer.string(figures.operation.rawValue)
    writer.key("noiseFloor")
    writer.real(figures.noiseFloor)
    writer.key("candidates")
    writer.beginArray()
    for (info, candidate) in zip(candidates, figures.candidates) {
      writer.beginObject()
      writer.key("candidate")
      writer.string(info.name)
      writer.key("samples")
      writer.integer(Int64(candidate.samples))
      writer.key("verdict")
      writer.string("\(candidate.verdict)")
      for (name, value) in [
        ("mean", candidate.mean), ("p50", candidate.median), ("p90", candidate.ninetieth ?? .nan),
        ("p99", candidate.ninetyNinth ?? .nan), ("ratio", candidate.ratio?.estimate ?? .nan),
        ("low", candidate.ratio?.low ?? .nan), ("high", candidate.ratio?.high ?? .nan),
      ] {
        writer.key(name)
        writer.real(value)
      }
      writer.key("counters")
      writer.beginObject()
      for counter in candidate.counters {
        writer.key(counter.name)
        writer.real(counter.perCall)
      }
      writer.endObject()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
