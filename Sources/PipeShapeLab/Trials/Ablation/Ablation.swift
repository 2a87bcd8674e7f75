import PipeShape
import PipeShapeStore

/// The trial that drops one index after the other: what the index is worth against what the layout is worth.
///
/// For each layout there is a comparison of the intact store with one store for each of its indexes, which lacks that
/// index; so all rules of comparisons hold, the equality gate among them.
public struct Ablation: Chapter {
  /// The key of its files.
  public let name = "ablation"
  /// The heading of its section.
  public let title = "What an index is worth against what the layout is worth"
  let settings: TrialSettings
  let layouts: [String]
  let baseline: String

  /// Tries every index of those layouts; the baseline is one of them.
  public init(_ settings: TrialSettings, layouts: [String], baseline: String = "normalized") {
    self.settings = settings
    self.layouts = layouts
    self.baseline = baseline
  }

  static let between = "layouts"

  /// A comparison of the layouts, then one for each layout.
  public var steps: [ExperimentStep] {
    let comparison = settings.comparison()
    let between = ExperimentStep(
      Self.between, weight: settings.isQuick ? 1 : 40, fingerprint: comparison.facts
    ) { (context) throws(ComparisonError) in
      StepResult(try await context.comparison(comparison).run(), x: nil)
    }
    // The least is one layout and two of its indexes.
    let most = settings.isQuick ? 2 : Int.max
    return [between]
      + layouts.prefix(most / 2).map { layout in
        ExperimentStep("without-\(layout)", weight: settings.isQuick ? 2 : 80, fingerprint: comparison.facts) {
          (context) throws(ComparisonError) in try await Self.drop(most, of: layout, comparison, context)
        }
      }
  }

  private static func drop(
    _ most: Int, of layout: String, _ settings: ComparisonSettings, _ context: StepContext
  ) async throws(ComparisonError) -> StepResult {
    let intact = try context.candidate(ofLayout: layout)
    let indexes = try await indexes(of: intact).suffix(most)
    var comparison = context.comparison(settings)
    comparison.baseline = layout
    comparison.candidates = [intact] + indexes.map { lacking($0.name, intact) }
    let report = try await comparison.run()
    var result = StepResult(report, x: nil)
    let gauges = report.storage.first?.gauges ?? []
    for index in indexes {
      result.facts.append(Fact("index \(index.name)", index.definition))
      guard let bytes = gauges.first(where: { Target($0.name) == Target("bytes of index \(index.name)") })?.value else {
        continue
      }
      result.figures.append(
        Figure(
          series: name(without: index.name), quantity: bytesOfIndex, unit: .bytes, label: "after loading",
          value: Interval(exactly: Double(bytes)), samples: 1))
    }
    return result
  }

  static let bytesOfIndex = "bytes of the index"

  /// The indexes as the layout's own store has them.
  static func indexes(of candidate: Candidate) async throws(ComparisonError) -> [SecondaryIndex] {
    do throws(StoreError) {
      let store = try await candidate.open("\(candidate.name)-schema")
      guard let list = store.engine.indexes, store.engine.dropIndex != nil else {
        await store.close()
        throw StoreError(.unsupported, "the engine does not list and drop indexes")
      }
      do throws(StoreError) {
        let indexes = try await list()
        await store.close()
        return indexes
      } catch {
        await store.close()
        throw error
      }
    } catch { throw ComparisonError(error, of: candidate.name) }
  }

  static func name(without index: String) -> String { "without-\(index)" }

  /// The same candidate, whose stores lose an index before anything is in them.
  static func lacking(_ index: String, _ candidate: Candidate) -> Candidate {
    var lacking = candidate
    lacking.name = name(without: index)
    lacking.open = { (label) throws(StoreError) in
      let store = try await candidate.open(label)
      do throws(StoreError) { try await store.engine.dropIndex?(index) } catch {
        await store.close()
        throw error
      }
      return store
    }
    return lacking
  }
}
