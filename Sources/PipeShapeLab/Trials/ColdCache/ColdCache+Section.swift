extension ColdCache {
  static let answers = "digest of the answers"
  static let remaining = "share of the file that stayed in the system's memory, at most"

  /// Cold, reopened and warm times of each layout.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "cold: the store was closed, which moves its log into the file, the file was synchronized, the system was told to forget it (posix_fadvise, DONTNEED), and the pages that stayed in memory were counted (mincore); then it was opened anew. new connection: closed and opened anew, the file still in the system's memory. warm: the cold read once more. Opening and reading the schema is not counted, preparing the statement is. What the disk, or the host of a virtual machine, keeps in memory can neither be dropped nor seen from here: cold is an optimistic figure for a spinning disk. Medians over single reads, 95 % intervals in brackets."
        )
      ])
    let measured = layouts.compactMap { layout in results[layout].map { (layout, $0) } }
    guard let first = measured.first else { return section }
    let digest = { (result: StepResult) in result.facts.first { $0.name == Self.answers }?.value }
    guard measured.allSatisfy({ digest($0.1) == digest(first.1) }) else {
      section.blocks.append(.paragraph("No figures: the layouts did not answer alike."))
      return section
    }
    var table = TextTable(
      ["operation", "layout", "samples"] + Temperature.allCases.map(\.rawValue) + ["cold / warm", "left in memory"],
      leftColumns: 2, groups: true)
    for operation in Self.stories.map({ $0.operations[0].rawValue }) {
      for (layout, result) in measured {
        let figures = Temperature.allCases.map { result.figure(operation, of: layout, label: $0.rawValue) }
        guard let cold = figures[0], let warm = figures[2] else { continue }
        let share = result.facts.first { $0.name == Self.remaining }?.value ?? "–"
        table.add(
          [operation, layout, "\(cold.samples)"] + figures.map { $0?.text ?? "–" }
            + [NumberText.short(cold.value.estimate / max(1, warm.value.estimate)), share])
        section.blocks.append(
          .statement(
            "\(layout): the first \(operation) after a cold start takes \(cold.text), the same again \(warm.text)"))
      }
    }
    section.blocks.append(.table(table))
    return section
  }
}
