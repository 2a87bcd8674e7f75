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

  /// After how many updates the store is looked at; sessions are not cut, so it is a little later.
  var marks: [Int] {
    var marks = [0]
    for mark in [settings.updates / 100, settings.updates * 3 / 100, settings.updates / 10, settings.updates * 3 / 10]
      + [settings.updates]
    where mark > (marks.last ?? 0) { marks.append(mark) }
    return settings.isQuick ? [0, settings.updates] : marks
  }

  /// How much is done at a time.
  struct Size {
    /// How many pipelines live in one session.
    var units: Int
    /// How many rounds a look takes.
    var rounds: Int
    /// How many reads, and lookups by external id, each round has; some layouts find nothing without looking at all.
    var reads: Int, lookups: Int
  }

  var size: Size {
    settings.isQuick
      ? Size(units: 3, rounds: 2, reads: 3, lookups: 3) : Size(units: 20, rounds: 16, reads: 10, lookups: 4)
  }

  /// One step for each layout.
  public var steps: [ExperimentStep] {
    let (settings, marks, size) = (settings, marks, size)
    let comparison = settings.comparison()
    return layouts.map { layout in
      ExperimentStep(
        // An update takes from a tenth of a millisecond to seven tenths, by layout.
        layout, weight: settings.isQuick ? 1 : min(settings.ageingSeconds, Double(settings.updates) * 0.0004) + 60,
        fingerprint: comparison.facts + [
          Fact("updates", "\(settings.updates)"), Fact("pipelines in a session", "\(size.units)"),
          Fact("at most seconds", "\(settings.ageingSeconds)"),
          Fact("rounds beside a fresh store", "\(size.rounds)"), Fact("reads in a round", "\(size.reads)"),
          Fact("lookups in a round", "\(size.lookups)"),
        ]
      ) { (context) throws(ComparisonError) in
        var run = try await AgeingRun(try context.candidate(ofLayout: layout), comparison, size, context)
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
    case bytes = "bytes of the store"
    case free = "free space by space"
    case scattered = "pages out of order by pages"
    case unused = "unused bytes in pages by bytes"
    case log = "bytes of the log before a checkpoint"
    case read = "get pipeline"
    case find = "find Copr target by build id + chroot"
    case update = "update Copr target by build id + chroot"
    case batched = "a call of a session of many"

    /// What is asked of a fresh store too.
    static let probed: [Quantity] = [.read, .find, .update]

    /// The quantity that an operation of a probe measures.
    init?(probing operation: OperationName) {
      guard let quantity = Self.probed.first(where: { Target($0.rawValue) == Target(operation.rawValue) }) else {
        return nil
      }
      self = quantity
    }

    var unit: Figure.Unit {
      switch self {
      case .bytes, .log: .bytes
      case .free, .scattered, .unused: .ratio
      case .read, .find, .update, .batched: .nanoseconds
      }
    }

    /// The same of a fresh store with the same pipelines, and the aged store by the fresh one.
    var fresh: String { "\(rawValue), fresh store" }
    var ratio: String { "\(rawValue), aged / fresh" }
  }

  static let aged = "aged"
  static let compacted = "compacted"
  /// The fact of a layout that did not come to the last mark.
  static let endedEarly = "ended early"
  static func digest(after updates: Int) -> String { "digest of the answers and of the state after \(updates) updates" }
}
