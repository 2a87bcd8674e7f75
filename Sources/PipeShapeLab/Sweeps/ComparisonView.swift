/// Tables of one comparison, made of its kept figures.
struct ComparisonView {
  let result: StepResult
  let baseline: String

  private var again: String { "\(baseline) again" }

  /// Every layout, the baseline first.
  private var series: [String] {
    var names = [baseline]
    for figure in result.figures where !names.contains(figure.series) && figure.series != again {
      names.append(figure.series)
    }
    return names
  }

  private var operations: [OperationName] {
    OperationName.allCases.filter { operation in result.figures.contains { $0.quantity == operation.rawValue } }
  }

  /// How each layout reached its rows, by operation.
  var accessPaths: [(name: String, paths: [Fact])] {
    series.map { name in
      let start = "\(StepResult.accessPath(of: name)): "
      let paths = result.facts.filter { $0.name.utf8.starts(with: start.utf8) }
      return (name, paths.map { Fact(String($0.name.dropFirst(start.count)), $0.value) })
    }.filter { !$0.paths.isEmpty }
  }

  /// The other facts.
  var facts: [Fact] {
    let start = StepResult.accessPath(of: "")
    return result.facts.filter { !$0.name.utf8.starts(with: start.utf8) }
  }

  var ratios: TextTable {
    let others = Array(series.dropFirst())
    var table = TextTable(["operation", "samples", baseline, again] + others)
    for operation in operations {
      let quantity = operation.rawValue
      guard let base = result.figure(quantity, of: baseline, label: "mean") else { continue }
      let noise = result.figure(quantity, of: again, label: "ratio")
      table.add(
        [quantity, NumberText.count(base.samples), base.text, noise.map { NumberText.ratio($0.value) } ?? "–"]
          + others.map { name in
            result.figure(quantity, of: name, label: "ratio").map { SliceView.mark($0, noise: noise) } ?? "–"
          })
    }
    return table
  }

  var storage: TextTable {
    var table = TextTable(["after loading"] + series)
    for quantity in StorageQuantity.allCases {
      let cells = series.map { result.figure(quantity.rawValue, of: $0)?.text ?? "–" }
      if cells.contains(where: { $0 != "–" }) { table.add([quantity.rawValue] + cells) }
    }
    return table
  }

  var latencies: TextTable {
    var table = TextTable(
      ["operation", "layout", "samples", "mean", "p50", "p90", "p99"], leftColumns: 2, groups: true)
    for operation in operations {
      for name in series {
        guard let mean = result.figure(operation.rawValue, of: name, label: "mean") else { continue }
        let quantiles = ["p50", "p90", "p99"].map {
          result.figure(operation.rawValue, of: name, label: $0)?.text ?? "–"
        }
        table.add([operation.rawValue, name, NumberText.count(mean.samples), mean.text] + quantiles)
      }
    }
    return table
  }

  var counters: TextTable {
    var table = TextTable(["operation", "counter"] + series, leftColumns: 2, groups: true)
    for operation in operations {
      var labels: [String] = []
      for figure in result.figures where figure.quantity == operation.rawValue && figure.unit == .count {
        if !labels.contains(figure.label) { labels.append(figure.label) }
      }
      for label in labels {
        let figures = series.map { result.figure(operation.rawValue, of: $0, label: label) }
        guard figures.contains(where: { ($0?.value.estimate ?? 0) != 0 }) else { continue }
        table.add([operation.rawValue, label] + figures.map { $0?.text ?? "–" })
      }
    }
    return table
  }
}
