extension Ageing {
  /// Curves over updates, the aged store beside a fresh one, and what compacting gives back.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "A store of \(NumberText.count(settings.pipelines)) pipelines is updated up to \(NumberText.count(settings.updates)) times, but not for more than \(NumberText.fixed(settings.ageingSeconds, 0)) s: pipelines are made, their builds and tests start and end, one in ten is rerun, and as many of the oldest are removed, \(size.units) pipelines in a session. Then it is written anew and looked at again. Every layout answers alike at every mark that it reached, else there are no figures. A mark is reached with a whole session, so figures stand at the number of updates as it was."
        ),
        .paragraph(
          "At each mark a fresh store is filled with the very pipelines that the aged one holds, in the order of their ids; only the ids of pipelines, events and projects differ, and the aged store still has the events of pipelines that are gone. Both are asked the same in turns, in random order, \(size.rounds) rounds, each call in a session of its own; neither has a log when a round begins. The ratio aged / fresh is that of sums over rounds, its interval that of a bootstrap over rounds. Before the first update the two are alike: how far their ratio is from 1 there is the noise, and ▲ ▼ are given only where an interval excludes 1 and leaves it. Layouts age one after the other, minutes apart: a ratio holds its own fresh store against what was measured in the same minute, a time does not, so times of two layouts are not to be compared here; the experiment's other chapters do that."
        ),
      ])
    let measured = layouts.compactMap { layout in results[layout].map { AgeingView(layout: layout, result: $0) } }
    guard !measured.isEmpty else { return section }
    for view in measured {
      section.blocks += view.statements.map { .statement($0) }
      section.blocks += view.result.facts.filter { $0.name == Self.endedEarly }.map {
        .paragraph("\(view.layout) ended early: \($0.value).")
      }
    }
    section.blocks.append(
      .plots(
        [(Quantity.bytes.rawValue, Figure.Unit.bytes), (Quantity.bytes.ratio, .ratio)].map { plot($0, $1, measured) }
          + Quantity.probed.map { plot($0.ratio, .ratio, measured) }))
    var table = TextTable(
      ["layout", "quantity", "new", "aged", "updates", "compacted"], leftColumns: 2, groups: true)
    for row in measured.flatMap(\.rows) { table.add(row) }
    section.blocks.append(.table(table))
    section.blocks += measured.map {
      .folded("The settings of \($0.layout), and the equality gate", [.facts($0.facts)])
    }
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

  private func plot(_ quantity: String, _ unit: Figure.Unit, _ measured: [AgeingView]) -> LinePlot {
    LinePlot(
      quantity, xTitle: "updates", unit: unit, xScale: .ordinal, yScale: unit == .bytes ? .linear : .logarithmic,
      lines: measured.map { view in
        LinePlot.Line(
          view.layout,
          points: view.figures(quantity, Self.aged).compactMap { figure in
            figure.x.map { LinePlot.Point($0, figure.value) }
          })
      }.filter { !$0.points.isEmpty })
  }
}
