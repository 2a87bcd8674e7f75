#if CommandLine
  import PipeShapeStore
  import Synchronization

  /// Whole pipelines that ended before a time are removed, in batches.
  struct Removal: Sendable {
    /// The time, in milliseconds since 1970.
    var before: Int64
    /// How many go in one transaction.
    var batch: Int
    /// Whether they go for good.
    var isApplied: Bool
    /// What messages call the store.
    var title: String

    /// Removes them, or finds out what would go.
    func perform(in store: some Store) async throws(Failure) -> Freed {
      do throws(StoreError) {
        return isApplied ? try await apply(in: store) : try await preview(in: store)
      } catch { throw Failure(error, store: title) }
    }

    private func apply(in store: some Store) async throws(StoreError) -> Freed {
      let old = try await store.read { (session) throws(StoreError) in try session.counts() }
      var progress = Progress("remove, pipelines")
      var removed = 0
      while true {
        let some = try await store.write(ChangeSet("remove")) { (session) throws(StoreError) in
          try session.remove(endedBefore: before, limit: batch)
        }
        removed += some
        progress.update(removed)
        if some < batch { break }
      }
      let new = try await store.read { (session) throws(StoreError) in try session.counts() }
      return Freed(old, new, pipelines: removed, isApplied: true)
    }

    /// Takes everything back in the end.
    private func preview(in store: some Store) async throws(StoreError) -> Freed {
      let found = Mutex<Freed?>(nil)
      do throws(StoreError) {
        return try await store.write(ChangeSet("remove, taken back")) { (session) throws(StoreError) -> Freed in
          let old = try session.counts()
          let removed = try session.remove(endedBefore: before, limit: Int(Int32.max))
          let freed = Freed(old, try session.counts(), pipelines: removed, isApplied: false)
          found.withLock { $0 = freed }
          throw StoreError(.interrupted, "a preview is taken back")
        }
      } catch {
        guard error.code == .interrupted, let freed = found.withLock({ $0 }) else { throw error }
        return freed
      }
    }
  }
#endif
