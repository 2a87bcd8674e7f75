/// The port: where pipelines are kept.
///
/// A transaction is one synchronous body. It may run more than once where an engine serializes optimistically, so it is
/// `@Sendable` and has no effects of its own. Whether it runs inline or on another thread is the adapter's choice:
/// memory and SQLite run it inline on the caller's thread, since a hop costs more than their operations.
public protocol Store: Sendable {
  /// The session that reads.
  associatedtype Reader: ReadSession
  /// The session that writes.
  associatedtype Writer: WriteSession

  /// What the store can do beyond what every store can.
  var capabilities: Capabilities { get }

  /// Runs a body that reads one snapshot.
  ///
  /// - Throws: what the body throws; `unsupported` for a point in the past without the capability `history`; `closed`.
  func read<R: Sendable>(
    at point: ReadPoint, _ body: @Sendable (Reader) throws(StoreError) -> R
  ) async throws(StoreError) -> R

  /// Runs a body that changes the store, and commits when it returns; an error rolls everything back.
  ///
  /// - Throws: what the body throws; `busy` when another writer held the store until the deadline; `full`, `readOnly`,
  ///   `closed`.
  func write<R: Sendable>(
    _ change: ChangeSet, _ body: @Sendable (Writer) throws(StoreError) -> R
  ) async throws(StoreError) -> R

  /// Counters of the work done so far and gauges of what is held, for experiments; the names depend on the engine.
  ///
  /// - Parameter detailed: also what takes a walk over the whole store, such as the bytes of each table.
  func measures(detailed: Bool) async throws(StoreError) -> [Measure]

  /// Lets the engine check its own files: what a doctor asks before it reads the pipelines.
  ///
  /// - Throws: what a read session throws.
  func engineFindings() async throws(StoreError) -> [Finding]

  /// Lets go of everything; calls afterwards throw `closed`.
  func close() async
}

extension Store {
  /// Runs a body that reads the newest state.
  public func read<R: Sendable>(
    _ body: @Sendable (Reader) throws(StoreError) -> R
  ) async throws(StoreError) -> R { try await read(at: .now, body) }
}
