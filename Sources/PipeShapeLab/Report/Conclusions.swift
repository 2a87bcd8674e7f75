/// What the figures mean, in sentences that are computed from them.
struct Conclusions {
  let report: ComparisonReport

  /// One line for each operation, then the break-even of each candidate, then bytes and copies.
  var sections: [(title: String, lines: [String])] {
    [
      ("Best layout for each operation", report.operations.map(best)),
      ("Whole reads against status updates", report.breakEvens.map(breakEven)),
      ("Bytes and copies", bytes),
    ]
  }

  private func name(_ index: Int) -> String { report.candidates[index].name }

  private func best(_ figures: OperationFigures) -> String {
    let operation = figures.operation.rawValue
    guard figures.candidates[0].samples >= ComparisonSettings.samplesToRank else {
      return "\(operation): \(figures.candidates[0].samples) samples, not ranked"
    }
    let contenders = figures.candidates.indices.filter { report.candidates[$0].role == .candidate }
    guard !contenders.isEmpty else { return "\(operation): nothing to compare \(name(0)) with" }
    let floor = "noise floor \(NumberText.percent(figures.noiseFloor - 1))"
    let faster = contenders.filter { figures.candidates[$0].verdict == .faster }
      .sorted { estimate(figures, $0) < estimate(figures, $1) }
    if let winner = faster.first {
      let limit = figures.candidates[winner].ratio?.high ?? 1
      let near = faster.dropFirst().filter { (figures.candidates[$0].ratio?.low ?? 1) <= limit }
      let tie = near.isEmpty ? "" : "; not told apart from it: \(near.map(name).joined(separator: ", "))"
      return "\(operation): \(name(winner)), \(text(figures, winner)) of \(name(0))'s time (\(floor))\(tie)"
    }
    let slower = contenders.filter { figures.candidates[$0].verdict == .slower }
    let others = slower.map { "\(name($0)) \(text(figures, $0))" }.joined(separator: ", ")
    if slower.count == contenders.count { return "\(operation): \(name(0)); the others take \(others) times as long (\(floor))" }
    let same = contenders.filter { figures.candidates[$0].verdict == .noDifference }.map(name).joined(separator: ", ")
    let rest = slower.isEmpty ? "" : "; slower: \(others)"
    return "\(operation): no difference shown between \(name(0)) and \(same) (\(floor))\(rest)"
  }

  private func estimate(_ figures: OperationFigures, _ index: Int) -> Double {
    figures.candidates[index].ratio?.estimate ?? 1
  }

  private func text(_ figures: OperationFigures, _ index: Int) -> String {
    figures.candidates[index].ratio.map(NumberText.ratio) ?? "–"
  }

  private func breakEven(_ balance: BreakEven) -> String {
    let layout = name(balance.candidate)
    let read = difference(balance.readDifference)
    let update = difference(balance.updateDifference)
    let reason = "a whole read costs \(read), an update of a Copr target \(update) than with \(name(0))"
    switch balance.outcome {
    case .above(let reads):
      return "\(layout) pays if there are more than \(NumberText.ratio(reads)) whole reads per status update: \(reason)"
    case .below(let reads):
      return "\(layout) pays if there are fewer than \(NumberText.ratio(reads)) whole reads per status update: \(reason)"
    case .always: return "\(layout) pays whatever the mix of the two: \(reason)"
    case .never: return "\(layout) never pays for the two: \(reason)"
    case .notShown: return "\(layout): no break-even, since no difference is shown, or one rests on too few samples: \(reason)"
    }
  }

  private func difference(_ nanoseconds: Double) -> String {
    "\(NumberText.time(nanoseconds: nanoseconds.magnitude)) \(nanoseconds < 0 ? "less" : "more")"
  }

  private var bytes: [String] {
    guard let base = report.storage.first else { return [] }
    return report.candidates.indices.filter { report.candidates[$0].role != .again && $0 < report.storage.count }.map {
      let figures = report.storage[$0]
      let copies = "each attempt is stored \(NumberText.fixed(figures.duplication, 2)) times"
      guard figures.bytes > 0 else { return "\(name($0)): \(copies); the engine tells no bytes" }
      let size = "\(NumberText.bytes(figures.perPipeline(figures.bytes))) per pipeline"
      let share = base.bytes > 0 ? ", \(NumberText.fixed(Double(figures.bytes) / Double(base.bytes), 2)) of \(name(0))" : ""
      let rows = figures.rows > 0 ? ", \(NumberText.fixed(figures.perPipeline(figures.rows), 1)) rows" : ""
      return "\(name($0)): \(size)\($0 == 0 ? "" : share)\(rows); \(copies)"
    }
  }
}
