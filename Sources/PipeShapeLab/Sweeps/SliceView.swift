/// Plots and tables of one slice of a sweep.
struct SliceView {
  let sweep: Sweep
  let slice: Sweep.Slice
  let results: [String: StepResult]

  /// The points that have results.
  private var measured: [(label: String, x: Double, result: StepResult)] {
    slice.points.compactMap { place in
      guard let result = results[place.name], let point = sweep.points.first(where: { $0.name == place.name }) else {
        return nil
      }
      return (point.label, place.x, result)
    }
  }

  /// Every layout that some point has figures of; the baseline's second store is none.
  private var series: [String] {
    var names: [String] = []
    for figure in measured.flatMap(\.result.figures) where figure.label == "after loading" || figure.label == "mean" {
      if !names.contains(figure.series), figure.series != "\(sweep.baseline) again" { names.append(figure.series) }
    }
    return names
  }

  func isMeasured(_ operation: OperationName) -> Bool {
    measured.contains { $0.result.figures.contains { $0.quantity == operation.rawValue } }
  }

  /// The mean of an operation.
  func plot(_ operation: OperationName) -> LinePlot {
    plot(operation.rawValue, label: "mean", unit: .nanoseconds, scale: .logarithmic)
  }

  /// What a pipeline takes.
  var storagePlots: [LinePlot] {
    [StorageQuantity.bytes, .copies].map { quantity in
      plot(
        quantity.rawValue, label: "after loading", unit: quantity.unit,
        scale: quantity == .bytes ? .logarithmic : .linear)
    }.filter { !$0.lines.isEmpty }
  }

  private func plot(_ quantity: String, label: String, unit: Figure.Unit, scale: LinePlot.Scale) -> LinePlot {
    let lines = series.map { name in
      LinePlot.Line(
        name,
        points: measured.compactMap { place in
          place.result.figure(quantity, of: name, label: label).map { LinePlot.Point(place.x, $0.value) }
        })
    }
    var plot = LinePlot(
      quantity, xTitle: slice.axis, unit: unit, xScale: slice.scale, yScale: scale,
      lines: lines.filter { !$0.points.isEmpty })
    plot.labels = Dictionary(measured.map { ($0.x, $0.label) }) { first, _ in first }
    return plot
  }

  /// The ratios to the baseline, point by point, the noise beside them.
  func ratios(_ operations: [OperationName]) -> TextTable {
    let others = series.filter { $0 != sweep.baseline }
    var table = TextTable(
      ["operation", slice.axis, "samples", sweep.baseline, "\(sweep.baseline) again"] + others, leftColumns: 1,
      groups: true)
    for operation in operations {
      for place in measured {
        let quantity = operation.rawValue
        guard let base = place.result.figure(quantity, of: sweep.baseline, label: "mean") else { continue }
        let noise = place.result.figure(quantity, of: "\(sweep.baseline) again", label: "ratio")
        let marks = others.map { name in
          place.result.figure(quantity, of: name, label: "ratio").map { Self.mark($0, noise: noise) } ?? "–"
        }
        table.add(
          [
            quantity, place.label, NumberText.count(base.samples), base.text,
            noise.map { NumberText.ratio($0.value) } ?? "–",
          ] + marks)
      }
    }
    return table
  }

  /// A ratio with what it shows, by the rules of every comparison.
  static func mark(_ figure: Figure, noise: Figure?) -> String {
    let verdict = CandidateFigures.Verdict(
      role: .candidate, samples: figure.samples, ratio: figure.value, noiseFloor: noise?.value.reach ?? 1)
    switch verdict {
    case .tooFewSamples: return "not ranked"
    case .faster: return "\(NumberText.ratio(figure.value)) ▼"
    case .slower: return "\(NumberText.ratio(figure.value)) ▲"
    default: return "\(NumberText.ratio(figure.value)) ="
    }
  }
}
