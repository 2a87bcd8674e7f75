/// One execution of a cell; immutable once it has ended.
///
/// What it consumed is not stored in it: an attempt's inputs are the bindings of the run that created it
/// (semantics, fact I3), so `Pipeline.inputs(of:)` gives them.
public struct Attempt: Hashable, Sendable {
  /// What its kind knows about it; `null` when nothing was recorded.
  public var payload: PayloadValue
  /// The id; greater than every id that its pipeline had before.
  public var id: AttemptID
  /// The position of its cell.
  public var cell: Int32
  /// The number among its cell's attempts, from 1.
  public var ordinal: Int32
  /// The number of the run that created it.
  public var run: Int32
  /// Where it stands.
  public var state: AttemptState
  /// Whether a start was recorded; external systems often deliver only the end.
  public var started: Bool
  /// Its name in another system.
  public var external: ExternalID?
  /// The digest of what it made.
  public var digest: String?
  /// When it started and ended, in milliseconds since 1970, where the caller said so.
  public var startedAt, endedAt: Int64?
}

// By way of the initializer that the compiler makes, in which parts are moved: one that assigns them one by one leaves
// a copy behind, text by text, and whole pipelines are made of attempts.
extension Attempt {
  /// Describes an attempt; a fresh one is pending.
  public init(
    id: AttemptID, cell: Int32, ordinal: Int32, run: Int32, state: AttemptState = .pending, started: Bool = false,
    external: ExternalID? = nil, digest: String? = nil, startedAt: Int64? = nil, endedAt: Int64? = nil,
    payload: PayloadValue = .null
  ) {
    self.init(
      payload: payload, id: id, cell: cell, ordinal: ordinal, run: run, state: state, started: started,
      external: external, digest: digest, startedAt: startedAt, endedAt: endedAt)
  }
}
