#if PostgreSQL
  import CPostgreSQL
  import PipeShapeStore

  /// What the server answers to one execution of a statement, once it has.
  final class PostgreSQLAnswer {
    private enum Content {
      case awaited
      case result(OpaquePointer)
      case failure(StoreError)
    }

    private var content = Content.awaited

    deinit { if case .result(let result) = content { PQclear(result) } }

    var isAwaited: Bool {
      if case .awaited = content { return true }
      return false
    }

    /// Takes over a result.
    func take(_ result: OpaquePointer) { content = .result(result) }

    func fail(_ error: StoreError) { content = .failure(error) }

    /// The result, once it is there.
    func result() throws(StoreError) -> OpaquePointer? {
      switch content {
      case .awaited: return nil
      case .result(let result): return result
      case .failure(let error): throw error
      }
    }
  }
#endif
