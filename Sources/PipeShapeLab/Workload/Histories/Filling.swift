import PipeShape
import PipeShapeStore

/// The pipelines of a data set on their way into stores: batch by batch, and in one order everywhere.
struct Filling {
  private(set) var data: DataSet
  /// What was made so far, in order.
  private(set) var records: [PipelineRecord] = []
  /// How many pipelines are loaded at once; the last batch may be smaller.
  let batchSize: Int
  private let settings: ComparisonSettings

  /// - Throws: `badShape`.
  init(
    _ settings: ComparisonSettings, shapes: [WorkloadShape], given: GivenPipelines? = nil
  ) throws(ComparisonError) {
    self.settings = settings
    batchSize = min(250, max(5, settings.pipelines / 40))
    do throws(GraphError) { data = try DataSet(settings, shapes: shapes, given: given) } catch {
      throw ComparisonError(.badShape, error.message)
    }
  }

  /// The next drafts; empty when all have been made.
  ///
  /// - Throws: `badShape`.
  mutating func next() throws(ComparisonError) -> [PipelineDraft] {
    do throws(PipelineError) {
      let stored = records
      return try data.next(batchSize).map {
        $0.draft { $0 < stored.count ? .event(stored[$0].event) : .ofDraft($0 - stored.count) }
      }
    } catch { throw ComparisonError(.badShape, error.message) }
  }

  /// Notes what a store made of the drafts: later pipelines belong to events of earlier ones.
  mutating func note(_ ids: [PipelineID], in store: ContenderStore) async throws(StoreError) {
    records += try await store.list(Page(after: ids.first.map { PipelineID($0.raw - 1) }, limit: ids.count))
  }

  /// A stream of operations on what was made; equal for every store with the same settings.
  var stream: OperationStream { OperationStream(data, settings: settings, records: records) }
}
