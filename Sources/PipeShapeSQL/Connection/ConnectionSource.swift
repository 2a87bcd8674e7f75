public import PipeShapeStore

/// Where a store gets its connections from: the adapter's pool.
///
/// Bodies run inline or on another thread, as the adapter likes; a connection belongs to one body at a time.
public protocol ConnectionSource: Sendable {
  /// Runs a body on a connection that reads.
  ///
  /// - Throws: what the body throws; `closed`, `unavailable`.
  func withReader<R: Sendable>(
    _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
  ) async throws(StoreError) -> R
  /// Runs a body on a connection that may write.
  ///
  /// - Throws: what the body throws; `closed`, `readOnly`.
  func withWriter<R: Sendable>(
    _ body: @Sendable (any SQLConnection) throws(StoreError) -> R
  ) async throws(StoreError) -> R
  /// Runs a body on every connection that is open.
  func withEach(_ body: @Sendable (any SQLConnection) throws(StoreError) -> Void) async throws(StoreError)
  /// Closes all connections once they are free.
  func close() async
}
