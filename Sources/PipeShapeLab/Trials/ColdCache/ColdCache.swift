import PipeShape

/// The trial of first reads: after all caches were dropped, after the connection was opened anew, and again.
public struct ColdCache: Chapter {
  /// The key of its files.
  public let name = "cold-cache"
  /// The heading of its section.
  public let title = "First reads, with cold caches"
  let settings: TrialSettings
  let baseline: String

  /// Reads from every layout.
  public init(_ settings: TrialSettings, baseline: String = "normalized") {
    self.settings = settings
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
  static let step = "first-reads"

  private var repeats: Int { settings.isQuick ? 2 : 30 }

  /// One step: all layouts take turns.
  public var steps: [ExperimentStep] {
    let repeats = repeats
    var comparison = settings.comparison()
    // More pipelines than elsewhere: a file of a few pages is warm after one read.
    comparison.pipelines *= settings.isQuick ? 1 : 5
    comparison.reference = .baseline
    return [
      ExperimentStep(
        Self.step, weight: settings.isQuick ? 1 : 90,
        fingerprint: comparison.facts + [Fact("repeats", "\(repeats)")]
      ) { [comparison] (context) throws(ComparisonError) in
        var run = ColdCacheRun(try await ComparisonRun(context.comparison(comparison)), context.clock)
        do throws(ComparisonError) {
          let result = try await run.measure(repeats: repeats)
          await run.close()
          return result
        } catch {
          await run.close()
          throw error
        }
      }
    ]
  }
}
