/// What happened to an attempt, as another system reports it; parts that are nil stay as they are.
public struct AttemptChange: Hashable, Sendable {
  /// The state that it reached: running, or one of the five ends.
  public var state: AttemptState?
  /// Its name in another system; set or replaced while the attempt is unfinished.
  public var external: ExternalID?
  /// A payload that replaces the whole of the attempt's.
  public var payload: PayloadValue?
  /// Single fields of the payload, by name; set after `payload`.
  public var fields: PayloadRecord
  /// The digest of what the attempt made.
  public var digest: String?
  /// When it happened, in milliseconds since 1970.
  public var at: Int64?

  /// Describes a change.
  public init(
    state: AttemptState? = nil, external: ExternalID? = nil, payload: PayloadValue? = nil,
    fields: PayloadRecord = PayloadRecord(), digest: String? = nil, at: Int64? = nil
  ) {
    self.state = state
    self.external = external
    self.payload = payload
    self.fields = fields
    self.digest = digest
    self.at = at
  }
}

/// What became of a change that was legal.
public enum Recorded: Hashable, Sendable {
  /// It was recorded; so many pending attempts behind it ended skipped with it.
  case changed(skipped: Int)
  /// The attempt had ended just so; nothing was changed.
  case unchanged
  /// The attempt had ended otherwise; nothing was changed. Names the cell's newest attempt if it is another.
  case late(newer: Int32?)
}
