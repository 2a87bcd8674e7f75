import PipeShapeStore

/// The tables of the report, shared by its forms in text.
struct ReportTables {
  let report: ComparisonReport

  private var others: [Int] { report.candidates.indices.filter { report.candidates[$0].role == .candidate } }

  /// Ratios to the baseline with intervals, the noise floor beside them.
  var ratios: TextTable {
    let base = report.candidates.first?.name ?? ""
    var table = TextTable(
      ["operation", "samples", base, "\(base) again"] + others.map { report.candidates[$0].name })
    for figures in report.operations {
      let row = [
        figures.operation.rawValue, NumberText.count(figures.candidates[0].samples),
        NumberText.time(nanoseconds: figures.candidates[0].mean), figures.noise.map(NumberText.ratio) ?? "–",
      ]
      table.add(row + others.map { mark(figures.candidates[$0]) })
    }
    return table
  }

  private func mark(_ figures: CandidateFigures) -> String {
    guard let ratio = figures.ratio else { return "–" }
    switch figures.verdict {
    case .tooFewSamples: return "not ranked"
    case .faster: return "\(NumberText.ratio(ratio)) ▼"
    case .slower: return "\(NumberText.ratio(ratio)) ▲"
    default: return "\(NumberText.ratio(ratio)) ="
    }
  }

  /// Latencies of every candidate.
  var latencies: TextTable {
    var table = TextTable(
      ["operation", "candidate", "samples", "mean", "p50", "p90", "p99", "per second"], leftColumns: 2, groups: true)
    for figures in report.operations {
      for (info, candidate) in zip(report.candidates, figures.candidates) {
        table.add([
          figures.operation.rawValue, info.name, NumberText.count(candidate.samples),
          NumberText.time(nanoseconds: candidate.mean), NumberText.time(nanoseconds: candidate.median),
          candidate.ninetieth.map { NumberText.time(nanoseconds: $0) } ?? "–",
          candidate.ninetyNinth.map { NumberText.time(nanoseconds: $0) } ?? "–",
          NumberText.count(Int(min(candidate.perSecond, 1e15))),
        ])
      }
    }
    return table
  }

