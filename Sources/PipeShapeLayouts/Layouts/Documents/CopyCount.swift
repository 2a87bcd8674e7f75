/// Counts attempts and their copies in rows that come pipeline by pipeline.
struct CopyCount {
  private var attempts = 0
  private(set) var copies = 0
  private var pipeline: Int64?
  private var seen: Set<Int64> = []

  /// Turns to a row of a pipeline.
  mutating func begin(_ pipeline: Int64) {
    guard self.pipeline != pipeline else { return }
    attempts += seen.count
    seen.removeAll(keepingCapacity: true)
    self.pipeline = pipeline
  }

  mutating func add(_ attempt: Int64) {
    seen.insert(attempt)
    copies += 1
  }

  /// The number of distinct attempts and of stored copies.
  var result: (attempts: Int, copies: Int) { (attempts + seen.count, copies) }
}
