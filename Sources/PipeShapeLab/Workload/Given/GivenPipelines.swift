public import PipeShape
public import PipeShapeStore

/// Pipelines of somebody's store, which all candidates are filled with in place of generated ones.
///
/// Candidates hold them as they are: graphs, runs, attempts with their payloads, and events, which several may share.
/// Where a comparison wants fewer, it takes the newest; where it wants more, copies follow: the same pipelines later in
/// time, with external ids and commits of their own.
public struct GivenPipelines: Sendable {
  /// A pipeline and what set it off.
  public struct Entry: Sendable {
    /// Event and project; pipelines with one id of the event belong to one event.
    public var origin: PipelineOrigin
    /// The pipeline with its whole history.
    public var pipeline: Pipeline

    /// Pairs a pipeline with its origin.
    public init(_ pipeline: Pipeline, from origin: PipelineOrigin) {
      self.pipeline = pipeline
      self.origin = origin
    }
  }

  /// What the report and messages call their store; no password is in it.
  public let title: String
  /// How many pipelines the store has, given or not.
  public let stored: Int
  /// The kinds that all stores of the comparison know: those of the pipelines' store, as far as payloads keep to them.
  public let kinds: KindRegistry
  /// Kinds of which some payload lacks a required field: none is required in the comparison.
  public let loosenedKinds: [String]
  /// Kinds of which some payload does not keep to the schema: their payloads are opaque values in the comparison.
  public let opaqueKinds: [String]
  /// The pipelines, oldest first.
  public let entries: [Entry]

  /// Takes pipelines, oldest first.
  ///
  /// - Parameters:
  ///   - title: what to call their store.
  ///   - stored: how many pipelines it has, where those are not all.
  ///   - kinds: the kinds that it knows.
  /// - Throws: `badShape` where no pipeline has cells, or naming the one whose history no store would load.
  /// - Complexity: O(attempts · inputs + payloads).
  public init(
    of title: String, stored: Int? = nil, kinds: KindRegistry, entries: [Entry]
  ) throws(ComparisonError) {
    guard entries.contains(where: { $0.pipeline.graph.cellCount > 0 }) else {
      throw ComparisonError(.badShape, "\(title) has no pipeline with cells")
    }
    var entries = entries
    for index in entries.indices {
      let given = entries[index].pipeline
      // As stores load it: what is pending behind a bad end is skipped.
      do throws(PipelineError) {
        entries[index].pipeline = try Pipeline(
          importing: given.id, event: given.event, graph: given.graph, runs: given.runs, attempts: given.attempts)
      } catch {
        throw ComparisonError(
          .badShape,
          "\(title): no store would load pipeline \(given.id.raw): \(error.message); leave it out, or repair it")
      }
    }
    let fitting = FittingKinds(kinds, to: entries.lazy.map(\.pipeline))
    self.title = title
    self.stored = max(stored ?? entries.count, entries.count)
    self.kinds = fitting.kinds
    loosenedKinds = fitting.loosened
    opaqueKinds = fitting.opaque
    self.entries = entries
  }
}
