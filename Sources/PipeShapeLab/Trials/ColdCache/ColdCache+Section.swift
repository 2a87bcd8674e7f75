extension ColdCache {
  static let coldByWarm = "cold / warm"
  static func byBaseline(_ temperature: Temperature) -> String { "\(temperature.rawValue), by the baseline's" }
  static func remaining(of layout: String) -> String {
    "share of the file of \(layout) that stayed in the system's memory, at most"
  }

  /// Cold, reopened and warm times of each layout, and its ratio to the baseline.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "cold: the store was closed, which moves its log into the file, the file was synchronized, the system was told to forget it, and the pages that stayed in memory were counted; then it was opened anew. new connection: the same read after the store was closed and opened anew, with what it needs still in the system's memory. warm: the same read once more on the connection of the cold one. A read is called cold only where no more than 1 % of the file stayed in memory. Opening and reading the schema is not counted, preparing the statement is. What the disk, or the host of a virtual machine, keeps in memory can neither be dropped nor seen from here: cold is an optimistic figure for a spinning disk."
        ),
        .paragraph(
          "Layouts take turns in random order, each with the same reads. Means of single reads, ratios of sums, 95 % intervals over repeats in brackets; ▲ ▼ only where an interval excludes 1 and leaves the noise of \(baseline) against itself."
        ),
      ])
    guard let result = results[Self.step] else { return section }
    let names = result.figures.map(\.series).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    var table = TextTable(
      ["operation", "layout", "samples"] + Temperature.allCases.map(\.rawValue)
        + [Self.coldByWarm, "cold / \(baseline)", "warm / \(baseline)", "left in memory"],
      leftColumns: 2, groups: true)
    for operation in Self.stories.map({ $0.operations[0].rawValue }) {
      for name in names {
        let figures = Temperature.allCases.map { result.figure(operation, of: name, label: $0.rawValue) }
        guard let warm = figures[2] else { continue }
        table.add(
          [operation, name, "\(warm.samples)"] + figures.map { $0?.text ?? "–" }
            + [
              result.figure(operation, of: name, label: Self.coldByWarm).map { NumberText.ratio($0.value) } ?? "–",
              ratio(result, operation, name, .cold), ratio(result, operation, name, .warm),
              result.facts.first { $0.name == Self.remaining(of: name) }?.value ?? "–",
            ])
        guard let cold = figures[0], name != "\(baseline) again" else { continue }
        section.blocks.append(
          .statement(
            "\(name): the first \(operation) after a cold start takes \(cold.text), the same again \(warm.text)"))
      }
    }
    for name in names
    where !result.figures.contains(where: { $0.series == name && $0.label == Temperature.cold.rawValue }) {
      section.blocks.append(
        .paragraph(
          "\(name): no read was cold, since the system did not forget the file: a file system in memory keeps it."))
    }
    section.blocks += [.table(table), .folded("Settings, and the equality gate", [.facts(result.facts)])]
    return section
  }

  private func ratio(_ result: StepResult, _ operation: String, _ name: String, _ temperature: Temperature) -> String {
    let label = Self.byBaseline(temperature)
    guard let figure = result.figure(operation, of: name, label: label) else { return "–" }
    let again = "\(baseline) again"
    return name == again
      ? NumberText.ratio(figure.value)
      : SliceView.mark(figure, noise: result.figure(operation, of: again, label: label))
  }
}
