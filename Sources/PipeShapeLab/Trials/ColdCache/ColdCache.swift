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
    /// The connection with the engine's cache; what the read needs of the file is in the system's.
    case reopened = "new connection"
    /// Nothing: the same read once more.
    case warm
  }

  /// Whether so little stayed in memory that a read is called cold.
  static func isCold(_ residency: Residency) -> Bool { residency.pages > 0 && residency.share <= 0.01 }

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
  private var times: [(operation: String, temperature: ColdCache.Temperature, nanoseconds: Int64, left: Residency)] = []
  private var residencies: [Residency] = []

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
    for _ in 0..<repeats {
      for story in ColdCache.stories where stream.available(story) > 0 {
        // One read three times: other reads would differ in what they read.
        let action = stream.block(story, units: 1).segments[0].actions[0]
        await filled.store.close()
        if let chill = filled.store.engine.chill { residencies.append(try await chill()) }
        filled.store = try await open(reopen)
        await time(action, story.operations[0], .cold)
        await time(action, story.operations[0], .warm)
        await filled.store.close()
        filled.store = try await open(reopen)
        await time(action, story.operations[0], .reopened)
      }
    }
    await filled.store.close()
    return result
  }

  /// Opens anew; opening a connection and reading the schema is not part of a read.
  private func open(
    _ reopen: @Sendable () async throws(StoreError) -> ContenderStore
  ) async throws(StoreError) -> ContenderStore {
    let store = try await reopen()
    _ = await store.perform(.page(.project(ProjectID(0)), after: nil, limit: 1), [])
    return store
  }

  private mutating func time(
    _ action: Action, _ operation: OperationName, _ temperature: ColdCache.Temperature
  ) async {
    let start = clock()
    let answer = await filled.store.perform(action, [])
    let time = clock() - start
    times.append((operation.rawValue, temperature, time, residencies.last ?? Residency(pages: 0, resident: 0)))
    digest.add(CanonicalForm.bytes(of: answer))
  }

  private var result: StepResult {
    var result = StepResult(figures: [], samples: "operation,temperature,nanoseconds,pages,pages in memory\n")
    for time in times {
      result.samples +=
        "\(time.operation),\(time.temperature.rawValue),\(time.nanoseconds),\(time.left.pages),\(time.left.resident)\n"
    }
    for story in ColdCache.stories {
      let operation = story.operations[0].rawValue
      for temperature in ColdCache.Temperature.allCases {
        let found = times.filter { time in
          time.operation == operation && time.temperature == temperature
            && (temperature != .cold || ColdCache.isCold(time.left))
        }.map(\.nanoseconds)
        guard !found.isEmpty else { continue }
        let value = Statistics.bootstrap(
          found.map(Double.init), seed: filled.settings.seed, statistic: Statistics.median)
        result.figures.append(
          Figure(
            series: name, quantity: operation, unit: .nanoseconds, label: temperature.rawValue, value: value,
            samples: found.count))
      }
    }
    result.facts = [
      Fact(ColdCache.answers, digest.description),
      Fact("pages of the file", NumberText.count(residencies.last?.pages ?? 0)),
      Fact(ColdCache.remaining, NumberText.percent(residencies.map(\.share).max() ?? 1)),
    ]
    return result
  }
}
