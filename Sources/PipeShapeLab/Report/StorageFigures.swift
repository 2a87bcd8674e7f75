public import PipeShapeStore

/// What one candidate's store held after loading and before any measured call.
public struct StorageFigures: Hashable, Sendable {
  /// Pipelines, runs, attempts and stored copies of attempts.
  public var counts: StoreCounts
  /// What the engine says about tables and indexes.
  public var gauges: [Measure]

  /// The bytes of all tables.
  public var tableBytes: Int64 { sum("bytes of table ") }
  /// The bytes of all indexes.
  public var indexBytes: Int64 { sum("bytes of index ") }
  /// The bytes of tables and indexes.
  public var bytes: Int64 { tableBytes + indexBytes }
  /// The rows of all tables.
  public var rows: Int64 { sum("rows of table ") }
  /// Stored copies of an attempt: 1 where each is held once.
  public var duplication: Double { Double(counts.attemptCopies) / Double(max(1, counts.attempts)) }

  /// A quantity for each pipeline.
  public func perPipeline(_ quantity: Int64) -> Double { Double(quantity) / Double(max(1, counts.pipelines)) }

  private func sum(_ prefix: String) -> Int64 {
    gauges.reduce(0) { $1.name.utf8.starts(with: prefix.utf8) ? $0 + $1.value : $0 }
  }
}
