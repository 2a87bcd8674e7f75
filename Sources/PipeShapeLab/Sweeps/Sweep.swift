/// A chapter that repeats one comparison while one of its settings changes.
public struct Sweep: Chapter {
  /// Points that differ in one thing, in order.
  public struct Slice: Sendable {
    /// What is held while the rest changes; empty where there is one slice.
    public var title: String
    /// What the axis says, and how values are placed on it.
    public var axis: String, scale: LinePlot.Scale
    /// The names of the points, and where they stand in this slice.
    public var points: [(name: String, x: Double)]
    /// What is plotted before the rest.
    public var operations: [OperationName]
    /// Whether other operations are shown too, folded.
    public var showsAll = true
  }

  /// The key of its files.
  public var name: String
  /// The heading of its section.
  public var title: String
  /// What is asked, and what changes.
  public var question: [String]
  /// Every comparison.
  public var points: [SweepPoint]
  /// What is plotted.
  public var slices: [Slice]
  /// The layout that all are compared with.
  public var baseline = "normalized"
  /// More statements, from the results by point.
  var statements: @Sendable ([String: StepResult]) -> [String] = { _ in [] }

  /// The comparisons.
  public var steps: [ExperimentStep] { points.map(\.step) }

  /// Plots over the axis, and tables of ratios.
  ///
  /// Growth is not put into words: two points are two comparisons, and no interval says how far the machine drifted
  /// between them.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(title, question.map { .paragraph($0) })
    section.blocks += missing(results).map { .paragraph($0) }
    section.blocks += statements(results).map { .statement($0) }
    for slice in slices {
      if !slice.title.isEmpty { section.blocks.append(.heading(slice.title)) }
      let view = SliceView(sweep: self, slice: slice, results: results)
      section.blocks.append(.plots(view.storagePlots + slice.operations.map(view.plot)))
      section.blocks.append(.table(view.ratios(slice.operations)))
      let others = OperationName.allCases.filter { !slice.operations.contains($0) && view.isMeasured($0) }
      if slice.showsAll, !others.isEmpty {
        section.blocks.append(
          .folded("The other operations", [.plots(others.map(view.plot)), .table(view.ratios(others))]))
      }
    }
    let facts = points.compactMap { point in
      results[point.name].map { result in
        ReportSection.Block.folded("\(point.label): the data and the equality gate", [.facts(result.facts)])
      }
    }
    section.blocks.append(.folded("What the data turned out to be", facts))
    return section
  }

  /// Candidates that points have no figures of, each reason once.
  private func missing(_ results: [String: StepResult]) -> [String] {
    var places: [(fact: Fact, labels: [String])] = []
    let measured = points.filter { results[$0.name] != nil }
    for point in measured {
      for fact in results[point.name]?.facts ?? [] where fact.name.utf8.starts(with: "no figures of ".utf8) {
        if let index = places.firstIndex(where: { $0.fact == fact }) {
          places[index].labels.append(point.label)
        } else {
          places.append((fact, [point.label]))
        }
      }
    }
    return places.map { fact, labels in
      let place = labels.count == measured.count ? "every point" : labels.joined(separator: "; ")
      return "At \(place): \(fact.name): \(fact.value)"
    }
  }
}
