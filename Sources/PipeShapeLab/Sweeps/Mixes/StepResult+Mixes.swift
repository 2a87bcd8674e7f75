/// The names of what a run of mixes tells.
enum MixQuantity {
  static let cost = "call of a mix"
  static let ratio = "call of a mix, by the baseline's"
  static let measured = "break-even, measured"
  static let computed = "break-even, computed"
}

extension StepResult {
  /// Costs per call of every mix, and the break-evens.
  init(_ run: MixRun, baseline: String) {
    let balance = MixBalance(rows: run.rows, baseline: baseline, seed: run.settings.comparison.seed)
    var figures: [Figure] = []
    for name in run.names + ["\(baseline) again"] {
      for share in run.settings.shares {
        let calls = run.rows.filter { $0.candidate == name && $0.share == share }.reduce(0) { $0 + $1.calls }
        let reads = MixRow.readsPerUpdate(share)
        for (quantity, unit, value) in [
          (MixQuantity.cost, Figure.Unit.nanoseconds, balance.cost(name, share: share)),
          (MixQuantity.ratio, .ratio, name == baseline ? nil : balance.ratio(name, share: share)),
        ] {
          guard let value else { continue }
          figures.append(
            Figure(
              series: name, quantity: quantity, unit: unit, label: MixRow.label(share), x: reads, value: value,
              samples: calls))
        }
      }
    }
    for name in run.names where name != baseline {
      let rounds = Set(run.rows.map(\.round)).count
      for (quantity, outcome) in [
        (MixQuantity.measured, balance.measured(name)), (MixQuantity.computed, balance.computed(name).outcome),
      ] {
        let (label, value) = outcome.parts
        figures.append(
          Figure(series: name, quantity: quantity, unit: .count, label: label, value: value, samples: rounds))
      }
    }
    self.init(
      figures: figures + run.settling, facts: run.facts,
      samples: MixRow.header + run.rows.map(\.line).joined() + run.settlingLines)
  }
}

extension BreakEven.Outcome {
  /// A word for the outcome, and the number that belongs to it.
  var parts: (label: String, value: Interval) {
    let none = Interval(.nan, low: .nan, high: .nan)
    switch self {
    case .above(let reads): return ("above", reads)
    case .below(let reads): return ("below", reads)
    case .always: return ("always", none)
    case .never: return ("never", none)
    case .notShown: return ("not shown", none)
    }
  }
}
