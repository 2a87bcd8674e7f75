#if CommandLine
  import PipeShapeStore

  /// A question to a store that is opened for it, only for reading.
  enum StoredAnswer {
    /// Opens a store, asks from one snapshot, and closes it.
    ///
    /// - Throws: a failure that names the store.
    static func read<R: Sendable>(
      _ text: String, _ question: @Sendable (any ReadSession) throws(StoreError) -> R
    ) async throws(Failure) -> R {
      let location = try StoreLocation(text)
      return try await ask(try await location.open(for: .reading), title: location.title, question)
    }

    private static func ask<R: Sendable>(
      _ store: some Store, title: String, _ question: @Sendable (any ReadSession) throws(StoreError) -> R
    ) async throws(Failure) -> R {
      try await store.closing { () async throws(Failure) in
        do throws(StoreError) {
          return try await store.read { (session) throws(StoreError) in try question(session) }
        } catch { throw Failure(error, store: title) }
      }
    }
  }
#endif
