extension Ablation {
  /// For each layout, index and operation that differs: without by with, and what the layout does to that operation.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "Each layout is compared with itself without one of its indexes, on \(settings.pipelines) pipelines: the same calls, interleaved, and the equality gate holds. ▲ an operation costs more without the index: that is what the index is worth. ▼ it costs less: that is what the index costs. Only what leaves the noise of the layout against itself is listed. Beside it stands the layout's own ratio to \(baseline), from a comparison of the same size. The indexes of keys cannot be dropped. What an index adds to checkpoints is not shown: \(OperationName.settling.rawValue) has one sample a round, too few for a rank here."
        )
      ])
    for layout in layouts {
      guard let result = results["without-\(layout)"] else { continue }
      let view = AblationView(layout: layout, baseline: baseline, result: result, between: results[Self.between])
      section.blocks += [.heading(layout)] + view.statements.map { .statement($0) }
      section.blocks.append(.table(view.table))
      if !view.idle.isEmpty {
        section.blocks.append(
          .paragraph(
            "No difference was shown without \(view.idle.joined(separator: ", ")), at this size and for the operations that have the samples of a rank."
          ))
      }
      if !view.unranked.isEmpty {
        section.blocks.append(
          .paragraph(
            "Nothing is said about \(view.unranked.map(\.rawValue).joined(separator: ", ")): fewer than \(ComparisonSettings.samplesToRank) samples. An index may be there for one of these."
          ))
      }
      section.blocks.append(.folded("The indexes of \(layout), and the equality gate", [.facts(result.facts)]))
    }
    return section
  }
}
