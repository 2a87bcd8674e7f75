import PipeShape
import PipeShapeStore

/// The trial of first reads: after all caches were dropped, after the connection was opened anew, and again.
public struct ColdCache: Chapter {
  /// The key of its files.
  public let name = "cold-cache"
  /// The heading of its section.
  public let title = "First reads, with cold caches"
  let settings: TrialSettings
  let layouts: [String]
  let baseline: String

  /// Reads from every layout.
  public init(_ settings: TrialSettings, layouts: [String], baseline: String = "normalized") {
    self.settings = settings
    self.layouts = layouts
    self.baseline = baseline
  }

  /// What was dropped before a read.
  enum Temperature: String, CaseIterable {
    /// The system's cache of the file, and the connection with the engine's cache.
    case cold
    /// The connection with the engine's cache; the file is in the system's.
    case reopened = "new connection"
    /// Nothing: the same read once more.
    case warm
  }

  static let stories: [Story] = [.getPipeline, .findTarget, .unfinishedTargets]

  private var repeats: Int { settings.isQuick ? 2 : 30 }

  /// One step for each layout.
  public var steps: [ExperimentStep] {
    let (settings, repeats) = (settings, repeats)
    var comparison = settings.comparison()
    // More pipelines than elsewhere: a file of a few pages is warm after one read.
    comparison.pipelines *= settings.isQuick ? 1 : 5
    return layouts.map { [comparison] layout in
      ExperimentStep(
        layout, weight: settings.isQuick ? 1 : 30,
        fingerprint: comparison.facts + [Fact("repeats", "\(repeats)")]
      ) { (context) throws(ComparisonError) in
        guard let candidate = context.candidates.first(where: { Target($0.layout) == Target(layout) }) else {
          throw ComparisonError(.badSettings, "no candidate has the layout \(layout)")
        }
        var run = try await ColdCacheRun(candidate, comparison, context)
        do throws(StoreError) { return try await run.measure(repeats: repeats) } catch {
          await run.close()
          throw ComparisonError(error, of: layout)
        }
      }
    }
  }
}

/// Closes, drops, opens and reads, again and again.
struct ColdCacheRun {
  private let name: String
  private var filled: FilledStore
  private let clock: @Sendable () -> Int64
  private var digest = Digest()
  private var times: [String: [ColdCache.Temperature: [Int64]]] = [:]
  private var left: [Double] = []
  private var pages = 0

  init(_ candidate: Candidate, _ settings: ComparisonSettings, _ context: StepContext) async throws(ComparisonError) {
    name = candidate.name
    clock = context.clock
    filled = try await FilledStore(candidate, label: "cold-\(candidate.name)", settings, shapes: context.shapes)
  }

  func close() async { await filled.store.close() }

  mutating func measure(repeats: Int) async throws(StoreError) -> StepResult {
    guard let reopen = filled.store.engine.reopen, filled.store.engine.chill != nil else {
      throw StoreError(.unsupported, "nothing drops the system's cache of this engine's files")
    }
    var stream = filled.stream
    // Twice as many, since what is read with the engine's cache alone empty was not read before either.
    for _ in 0..<repeats {
      for story in ColdCache.stories where stream.available(story) > 0 {
        for temperature in [ColdCache.Temperature.cold, .reopened] {
          let action = stream.block(story, units: 1).segments[0].actions[0]
          await filled.store.close()
          if temperature == .cold, let chill = filled.store.engine.chill {
            let residency = try await chill()
            pages = residency.pages
            left.append(Double(residency.resident) / Double(max(1, residency.pages)))
          }
          filled.store = try await reopen()
          // Opening a connection and reading the schema is not part of a read.
          _ = await filled.store.perform(.page(.project(ProjectID(0)), after: nil, limit: 1), [])
          await time(action, story.operations[0], temperature)
          if temperature == .cold { await time(action, story.operations[0], .warm) }
        }
      }
    }
    await filled.store.close()
    return result
  }

  private mutating func time(
    _ action: Action, _ operation: OperationName, _ temperature: ColdCache.Temperature
  ) async {
    let start = clock()
    let answer = await filled.store.perform(action, [])
    times[operation.rawValue, default: [:]][temperature, default: []].append(clock() - start)
    digest.add(CanonicalForm.bytes(of: answer))
  }

  private var result: StepResult {
    var result = StepResult(figures: [], samples: "operation,temperature,nanoseconds\n")
    for story in ColdCache.stories {
      let operation = story.operations[0].rawValue
      for temperature in ColdCache.Temperature.allCases {
        guard let found = times[operation]?[temperature] else { continue }
        for time in found { result.samples += "\(operation),\(temperature.rawValue),\(time)\n" }
        let value = Statistics.bootstrap(
          found.map(Double.init), seed: filled.settings.seed, statistic: Statistics.median)
        result.figures.append(
          Figure(
            series: name, quantity: operation, unit: .nanoseconds, label: temperature.rawValue, value: value,
            samples: found.count))
      }
    }
    result.facts = [
      Fact(ColdCache.answers, digest.description), Fact("pages of the file in the system's memory", "\(pages) in all"),
      Fact(ColdCache.remaining, NumberText.percent(left.max() ?? 1)),
    ]
    return result
  }
}
