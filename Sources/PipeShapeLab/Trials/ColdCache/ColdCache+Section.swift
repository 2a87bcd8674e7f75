extension ColdCache {
  static let answers = "digest of the answers"
  static let remaining = "share of the file that stayed in the system's memory, at most"

  /// The steps are layouts: what they answered is compared here.
  public func failure(_ results: [String: StepResult]) -> String? {
    let digests = layouts.compactMap { results[$0] }.map { result in
      result.facts.first { $0.name == Self.answers }?.value
    }
    return Set(digests).count > 1 ? "the layouts did not answer alike" : nil
  }

  /// Cold, reopened and warm times of each layout.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "cold: the store was closed, which moves its log into the file, the file was synchronized, the system was told to forget it, and the pages that stayed in memory were counted; then it was opened anew. new connection: the same read after the store was closed and opened anew, with what it needs still in the system's memory. warm: the same read once more on the connection of the cold one. A read is called cold only where no more than 1 % of the file stayed in memory. Opening and reading the schema is not counted, preparing the statement is. What the disk, or the host of a virtual machine, keeps in memory can neither be dropped nor seen from here: cold is an optimistic figure for a spinning disk. Medians over single reads, 95 % intervals in brackets."
        )
      ])
    let measured = layouts.compactMap { layout in results[layout].map { (layout, $0) } }
    guard !measured.isEmpty else { return section }
    var table = TextTable(
      ["operation", "layout", "samples"] + Temperature.allCases.map(\.rawValue) + ["cold / warm", "left in memory"],
      leftColumns: 2, groups: true)
    for operation in Self.stories.map({ $0.operations[0].rawValue }) {
      for (layout, result) in measured {
        let figures = Temperature.allCases.map { result.figure(operation, of: layout, label: $0.rawValue) }
        guard let warm = figures[2] else { continue }
        let share = result.facts.first { $0.name == Self.remaining }?.value ?? "–"
        table.add(
          [operation, layout, "\(warm.samples)"] + figures.map { $0?.text ?? "–" }
            + [figures[0].map { NumberText.short($0.value.estimate / max(1, warm.value.estimate)) } ?? "–", share])
        guard let cold = figures[0] else { continue }
        section.blocks.append(
          .statement(
            "\(layout): the first \(operation) after a cold start takes \(cold.text), the same again \(warm.text)"))
      }
    }
    for (layout, result) in measured where !result.figures.contains(where: { $0.label == Temperature.cold.rawValue }) {
      section.blocks.append(
        .paragraph(
          "\(layout): no read was cold, since the system did not forget the file: a file system in memory keeps it."))
    }
    section.blocks.append(.table(table))
    return section
  }
}
