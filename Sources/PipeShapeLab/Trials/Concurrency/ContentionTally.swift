/// What writers and readers came to.
public struct ContentionTally: Hashable, Sendable {
  /// How many changes of each cell were acknowledged, by the name of the cell.
  public var acknowledged: [String: Int] = [:]
  /// How many changes of each cell were there at the end.
  public var present: [String: Int] = [:]
  /// How often a statement or transaction was refused because of others, and tried again.
  public var retries = 0
  /// How many of the retries were deadlocks: each waited for the other, until the engine chose one to give way.
  public var deadlocks = 0
  /// Changes that were given up.
  public var failures = 0
  /// How long each acknowledged change took, waiting included, in nanoseconds.
  public var writes: [Int64] = []
  /// How long each read took that began and ended while all writers wrote, in nanoseconds.
  public var reads: [Int64] = []
  /// When each writer began and ended.
  public var spans: [Span] = []

  /// From a beginning to an end, on a clock that all processes of the system share.
  public struct Span: Hashable, Sendable {
    /// Nanoseconds of the clock.
    public var begun: Int64, ended: Int64

    /// Joins two times.
    public init(begun: Int64, ended: Int64) {
      self.begun = begun
      self.ended = ended
    }
  }

  /// Counts nothing.
  public init() {}

  /// Acknowledged changes that are not there at the end.
  ///
  /// A cell that counts more than was acknowledged makes up for no other.
  /// - Complexity: O(cells).
  public var lost: Int { acknowledged.reduce(0) { $0 + max(0, $1.value - (present[$1.key] ?? 0)) } }

  /// All acknowledged changes.
  public var acknowledgements: Int { acknowledged.values.reduce(0, +) }

  /// From the first beginning to the last end, in nanoseconds; 0 without writers.
  public var nanoseconds: Int64 { (spans.map(\.ended).max() ?? 0) - (spans.map(\.begun).min() ?? 0) }

  /// While all writers wrote; nil where one had ended before another began.
  public var together: Span? {
    guard let begun = spans.map(\.begun).max(), let ended = spans.map(\.ended).min(), begun <= ended else { return nil }
    return Span(begun: begun, ended: ended)
  }

  /// Whether a writer began after a tenth of the whole time: then the others had less company than their number says.
  public var beganLate: Bool {
    guard let first = spans.map(\.begun).min(), let last = spans.map(\.begun).max() else { return false }
    return (last - first) * 10 > nanoseconds
  }

  /// Adds what another writer came to.
  public mutating func add(_ other: ContentionTally) {
    acknowledged.merge(other.acknowledged, uniquingKeysWith: +)
    present.merge(other.present, uniquingKeysWith: +)
    retries += other.retries
    deadlocks += other.deadlocks
    failures += other.failures
    writes += other.writes
    reads += other.reads
    spans += other.spans
  }
}
