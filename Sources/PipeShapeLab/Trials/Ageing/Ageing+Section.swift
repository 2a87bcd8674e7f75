extension Ageing {
  /// Curves over updates, and what compacting gives back.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "A store of \(NumberText.count(settings.pipelines)) pipelines is updated up to \(NumberText.count(settings.updates)) times, but not for more than \(NumberText.fixed(settings.ageingSeconds, 0)) s: pipelines are made, their builds and tests start and end, one in ten is rerun, and as many of the oldest are removed, \(units) pipelines in a session. Then it is written anew and looked at again. Every layout answers alike at every mark that it reached, else there are no figures. Sessions this large are not what a service writes: an update in a session of its own stands beside them. Times at two marks are of other pipelines, minutes apart, without a young store beside them: they are shown, and nothing is concluded from them."
        )
      ])
    let measured = layouts.compactMap { layout in results[layout].map { (layout, $0) } }
    guard !measured.isEmpty else { return section }
    for (layout, result) in measured {
      section.blocks += statements(layout, result).map { .statement($0) }
      section.blocks += result.facts.filter { $0.name == "ended early" }.map {
        .paragraph("\(layout) ended early: \($0.value).")
      }
    }
    section.blocks.append(.plots([Quantity.bytes, .batched, .read, .update].map { plot($0, measured) }))
    section.blocks.append(.table(table(measured)))
    return section
  }

  /// The steps are layouts: what they answered is compared here.
  public func failure(_ results: [String: StepResult]) -> String? {
    differing(layouts.compactMap { results[$0] }).map { "the layouts did not answer alike after \($0) updates" }
  }

  /// The first mark at which two layouts' answers differ.
  private func differing(_ results: [StepResult]) -> Int? {
    marks.first { mark in
      let digests = results.compactMap { result in
        result.facts.first { $0.name == Self.digest(after: mark) }?.value
      }
      return Set(digests).count > 1
    }
  }

  private func figures(_ quantity: Quantity, _ layout: String, _ result: StepResult, _ label: String) -> [Figure] {
    result.figures.filter { $0.quantity == quantity.rawValue && $0.series == layout && $0.label == label }
  }

  private func plot(_ quantity: Quantity, _ measured: [(String, StepResult)]) -> LinePlot {
    LinePlot(
      quantity.rawValue, xTitle: "updates", unit: quantity.unit, xScale: .ordinal,
      yScale: quantity == .bytes ? .linear : .logarithmic,
      lines: measured.map { layout, result in
        LinePlot.Line(
          layout,
          points: figures(quantity, layout, result, Self.aged).compactMap { figure in
            figure.x.map { LinePlot.Point($0, figure.value) }
          })
      }.filter { !$0.points.isEmpty })
  }

  private func table(_ measured: [(String, StepResult)]) -> TextTable {
    var table = TextTable(
      ["layout", "quantity", "new", "aged", "updates", "compacted"], leftColumns: 2, groups: true)
    for (layout, result) in measured {
      for quantity in Quantity.allCases {
        let aged = figures(quantity, layout, result, Self.aged)
        guard let first = aged.first, let last = aged.last else { continue }
        let compacted = figures(quantity, layout, result, Self.compacted).first
        table.add([
          layout, quantity.rawValue, first.text, last.text, NumberText.count(Int(last.x ?? 0)),
          compacted?.text ?? "–",
        ])
      }
    }
    return table
  }

  private func statements(_ layout: String, _ result: StepResult) -> [String] {
    let ends = { (quantity: Quantity) -> (Figure, Figure)? in
      let aged = figures(quantity, layout, result, Self.aged)
      guard let first = aged.first, let last = aged.last, first != last else { return nil }
      return (first, last)
    }
    guard let bytes = ends(.bytes) else { return [] }
    let compacted = figures(.bytes, layout, result, Self.compacted).first
    let factor = { (pair: (Figure, Figure)) in
      NumberText.short(pair.1.value.estimate / max(1, pair.0.value.estimate))
    }
    return [
      "\(layout) after \(NumberText.count(Int(bytes.1.x ?? 0))) updates: the file is \(factor(bytes)) of what it was\(compacted.map { ", \(NumberText.short($0.value.estimate / max(1, bytes.0.value.estimate))) once compacted" } ?? "")"
    ]
  }
}
