#if CommandLine
  import PipeShapeStore

  extension Store {
    /// Works with the store, and closes it however that ends.
    func closing<R>(after work: () async throws(Failure) -> R) async throws(Failure) -> R {
      let result: Result<R, Failure>
      do throws(Failure) { result = .success(try await work()) } catch { result = .failure(error) }
      await close()
      Progress.clear()
      return try result.get()
    }
  }
#endif