  /// What one call costs in the engine's own counters.
  var counters: TextTable {
    let shown = report.candidates.indices.filter { report.candidates[$0].role != .again }
    var table = TextTable(
      ["operation", "counter"] + shown.map { report.candidates[$0].name }, leftColumns: 2, groups: true)
    for figures in report.operations {
      let names = Set(shown.flatMap { figures.candidates[$0].counters.map(\.name) })
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        let values = shown.map { index in figures.candidates[index].counters.first { $0.name == name }?.perCall }
        guard values.contains(where: { ($0 ?? 0) != 0 }) else { continue }
        table.add(
          [figures.operation.rawValue, name] + values.map { value in value.map { NumberText.short($0) } ?? "–" })
      }
    }
    return table
  }

  /// Bytes, rows and copies.
  var storage: TextTable {
    let shown = report.candidates.indices.filter {
      report.candidates[$0].role != .again && $0 < report.storage.count
    }
    var table = TextTable(["after loading"] + shown.map { report.candidates[$0].name })
    let row = { (name: String, value: (StorageFigures) -> String) in
      table.add([name] + shown.map { value(report.storage[$0]) })
    }
    row("pipelines") { NumberText.count($0.counts.pipelines) }
    row("runs") { NumberText.count($0.counts.runs) }
    row("attempts") { NumberText.count($0.counts.attempts) }
    row("stored copies of attempts") { NumberText.count($0.counts.attemptCopies) }
    row("copies per attempt") { NumberText.fixed($0.duplication, 3) }
    if report.storage.contains(where: { $0.bytes > 0 }) {
      row("bytes of tables") { NumberText.bytes(Double($0.tableBytes)) }
      row("bytes of indexes") { NumberText.bytes(Double($0.indexBytes)) }
      row("bytes per pipeline") { NumberText.bytes($0.perPipeline($0.bytes)) }
    }
    if report.storage.contains(where: { $0.rows > 0 }) {
      row("rows per pipeline") { NumberText.fixed($0.perPipeline($0.rows), 2) }
    }
    return table
  }

  /// What the engine says about each table and index.
  var gauges: TextTable {
    let shown = report.candidates.indices.filter {
      report.candidates[$0].role != .again && $0 < report.storage.count
    }
    var table = TextTable(["after loading"] + shown.map { report.candidates[$0].name })
    for name in gaugeNames(shown) {
      table.add(
        [name]
          + shown.map { index in
            report.storage[index].gauges.first { $0.name == name }.map { NumberText.count(Int($0.value)) } ?? "–"
          })
    }
    return table
  }

  private func gaugeNames(_ shown: [Int]) -> [String] {
    var names: [String] = []
    for index in shown {
      for gauge in report.storage[index].gauges where !names.contains(gauge.name) { names.append(gauge.name) }
    }
    return names
  }

  /// What was wanted of the data and what it is.
  var workload: [Fact] {
    let facts = report.workload
    let preset = report.settings.preset
    let chains = facts.chains.reduce(0, +)
    let share = { (part: Int) in NumberText.percent(Double(part) / Double(max(1, chains))) }
    let source =
      report.shapes == 0
      ? "generated, preset \(preset.rawValue)"
      : "\(report.shapes) given, drawn with replacement; \(NumberText.percent(report.settings.generatedShare)) generated, preset \(preset.rawValue)"
    let origin = report.given?.facts ?? [Fact("shapes", source)]
    let wanted = report.given == nil ? ", wanted \(NumberText.percent(report.settings.rerunShare))" : ""
    return origin + [
      Fact(
        "pipelines, runs, attempts",
        [facts.pipelines, facts.runs, facts.attempts].map(NumberText.count).joined(separator: ", ")),
      Fact("Copr targets per source build", NumberText.fixed(facts.targetsPerBuild, 2)),
      Fact("test runs per tested target", NumberText.fixed(facts.testsPerTestedTarget, 2)),
      Fact("tested share of targets", NumberText.percent(facts.testedShare)),
      Fact("pipelines with reruns", NumberText.percent(facts.rerunShare) + wanted),
      Fact("chains of 1, 2, 3, more reruns", facts.chains.map(share).joined(separator: ", ")),
      Fact("chains ended in success", share(facts.chainsEndedWell)),
      Fact("unfinished pipelines", NumberText.count(facts.unfinished)),
      payloads,
      Fact("seed", String(report.settings.seed)),
      Fact("digest of the data", facts.digest),
    ]
  }

  /// What attempts hold: what was wanted of generated text, or what given ones have.
  private var payloads: Fact {
    guard report.given == nil else {
      let facts = report.workload
      return Fact(
        "attempts with a payload", "\(NumberText.count(facts.payloads)) of \(NumberText.count(facts.attempts))")
    }
    return Fact(
      "free text per attempt",
      "\(report.settings.payloadBytes) bytes on average, \(NumberText.percent(report.settings.compressibility)) of it repeats"
    )
  }

  /// How to read the figures.
  var method: [String] {
    let base = report.candidates.first?.name ?? "the baseline"
    return [
      "Times are of single calls in a closed loop. A ratio is the mean of all calls of the candidate by that of \(base), over the same rounds, so what a checkpoint costs is in it; brackets hold the 95 % interval of a bootstrap over rounds, widened as Student's distribution asks for where there are few.",
      "“\(base) again” is \(base) in a second store: its distance from 1 is noise. ▼ cheaper and ▲ more expensive only where an interval excludes 1 and leaves that noise; = no difference shown.",
      "Candidates take turns in blocks in a randomised order; all execute the same calls in the same order. Warm-up is thrown away. Nothing below \(ComparisonSettings.samplesToRank) samples is ranked; no p90 is given below \(ComparisonSettings.samplesForNinetieth), no p99 below \(NumberText.count(ComparisonSettings.samplesForNinetyNinth)).",
      warmUp,
      "Equality gate: \(NumberText.count(report.gate.calls)) calls, preparation included, and the final state of every pipeline were the same in every store\(report.settings.reference == .memory ? " and in the in-memory reference" : "; the first store of \(base) is the reference") (answers \(report.gate.answers), state \(report.gate.state); \(report.gate.refusals) refused by all alike).",
    ]
  }

  /// Whether the warm-up reached every statement: what is prepared while it is measured costs once, not for each call.
  private var warmUp: String {
    let late = report.operations.filter { figures in
      figures.candidates.contains { $0.counters.contains { $0.name == Self.prepared && $0.perCall > 0 } }
    }
    let known = report.operations.contains {
      $0.candidates.contains { $0.counters.contains { $0.name == Self.prepared } }
    }
    guard known else { return "The engines do not tell how many statements were prepared while calls were measured." }
    return late.isEmpty
      ? "Warm-up check: no statement was prepared while a call was measured."
      : "Warm-up check: statements were prepared while measuring \(late.map(\.operation.rawValue).joined(separator: "; ")): the counters say how many per call."
  }

  private static let prepared = "statements prepared"
}
