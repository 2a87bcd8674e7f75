import PipeShape

/// The trial of what many updates do to a store of fixed size.
public struct Ageing: Chapter {
  /// The key of its files.
  public let name = "ageing"
  /// The heading of its section.
  public let title = "Ageing"
  let settings: TrialSettings
  let layouts: [String]
  let baseline: String

  /// Ages every layout.
  public init(_ settings: TrialSettings, layouts: [String], baseline: String = "normalized") {
    self.settings = settings
    self.layouts = layouts
    self.baseline = baseline
  }

  /// After how many updates the store is looked at.
  var marks: [Int] {
    var marks = [0]
    for mark in [settings.updates / 100, settings.updates * 3 / 100, settings.updates / 10, settings.updates * 3 / 10]
      + [settings.updates]
    where mark > (marks.last ?? 0) { marks.append(mark) }
    return settings.isQuick ? [0, settings.updates] : marks
  }

  /// How many pipelines live in one session.
  var units: Int { settings.isQuick ? 3 : 20 }

  /// One step for each layout.
  public var steps: [ExperimentStep] {
    let (settings, marks, units) = (settings, marks, units)
    let comparison = settings.comparison()
    return layouts.map { layout in
      ExperimentStep(
        layout, weight: settings.isQuick ? 2 : settings.ageingSeconds / 2,
        fingerprint: comparison.facts + [
          Fact("updates", "\(settings.updates)"), Fact("pipelines in a session", "\(units)"),
          Fact("at most seconds", "\(settings.ageingSeconds)"),
        ]
      ) { (context) throws(ComparisonError) in
        guard let candidate = context.candidates.first(where: { Target($0.layout) == Target(layout) }) else {
          throw ComparisonError(.badSettings, "no candidate has the layout \(layout)")
        }
        var run = try await AgeingRun(candidate, comparison, units: units, context)
        do throws(ComparisonError) {
          let result = try await run.measure(marks: marks, seconds: settings.ageingSeconds)
          await run.close()
          return result
        } catch {
          await run.close()
          throw error
        }
      }
    }
  }

  /// What is looked at.
  enum Quantity: String, CaseIterable {
    case bytes = "bytes of the file"
    case free = "free pages by pages"
    case scattered = "leaf pages out of order by leaf pages"
    case unused = "unused bytes by bytes"
    case wal = "bytes of the WAL before it is cut off"
    case read = "get pipeline"
    case find = "find Copr target by build id + chroot"
    case update = "an update in a session of its own"
    case batched = "a call of a session of many"

    var unit: Figure.Unit {
      switch self {
      case .bytes, .wal: .bytes
      case .free, .scattered, .unused: .ratio
      case .read, .find, .update, .batched: .nanoseconds
      }
    }
  }

  static let aged = "aged"
  static let compacted = "compacted"
  static func digest(after updates: Int) -> String { "digest of the answers and of the state after \(updates) updates" }
}
