import PipeShape
import PipeShapeStore

/// One store with the data set in it, and what operations are drawn from.
struct FilledStore {
  let store: ContenderStore
  let settings: ComparisonSettings
  private let filling: Filling

  /// Opens a store of a candidate and fills it.
  ///
  /// - Throws: `store`, `badShape`; the store is closed then.
  init(
    _ candidate: Candidate, label: String, _ settings: ComparisonSettings, shapes: [WorkloadShape],
    given: GivenPipelines? = nil
  ) async throws(ComparisonError) {
    self.settings = settings
    var filling = try Filling(settings, shapes: shapes, given: given)
    let store: ContenderStore
    do throws(StoreError) { store = try await candidate.open(label) } catch {
      throw ComparisonError(error, of: candidate.name)
    }
    do throws(ComparisonError) {
      while true {
        let drafts = try filling.next()
        guard !drafts.isEmpty else { break }
        do throws(StoreError) { try await filling.note(try await store.load(drafts), in: store) } catch {
          throw ComparisonError(error, of: candidate.name)
        }
      }
      do throws(StoreError) { try await store.finishLoading() } catch {
        throw ComparisonError(error, of: candidate.name)
      }
    } catch {
      await store.close()
      throw error
    }
    self.store = store
    self.filling = filling
  }

  /// How many pipelines were loaded at once.
  var batchSize: Int { filling.batchSize }

  /// A stream of operations on what is in the store; equal for every store with the same settings.
  var stream: OperationStream { filling.stream }
}
