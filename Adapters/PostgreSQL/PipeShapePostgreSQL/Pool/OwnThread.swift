#if PostgreSQL
  import Dispatch
  import PipeShapeStore

  /// Runs what waits for a network and has no connection's queue yet: threads that tasks share must not wait.
  enum OwnThread {
    static func run<R: Sendable>(_ body: @escaping @Sendable () throws(StoreError) -> R) async throws(StoreError) -> R {
      let result: Result<R, StoreError> = await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: Result { () throws(StoreError) in try body() }) }
      }
      return try result.get()
    }
  }
#endif
