import Synchronization

/// Counts the documents that were decoded, their bytes and the time that it took, so that reports can show decoding
/// apart from fetching.
public final class DecodingMeter: Sendable {
  private let documents = Atomic<Int64>(0)
  private let bytes = Atomic<Int64>(0)
  private let nanoseconds = Atomic<Int64>(0)

  /// Starts at nothing.
  public init() {}

  /// Runs a body that decodes so many bytes.
  func measure<R, E: Error>(_ count: Int, _ body: () throws(E) -> R) throws(E) -> R {
    let start = ContinuousClock.now
    defer {
      let (seconds, attoseconds) = start.duration(to: .now).components
      documents.wrappingAdd(1, ordering: .relaxed)
      bytes.wrappingAdd(Int64(count), ordering: .relaxed)
      nanoseconds.wrappingAdd(seconds * 1_000_000_000 + attoseconds / 1_000_000_000, ordering: .relaxed)
    }
    return try body()
  }

  /// What was counted so far.
  public var counters: (documents: Int64, bytes: Int64, nanoseconds: Int64) {
    (
      documents.load(ordering: .relaxed), bytes.load(ordering: .relaxed), nanoseconds.load(ordering: .relaxed)
    )
  }
}
