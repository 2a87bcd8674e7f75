/// What ageing did to one layout.
struct AgeingView {
  let layout: String
  let result: StepResult

  func figures(_ quantity: String, _ label: String) -> [Figure] {
    result.figures.filter { $0.quantity == quantity && $0.series == layout && $0.label == label }
  }

  /// The first, the last aged and the compacted figure; nil where nothing was measured, or there is but one mark.
  private func ends(_ quantity: String) -> (first: Figure, last: Figure, compacted: Figure?)? {
    let aged = figures(quantity, Ageing.aged)
    guard let first = aged.first, let last = aged.last, first.x != last.x else { return nil }
    return (first, last, figures(quantity, Ageing.compacted).first)
  }

  var facts: [Fact] { result.facts.filter { $0.name != Ageing.endedEarly } }

  var rows: [[String]] {
    let quantities = Ageing.Quantity.allCases.flatMap { quantity in
      switch quantity {
      case .read, .find, .update: [quantity.rawValue, quantity.fresh, quantity.ratio]
      case .bytes: [quantity.rawValue, quantity.ratio]
      default: [quantity.rawValue]
      }
    }
    let ratios = Ageing.Quantity.probed.map(\.ratio)
    return quantities.compactMap { quantity in
      let aged = figures(quantity, Ageing.aged)
      guard let first = aged.first, let last = aged.last else { return nil }
      let compacted = figures(quantity, Ageing.compacted).first
      let text = { (figure: Figure) in
        ratios.contains(quantity) ? SliceView.mark(figure, noise: first) : figure.text
      }
      // What many updates cost is a figure of the sessions since the last look: a new store had none.
      let isNew = first.x == 0
      let start = ratios.contains(quantity) ? NumberText.ratio(first.value) : first.text
      return [
        layout, isNew ? quantity : "\(quantity), since \(NumberText.count(look(before: last))) updates",
        isNew ? start : "–", text(last), NumberText.count(Int(last.x ?? 0)), compacted.map(text) ?? "–",
      ]
    }
  }

  /// After how many updates the store was looked at before it was for that figure.
  private func look(before figure: Figure) -> Int {
    let places = result.figures.filter { $0.series == layout && $0.label == Ageing.aged }.compactMap(\.x)
    return Int(places.filter { $0 < figure.x ?? 0 }.max() ?? 0)
  }

  var statements: [String] {
    guard let bytes = ends(Ageing.Quantity.bytes.ratio) else { return [] }
    let compacted = bytes.compacted.map { ", \(NumberText.short($0.value.estimate)) once compacted" } ?? ""
    let size =
      "the store takes \(NumberText.short(bytes.last.value.estimate)) of the bytes of a fresh one with the same pipelines\(compacted)"
    let times = Ageing.Quantity.probed.compactMap { quantity -> String? in
      guard let ratio = ends(quantity.ratio) else { return nil }
      switch verdict(ratio.last, noise: ratio.first) {
      case .faster, .slower: return "\(quantity.rawValue) takes \(NumberText.ratio(ratio.last.value)) of its time there"
      case .tooFewSamples: return nil
      default: return "\(quantity.rawValue): no difference shown"
      }
    }
    return [
      "\(layout) after \(NumberText.count(Int(bytes.last.x ?? 0))) updates: \(([size] + times).joined(separator: "; "))"
    ]
  }

  private func verdict(_ figure: Figure, noise: Figure) -> CandidateFigures.Verdict {
    CandidateFigures.Verdict(
      role: .candidate, samples: figure.samples, ratio: figure.value, noiseFloor: noise.value.reach)
  }
}
