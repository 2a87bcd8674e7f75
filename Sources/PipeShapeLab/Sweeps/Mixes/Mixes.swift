/// The chapter that mixes whole reads with status updates, and finds where a layout begins to pay.
public struct Mixes: Chapter {
  /// The key of its files.
  public let name = "mixes"
  /// The heading of its section.
  public let title = "Whole reads and status updates, mixed"
  private let settings: MixSettings
  private let weight: Double
  private let baseline: String

  /// Measures with those sizes.
  public init(_ settings: SweepSettings, baseline: String = "normalized") {
    self.settings = MixSettings(settings)
    self.baseline = baseline
    weight = settings.isQuick ? 1 : 330
  }

  /// One run, in which all mixes take turns.
  public var steps: [ExperimentStep] {
    let mixes = settings.readsPerUpdate.map { "\($0)" }.joined(separator: ", ")
    let own = [Fact("reads per update", mixes), Fact("calls of a mix in a round", "\(settings.calls)")]
    return [
      ExperimentStep("reads-per-update", weight: weight, fingerprint: settings.comparison.facts + own) {
        [settings] context async throws(ComparisonError) in
        let run = try await MixRun(context.comparison(settings.comparison), settings)
        return StepResult(run, baseline: context.baseline)
      }
    ]
  }

  /// Costs over mixes, and where the lines cross.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "Where does cheap reading outweigh expensive updating? A mix is \(NumberText.count(settings.calls)) calls in random order: whole reads of pipelines, and messages about one Copr target, found by build id and chroot. \(NumberText.count(settings.comparison.pipelines)) pipelines, \(settings.comparison.rounds) rounds."
        )
      ])
    guard let result = results["reads-per-update"] else { return section }
    let names = result.figures.filter { $0.quantity == MixQuantity.cost }.map(\.series)
    let series = names.enumerated().filter { names.firstIndex(of: $1) == $0 && $1 != "\(baseline) again" }.map(
      \.element)
    section.blocks += series.filter { $0 != baseline }.map { .statement(statement($0, result)) }
    section.blocks.append(.plots([plot(MixQuantity.cost, series, result), plot(MixQuantity.ratio, series, result)]))
    section.blocks.append(.table(table(series, result)))
    section.blocks.append(.table(settling(series, result)))
    section.blocks.append(
      .paragraph(
        "A break-even is measured where the lines of two neighbouring mixes cross; rounds are drawn anew for its interval. The computed one follows from reads alone and updates alone, measured in the same rounds: where the two disagree, reads and updates disturb one another. What the updates of a round have left to be done is no part of a mix, since all mixes of the round share it: it stands by itself. A layout “pays” where its ratio excludes 1 and leaves the noise of the same mix."
      ))
    section.blocks.append(.folded("What the data turned out to be", [.facts(result.facts)]))
    return section
  }

  private func plot(_ quantity: String, _ series: [String], _ result: StepResult) -> LinePlot {
    let mixed = { (name: String) in
      result.figures.filter {
        $0.quantity == quantity && $0.series == name && ($0.x ?? 0) > 0 && ($0.x ?? .infinity).isFinite
      }
    }
    var plot = LinePlot(
      quantity, xTitle: "whole reads per status update", unit: quantity == MixQuantity.cost ? .nanoseconds : .ratio,
      lines: series.map { name in
        LinePlot.Line(name, points: mixed(name).map { LinePlot.Point($0.x ?? 0, $0.value) })
      }.filter { !$0.points.isEmpty })
    for figure in series.flatMap(mixed) { plot.labels[figure.x ?? 0] = figure.label }
    return plot
  }

  private func table(_ series: [String], _ result: StepResult) -> TextTable {
    let others = series.filter { $0 != baseline }
    var table = TextTable(["whole reads per status update", "calls", baseline, "\(baseline) again"] + others)
    for share in settings.shares {
      let label = MixRow.label(share)
      guard let base = result.figure(MixQuantity.cost, of: baseline, label: label) else { continue }
      let noise = result.figure(MixQuantity.ratio, of: "\(baseline) again", label: label)
      table.add(
        [label, NumberText.count(base.samples), base.text, noise.map { NumberText.ratio($0.value) } ?? "–"]
          + others.map { name in
            result.figure(MixQuantity.ratio, of: name, label: label).map { SliceView.mark($0, noise: noise) } ?? "–"
          })
    }
    return table
  }

  /// What the rounds' updates have left to be done, once a round.
  private func settling(_ series: [String], _ result: StepResult) -> TextTable {
    let quantity = OperationName.settling.rawValue
    var table = TextTable(["layout", "rounds", quantity, "by \(baseline)'s"])
    for name in [baseline, "\(baseline) again"] + series.filter({ $0 != baseline }) {
      guard let cost = result.figure(quantity, of: name, label: "mean") else { continue }
      let ratio = result.figure(quantity, of: name, label: "ratio")
      table.add([name, NumberText.count(cost.samples), cost.text, ratio.map { NumberText.ratio($0.value) } ?? "–"])
    }
    return table
  }

  private func statement(_ name: String, _ result: StepResult) -> String {
    let measured = result.figure(MixQuantity.measured, of: name)
    let computed = result.figure(MixQuantity.computed, of: name)
    let first = MixRow.label(settings.shares[1])
    let last = MixRow.label(settings.shares[settings.shares.count - 2])
    let text: String
    switch measured?.label {
    case "above":
      text = "\(name) pays if there are more than \(number(measured, within: mixes)) whole reads per status update"
    case "below":
      text = "\(name) pays if there are fewer than \(number(measured, within: mixes)) whole reads per status update"
    case "always":
      text = "\(name) pays at every mix from \(first) to \(last) whole reads per status update"
    case "never":
      text = "\(name) is not shown to pay at any mix from \(first) to \(last) whole reads per status update"
    default: text = "\(name) shows no break-even from \(first) to \(last) whole reads per status update"
    }
    let other: String
    switch computed?.label {
    case "above": other = "more than \(number(computed))"
    case "below": other = "fewer than \(number(computed))"
    case "always": other = "at any ratio"
    case "never": other = "not shown at any ratio"
    default: other = "no break-even, since a difference is not shown for both"
    }
    return "\(text) (measured as mixes; computed from reads and updates apart: \(other))"
  }

  /// The number, with bounds that lie beyond what was measured as such.
  func number(_ figure: Figure?, within mixes: ClosedRange<Double>? = nil) -> String {
    guard let value = figure?.value else { return "–" }
    guard let mixes else { return NumberText.ratio(value) }
    let text = { (number: Double) -> String in
      if number <= mixes.lowerBound * (1 + 1e-9) { return "≤ \(PlotAxis.plain(mixes.lowerBound))" }
      if number > mixes.upperBound * (1 + 1e-9) { return "> \(PlotAxis.plain(mixes.upperBound))" }
      return NumberText.fixed(number, 2)
    }
    return "\(text(value.estimate)) [\(text(value.low)), \(text(value.high))]"
  }

  private var mixes: ClosedRange<Double>? {
    guard let first = settings.readsPerUpdate.first, let last = settings.readsPerUpdate.last, first < last else {
      return nil
    }
    return first...last
  }
}
