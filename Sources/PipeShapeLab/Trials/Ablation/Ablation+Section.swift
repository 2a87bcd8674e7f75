import PipeShape

extension Ablation {
  /// For each layout, index and operation that differs: without by with, and what the layout does to that operation.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "Each layout is compared with itself without one of its indexes, on \(settings.pipelines) pipelines: the same calls, interleaved, and the equality gate holds. ▲ an operation costs more without the index: that is what the index is worth. ▼ it costs less: that is what the index costs. Only what leaves the noise of the layout against itself is listed. Beside it stands the layout's own ratio to \(baseline), from a comparison of the same size. The indexes of keys cannot be dropped."
        )
      ])
    for layout in layouts {
      guard let result = results["without-\(layout)"] else { continue }
      let view = AblationView(layout: layout, baseline: baseline, result: result, between: results[Self.between])
      section.blocks += [.heading(layout)] + view.statements.map { .statement($0) }
      section.blocks.append(.table(view.table))
      if !view.idle.isEmpty {
        section.blocks.append(
          .paragraph(
            "No difference was shown without \(view.idle.joined(separator: ", ")), at this size and for the operations that have the samples of a rank."
          ))
      }
      if !view.unranked.isEmpty {
        section.blocks.append(
          .paragraph(
            "Nothing is said about \(view.unranked.map(\.rawValue).joined(separator: ", ")): fewer than \(ComparisonSettings.samplesToRank) samples. An index may be there for one of these."
          ))
      }
      section.blocks.append(.folded("The indexes of \(layout), and the equality gate", [.facts(result.facts)]))
    }
    return section
  }
}

/// What dropping the indexes of one layout did.
struct AblationView {
  let layout: String
  let baseline: String
  let result: StepResult
  let between: StepResult?

  private var indexes: [String] {
    let start = Ablation.name(without: "")
    return result.figures.filter { $0.quantity == Ablation.bytesOfIndex || $0.label == "ratio" }
      .map(\.series).filter { $0.utf8.starts(with: start.utf8) }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
  }

  private func plain(_ series: String) -> String { String(series.dropFirst(Ablation.name(without: "").count)) }

  /// The ratio, where it leaves the noise and has the samples that a rank needs.
  private func shown(_ operation: OperationName, _ index: String) -> Interval? {
    guard let ratio = result.figure(operation.rawValue, of: index, label: "ratio"),
      ratio.samples >= ComparisonSettings.samplesToRank
    else { return nil }
    let noise = result.figure(operation.rawValue, of: "\(layout) again", label: "ratio")?.value.reach ?? 1
    return ratio.value.distance > noise ? ratio.value : nil
  }

  private func shown(_ index: String) -> [(operation: OperationName, ratio: Interval)] {
    OperationName.allCases.compactMap { operation in shown(operation, index).map { (operation, $0) } }
  }

  /// Operations with too few samples to say anything about any index.
  var unranked: [OperationName] {
    OperationName.allCases.filter { operation in
      indexes.contains { index in
        result.figure(operation.rawValue, of: index, label: "ratio").map {
          $0.samples < ComparisonSettings.samplesToRank
        } ?? false
      }
    }
  }

  /// Indexes without which no operation that is ranked differed.
  var idle: [String] { indexes.filter { shown($0).isEmpty }.map(plain) }

  private func layoutRatio(_ operation: OperationName) -> String {
    if Target(layout) == Target(baseline) { return "1 (baseline)" }
    return between?.figure(operation.rawValue, of: layout, label: "ratio").map { NumberText.ratio($0.value) } ?? "–"
  }

  var table: TextTable {
    var table = TextTable(
      ["without index", "operation", "bytes", "without / with", "noise", "\(layout) / \(baseline)"], leftColumns: 2,
      groups: true)
    for index in indexes {
      let bytes = result.figure(Ablation.bytesOfIndex, of: index)?.text ?? "–"
      for (operation, ratio) in shown(index) {
        let noise = result.figure(operation.rawValue, of: "\(layout) again", label: "ratio")?.value.reach ?? 1
        table.add([
          plain(index), operation.rawValue, bytes, "\(NumberText.ratio(ratio)) \(ratio.estimate < 1 ? "▼" : "▲")",
          NumberText.percent(noise - 1), layoutRatio(operation),
        ])
      }
    }
    return table
  }

  /// The index that is worth most, and the one whose upkeep costs most.
  var statements: [String] {
    let all = indexes.flatMap { index in shown(index).map { (index, $0.operation, $0.ratio) } }
    var statements: [String] = []
    if let most = all.max(by: { $0.2.estimate < $1.2.estimate }), most.2.estimate > 1 {
      statements.append(
        "\(layout): the index worth most is \(plain(most.0)): without it, \(most.1.rawValue) takes \(NumberText.ratio(most.2)) times as long (\(layout) / \(baseline): \(layoutRatio(most.1)))"
      )
    }
    // An index is kept by writes; a read that is cheaper without it was planned badly, which is no upkeep.
    if let least = all.filter({ $0.1.writes }).min(by: { $0.2.estimate < $1.2.estimate }), least.2.estimate < 1 {
      statements.append(
        "\(layout): the dearest index to keep is \(plain(least.0)): without it, \(least.1.rawValue) takes \(NumberText.ratio(least.2)) of the time"
      )
    }
    return statements
  }
}
