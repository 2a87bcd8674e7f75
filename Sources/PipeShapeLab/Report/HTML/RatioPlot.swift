/// Ratios with their intervals on a logarithmic axis, one row an operation, the noise floor as a band.
struct RatioPlot {
  let report: ComparisonReport

  private static let width = 1060.0
  private static let left = 300.0
  private static let right = 150.0

  private var shown: [Int] { report.candidates.indices.filter { report.candidates[$0].role == .candidate } }

  private var rowHeight: Double { max(26, Double(shown.count) * 11 + 15) }

  /// The axis: the smallest powers and their halves that hold every bound, at least from 1/2 to 2.
  private var bounds: (low: Double, high: Double) {
    var (low, high) = (0.5, 2.0)
    for figures in report.operations {
      for ratio in shown.compactMap({ figures.candidates[$0].ratio }) where ratio.low > 0 && ratio.high.isFinite {
        low = min(low, ratio.low)
        high = max(high, ratio.high)
      }
    }
    return (max(low * 0.9, 0.001), min(high * 1.1, 1000))
  }

  private func place(_ ratio: Double) -> Double {
    let (low, high) = (Statistics.logarithm(bounds.low), Statistics.logarithm(bounds.high))
    let value = Statistics.logarithm(min(max(ratio, bounds.low), bounds.high))
    return Self.left + (value - low) / (high - low) * (Self.width - Self.left - Self.right)
  }

  private func number(_ value: Double) -> String { NumberText.fixed(value, 1) }

  /// The plot as one SVG element.
  var svg: String {
    var markup = Markup()
    let top = 26.0
    let height = top + Double(report.operations.count) * rowHeight + 34
    markup.raw(
      "<svg viewBox=\"0 0 \(number(Self.width)) \(number(height))\" role=\"img\" aria-label=\"Ratios to the baseline with 95 % intervals\">"
    )
    for (row, figures) in report.operations.enumerated() {
      band(figures, top: top + Double(row) * rowHeight, &markup)
    }
    axis(from: top, to: height - 30, &markup)
    for (row, figures) in report.operations.enumerated() {
      draw(figures, top: top + Double(row) * rowHeight, &markup)
    }
    markup.raw("</svg>")
    return markup.text
  }

  private func axis(from top: Double, to bottom: Double, _ markup: inout Markup) {
    var last = -100.0
    for tick in ticks where tick >= bounds.low && tick <= bounds.high {
      let x = place(tick)
      markup.raw(
        "<line class=\"\(tick == 1 ? "one" : "axis")\" x1=\"\(number(x))\" x2=\"\(number(x))\" y1=\"\(number(top - 4))\" y2=\"\(number(bottom))\"/>"
      )
      guard x - last > 30 else { continue }
      last = x
      markup.raw(
        "<text class=\"soft\" text-anchor=\"middle\" x=\"\(number(x))\" y=\"\(number(bottom + 17))\">\(label(tick))×</text>"
      )
    }
    markup.raw(
      "<text class=\"soft\" text-anchor=\"end\" x=\"\(number(place(1) - 8))\" y=\"14\">← cheaper</text><text class=\"soft\" x=\"\(number(place(1) + 8))\" y=\"14\">more expensive →</text>"
    )
  }

  /// Round ratios; more of them where the axis is short.
  private var ticks: [Double] {
    let steps: [Double] = bounds.high / bounds.low < 40 ? [1, 1.5, 2, 3, 5, 7] : [1, 2, 5]
    return [0.001, 0.01, 0.1, 1, 10, 100, 1000].flatMap { power in steps.map { $0 * power } }
  }

  private func label(_ tick: Double) -> String {
    var text = NumberText.fixed(tick, 3)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  private func band(_ figures: OperationFigures, top: Double, _ markup: inout Markup) {
    let floor = min(figures.noiseFloor, 1000)
    let (from, to) = (place(1 / floor), place(floor))
    markup.raw(
      "<rect class=\"band\" x=\"\(number(from))\" y=\"\(number(top + 2))\" width=\"\(number(max(1, to - from)))\" height=\"\(number(rowHeight - 4))\"><title>noise floor: \(NumberText.percent(figures.noiseFloor - 1))</title></rect>"
    )
  }

  private func draw(_ figures: OperationFigures, top: Double, _ markup: inout Markup) {
    let middle = top + rowHeight / 2
    markup.element(
      "text", figures.operation.rawValue,
      attributes: "text-anchor=\"end\" x=\"\(number(Self.left - 14))\" y=\"\(number(middle + 4.5))\"")
    for (slot, index) in shown.enumerated() {
      let candidate = figures.candidates[index]
      guard let ratio = candidate.ratio else { continue }
      let y = middle + (Double(slot) - Double(shown.count - 1) / 2) * 12
      let name = Markup.escape(report.candidates[index].name)
      let color = "var(--c\(1 + slot % 5))"
      guard candidate.verdict != .tooFewSamples else {
        markup.raw(
          "<text class=\"soft\" x=\"\(number(place(1) + 8))\" y=\"\(number(y + 4))\">\(name): \(NumberText.things(candidate.samples, "sample")), not ranked</text>"
        )
        continue
      }
      let hollow = candidate.verdict == .noDifference
      markup.raw(
        "<g><title>\(name): \(NumberText.ratio(ratio)), \(NumberText.things(candidate.samples, "sample"))</title>")
      markup.raw(
        "<line x1=\"\(number(place(ratio.low)))\" x2=\"\(number(place(ratio.high)))\" y1=\"\(number(y))\" y2=\"\(number(y))\" style=\"stroke:\(color);stroke-width:2.5\"/>"
      )
      markup.raw(
        "<circle cx=\"\(number(place(ratio.estimate)))\" cy=\"\(number(y))\" r=\"4.5\" style=\"fill:\(hollow ? "var(--paper)" : color);stroke:\(color);stroke-width:2\"/></g>"
      )
      markup.raw(
        "<text class=\"soft\" x=\"\(number(Self.width - Self.right + 14))\" y=\"\(number(y + 4))\">\(NumberText.ratio(ratio))</text>"
      )
    }
  }
}
