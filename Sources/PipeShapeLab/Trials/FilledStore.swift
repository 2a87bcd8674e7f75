import PipeShape
import PipeShapeStore

/// One store with the data set in it, and what operations are drawn from.
struct FilledStore {
  var store: ContenderStore
  let data: DataSet
  let settings: ComparisonSettings
  let records: [PipelineRecord]

  /// Opens a store of a candidate and fills it.
  ///
  /// - Throws: `store`, `badShape`; the store is closed then.
  init(_ candidate: Candidate, label: String, _ settings: ComparisonSettings, shapes: [WorkloadShape])
    async throws(ComparisonError)
  {
    self.settings = settings
    let store: ContenderStore
    do throws(StoreError) { store = try await candidate.open(label) } catch {
      throw ComparisonError(error, of: candidate.name)
    }
    self.store = store
    do throws(ComparisonError) {
      (data, records) = try await Self.fill(store, candidate.name, settings, shapes)
    } catch {
      await store.close()
      throw error
    }
  }

  private static func fill(
    _ store: ContenderStore, _ name: String, _ settings: ComparisonSettings, _ shapes: [WorkloadShape]
  ) async throws(ComparisonError) -> (DataSet, [PipelineRecord]) {
    var data: DataSet
    do throws(GraphError) { data = try DataSet(settings, shapes: shapes) } catch {
      throw ComparisonError(.badShape, error.message)
    }
    var records: [PipelineRecord] = []
    while true {
      let batch: [GeneratedPipeline]
      do throws(PipelineError) { batch = try data.next(min(250, max(5, settings.pipelines / 40))) } catch {
        throw ComparisonError(.badShape, error.message)
      }
      guard !batch.isEmpty else { break }
      let known = records
      do throws(StoreError) {
        let ids = try await store.load(batch.map { $0.draft { known[$0].event } })
        records += try await store.list(Page(after: ids.first.map { PipelineID($0.raw - 1) }, limit: ids.count))
        if records.count == settings.pipelines { try await store.settle() }
      } catch { throw ComparisonError(error, of: name) }
    }
    return (data, records)
  }

  /// A stream of operations on what is in the store; equal for every store with the same settings.
  var stream: OperationStream { OperationStream(data, settings: settings, records: records) }
}
