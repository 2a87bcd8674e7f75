#if CommandLine && PostgreSQL && Packit
  import Dispatch
  import PipeShapePackit
  import PipeShapeStore

  /// A database of the service on a queue of its own: who reads waits for a server, and threads that tasks share must not.
  final class PackitQueue: @unchecked Sendable {
    /// Pipelines that are being read.
    typealias Batch = Task<Result<[ServicePipeline], StoreError>, Never>

    // Unchecked because the database is touched on the queue only, which the compiler cannot see.
    private let queue = DispatchQueue(label: "pipeshape.packit")
    private let database: PackitDatabase

    init(_ database: sending PackitDatabase) { self.database = database }

    /// Begins to read the next pipelines.
    func next() -> Batch {
      Task { await run { (database) throws(StoreError) in try database.next() } }
    }

    /// Runs a body on the queue.
    func run<R: Sendable>(
      _ body: @escaping @Sendable (PackitDatabase) throws(StoreError) -> R
    ) async -> Result<R, StoreError> {
      await withCheckedContinuation { continuation in
        queue.async {
          continuation.resume(returning: Result { () throws(StoreError) in try body(self.database) })
        }
      }
    }
  }
#endif
