/// What the figures mean, in words that are computed from them.
struct Conclusions {
  let report: ComparisonReport

  /// The best layout of one operation.
  struct Best {
    var operation: OperationName
    /// The layouts that are best, told apart from the others but not from one another; empty where nothing is shown.
    var layouts: [Int]
    /// What it rests on.
    var reason: String
  }

  private var others: [Int] { report.candidates.indices.filter { report.candidates[$0].role == .candidate } }
  private var base: String { report.candidates.first?.name ?? "" }
  private func name(_ index: Int) -> String { report.candidates[index].name }
  private func names(_ indices: [Int]) -> String { indices.map(name).joined(separator: ", ") }

  /// One entry for each operation.
  var best: [Best] { report.operations.map(best) }

  private func best(_ figures: OperationFigures) -> Best {
    guard figures.candidates[0].samples >= ComparisonSettings.samplesToRank else {
      return Best(
        operation: figures.operation, layouts: [],
        reason:
          "not ranked: \(NumberText.things(figures.candidates[0].samples, "sample")) of the \(ComparisonSettings.samplesToRank) that a rank needs"
      )
    }
    guard figures.noiseFloor.isFinite else {
      return Best(
        operation: figures.operation, layouts: [],
        reason:
          "not ranked: one round has all samples, and says nothing of noise; more rounds or pipelines give several")
    }
    guard !others.isEmpty else {
      return Best(operation: figures.operation, layouts: [], reason: "no other layout took part")
    }
    let faster = others.filter { figures.candidates[$0].verdict == .faster }
      .sorted { estimate(figures, $0) < estimate(figures, $1) }
    if let winner = faster.first {
      let limit = figures.candidates[winner].ratio?.high ?? 1
      let near = faster.filter { (figures.candidates[$0].ratio?.low ?? 1) <= limit }
      return Best(operation: figures.operation, layouts: near, reason: "\(ratios(figures, near)) of \(base)'s time")
    }
    let slower = others.filter { figures.candidates[$0].verdict == .slower }
    let same = others.filter { figures.candidates[$0].verdict == .noDifference }
    if same.isEmpty {
      return Best(
        operation: figures.operation, layouts: [0], reason: "others: \(ratios(figures, slower)) times as long")
    }
    let rest = slower.isEmpty ? "" : "; slower: \(ratios(figures, slower))"
    return Best(
      operation: figures.operation, layouts: slower.isEmpty ? [] : [0] + same,
      reason: "no difference shown between \(names([0] + same))\(rest)")
  }

  private func estimate(_ figures: OperationFigures, _ index: Int) -> Double {
    figures.candidates[index].ratio?.estimate ?? 1
  }

  private func ratios(_ figures: OperationFigures, _ indices: [Int]) -> String {
    indices.map { index in
      let ratio = figures.candidates[index].ratio.map(NumberText.ratio) ?? "–"
      return others.count > 1 ? "\(name(index)) \(ratio)" : ratio
    }.joined(separator: ", ")
  }

  /// The best layout of each operation as a table.
  var table: TextTable {
    var table = TextTable(["operation", "best layout", "because", "noise floor"], leftColumns: 3)
    for (best, figures) in zip(best, report.operations) {
      let layouts = best.layouts.isEmpty ? "–" : best.layouts.map(name).joined(separator: " or ")
      table.add([
        best.operation.rawValue, layouts, best.reason,
        figures.noiseFloor.isFinite ? NumberText.percent(figures.noiseFloor - 1) : "–",
      ])
    }
    return table
  }

  /// The operations that each layout is best for, where it pays, and what it takes.
  var summary: [String] { winners + report.breakEvens.map(breakEven) + bytes }

  private var winners: [String] {
    var lines: [String] = []
    for index in report.candidates.indices where report.candidates[index].role != .again {
      let operations = best.filter { $0.layouts == [index] }.map(\.operation.rawValue)
      if !operations.isEmpty { lines.append("\(name(index)) is best for \(operations.joined(separator: "; "))") }
    }
    let open = best.filter { $0.layouts.count != 1 }.map(\.operation.rawValue)
    if !open.isEmpty { lines.append("no single best layout is shown for \(open.joined(separator: "; "))") }
    return lines
  }

  private func breakEven(_ balance: BreakEven) -> String {
    let layout = name(balance.candidate)
    let read = difference(balance.readDifference)
    let update = difference(balance.updateDifference)
    let reason = "a whole read costs \(read), an update of a Copr target \(update) than with \(base)"
    switch balance.outcome {
    case .above(let reads):
      return "\(layout) pays if there are more than \(NumberText.ratio(reads)) whole reads per status update: \(reason)"
    case .below(let reads):
      return
        "\(layout) pays if there are fewer than \(NumberText.ratio(reads)) whole reads per status update: \(reason)"
    case .always: return "\(layout) pays at any ratio of whole reads to status updates: \(reason)"
    case .never: return "\(layout) is not shown to pay at any ratio of whole reads to status updates: \(reason)"
    case .notShown:
      return
        "\(layout) has no break-even of whole reads against status updates, since a difference is not shown for both: \(reason)"
    }
  }

  private func difference(_ nanoseconds: Double) -> String {
    "\(NumberText.time(nanoseconds: nanoseconds.magnitude)) \(nanoseconds < 0 ? "less" : "more")"
  }

  private var bytes: [String] {
    guard let first = report.storage.first else { return [] }
    return report.candidates.indices.filter { report.candidates[$0].role != .again && $0 < report.storage.count }.map {
      let figures = report.storage[$0]
      let copies = "each attempt is stored \(NumberText.fixed(figures.duplication, 2)) times"
      guard figures.bytes > 0 else { return "\(name($0)): \(copies); the engine tells no bytes" }
      let size = "\(NumberText.bytes(figures.perPipeline(figures.bytes))) per pipeline"
      let share =
        first.bytes > 0 ? ", \(NumberText.fixed(Double(figures.bytes) / Double(first.bytes), 2)) of \(base)" : ""
      let rows = figures.rows > 0 ? ", \(NumberText.fixed(figures.perPipeline(figures.rows), 1)) rows" : ""
      return "\(name($0)): \(size)\($0 == 0 ? "" : share)\(rows); \(copies)"
    }
  }
}
