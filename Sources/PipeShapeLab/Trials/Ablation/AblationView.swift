import PipeShape

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
  ///
  /// Settling is none of them: it never has enough, with one sample a round, and no index is there for it.
  var unranked: [OperationName] {
    let indexes = indexes
    return OperationName.allCases.filter { operation in
      operation != .settling
        && indexes.contains { index in
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
