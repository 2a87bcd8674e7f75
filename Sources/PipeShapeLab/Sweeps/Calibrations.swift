/// The chapter that measures every operation under both published calibrations.
public struct Calibrations: Chapter {
  /// The key of its files.
  public let name = "calibrations"
  /// The heading of its section.
  public let title = "All operations, under both calibrations"
  private let settings: SweepSettings
  private let baseline: String

  /// Measures with those sizes.
  public init(_ settings: SweepSettings, baseline: String = "normalized") {
    self.settings = settings
    self.baseline = baseline
  }

  private var points: [SweepPoint] {
    WorkloadPreset.allCases.map { preset in
      var point = settings.comparison()
      point.preset = preset
      if !settings.isQuick {
        // This is the chapter that others are read beside: twice the time.
        point.budgetMilliseconds *= 2
      }
      var sweepPoint = SweepPoint(
        preset.rawValue, label: preset.rawValue, x: Double(preset == .documents ? 0 : 1),
        weight: settings.isQuick ? 1 : 45, settings: point)
      sweepPoint.tellsAccessPaths = true
      return sweepPoint
    }
  }

  /// One comparison for each calibration.
  public var steps: [ExperimentStep] { points.map(\.step) }

  /// Ratios, what they mean, storage, latencies and counters.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "documents: 6.42 Copr targets per source build and 1.26 test runs per tested target, all tested, as two design documents count them. production: the counts published in 2023, 5.12 targets of which about 22 % are tested. \(NumberText.count(settings.pipelines)) pipelines."
        )
      ])
    for point in points {
      guard let result = results[point.name] else { continue }
      let view = ComparisonView(result: result, baseline: baseline)
      section.blocks.append(.heading(point.label))
      section.blocks += result.facts.filter { $0.name == "in short" }.map { .statement("\(point.label): \($0.value)") }
      section.blocks.append(.table(view.ratios))
      section.blocks.append(.table(view.storage))
      section.blocks.append(.folded("Latencies, \(point.label)", [.table(view.latencies)]))
      section.blocks.append(.folded("Counters per call, \(point.label)", [.table(view.counters)]))
      section.blocks += view.accessPaths.map {
        .folded("Access paths of \($0.name), \(point.label)", [.facts($0.paths)])
      }
      section.blocks.append(.folded("The data and the equality gate, \(point.label)", [.facts(view.facts)]))
    }
    return section
  }
}
