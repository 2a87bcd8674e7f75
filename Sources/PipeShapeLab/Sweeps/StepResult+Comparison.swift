import PipeShapeStore

/// The names of what a comparison tells about storage.
enum StorageQuantity: String, CaseIterable {
  case bytes = "bytes per pipeline"
  case tableBytes = "bytes of tables per pipeline"
  case indexBytes = "bytes of indexes per pipeline"
  case rows = "rows per pipeline"
  case copies = "copies per attempt"

  var unit: Figure.Unit {
    switch self {
    case .bytes, .tableBytes, .indexBytes: .bytes
    case .rows: .count
    case .copies: .ratio
    }
  }

  func value(_ figures: StorageFigures) -> Double {
    switch self {
    case .bytes: figures.perPipeline(figures.bytes)
    case .tableBytes: figures.perPipeline(figures.tableBytes)
    case .indexBytes: figures.perPipeline(figures.indexBytes)
    case .rows: figures.perPipeline(figures.rows)
    case .copies: figures.duplication
    }
  }
}

extension StepResult {
  /// The figures of a comparison: for every operation and candidate the mean, the ratio to the baseline, quantiles and
  /// counters per call; then storage.
  init(_ report: ComparisonReport, x: Double?) {
    let table = RoundTable(report.samples)
    var figures: [Figure] = []
    for operation in report.operations {
      for (index, info) in report.candidates.enumerated() {
        let candidate = operation.candidates[index]
        let add = { (label: String, unit: Figure.Unit, value: Interval?) in
          guard let value else { return }
          figures.append(
            Figure(
              series: info.name, quantity: operation.operation.rawValue, unit: unit, label: label, x: x, value: value,
              samples: candidate.samples))
        }
        let exact = { (number: Double) in Interval(number, low: number, high: number) }
        add("mean", .nanoseconds, table.cost(operation.operation, index, seed: report.settings.seed))
        add("ratio", .ratio, candidate.ratio)
        let pooled = PooledRounds(table.times(operation.operation, index))
        for (label, share) in ComparisonSettings.percentiles(of: pooled.count) {
          add(label, .nanoseconds, pooled.quantile(share, seed: report.settings.seed))
        }
        guard info.role != .again else { continue }
        for counter in candidate.counters { add("\(counter.name) per call", .count, exact(counter.perCall)) }
      }
    }
    for (info, storage) in zip(report.candidates, report.storage) where info.role != .again {
      for quantity in StorageQuantity.allCases {
        let value = quantity.value(storage)
        guard value > 0 else { continue }
        figures.append(
          Figure(
            series: info.name, quantity: quantity.rawValue, unit: quantity.unit, label: "after loading", x: x,
            value: Interval(value, low: value, high: value), samples: 1))
      }
    }
    self.init(figures: figures, facts: Self.facts(report), samples: report.rawTable)
  }

  /// The same with how each layout reached its rows in each operation, as facts.
  func withAccessPaths(of report: ComparisonReport) -> StepResult {
    var result = self
    for info in report.candidates where info.role != .again {
      result.facts += info.accessPaths.map { path in
        Fact("\(Self.accessPath(of: info.name)): \(path.operation)", path.lines.joined(separator: "; "))
      }
    }
    return result
  }

  /// How the names of such facts begin.
  static func accessPath(of candidate: String) -> String { "access path of \(candidate)" }

  private static func facts(_ report: ComparisonReport) -> [Fact] {
    let tables = ReportTables(report: report)
    var facts = tables.workload
    facts.append(Fact("calls compared", NumberText.count(report.gate.calls)))
    facts.append(Fact("digest of the answers", report.gate.answers))
    facts.append(Fact("digest of the final state", report.gate.state))
    facts += report.unsupported.map { Fact("no figures of \($0.name)", $0.reason) }
    facts += report.skipped.map { Fact("not measured: \($0.name)", $0.value) }
    facts += report.environment
    for info in report.candidates where info.role != .again {
      facts += info.settings.facts(of: info.name)
    }
    facts += Conclusions(report: report).summary.map { Fact("in short", $0) }
    return facts
  }
}

extension ComparisonReport {
  /// Everything that figures are computed from: single calls, sums of counters, what the stores held after loading; and
  /// how each operation reached its rows.
  ///
  /// - Complexity: O(samples).
  var rawTable: String {
    var text = "measure,operation,candidate,round,turn,value\n"
    text.reserveCapacity(samples.count * 72)
    for sample in samples {
      text +=
        "nanoseconds,\(sample.operation.rawValue),\(candidates[sample.candidate].name),\(sample.round),\(sample.turn),\(sample.nanoseconds)\n"
    }
    for info in candidates where info.role != .again {
      for path in info.accessPaths {
        let lines = CSVField.text(path.lines.joined(separator: "; "))
        text += "access path,\(CSVField.text(path.operation)),\(info.name),,,\(lines)\n"
      }
    }
    for figures in operations {
      for (info, candidate) in zip(candidates, figures.candidates) where info.role != .again {
        for counter in candidate.counters {
          let sum = Int64((counter.perCall * Double(candidate.samples)).rounded())
          text += "counter \(counter.name),\(figures.operation.rawValue),\(info.name),,,\(sum)\n"
        }
      }
    }
    for (info, figures) in zip(candidates, storage) where info.role != .again {
      let counts = figures.counts
      for (name, value) in [
        ("pipelines", counts.pipelines), ("runs", counts.runs), ("attempts", counts.attempts),
        ("stored copies of attempts", counts.attemptCopies),
      ] {
        text += "gauge \(name),after loading,\(info.name),,,\(value)\n"
      }
      for gauge in figures.gauges { text += "gauge \(gauge.name),after loading,\(info.name),,,\(gauge.value)\n" }
    }
    return text
  }
}
