public import PipeShape

/// A rerun that is to be applied.
public struct RerunRequest: Hashable, Sendable {
  /// What was asked.
  public var scope: RerunScope
  /// A name that makes the request repeatable: the same one is applied once, and then answered from the record.
  public var id: String?
  /// The token of a preview: refuses with `planChanged` what differs from it.
  public var token: String?
  /// When it is made, in milliseconds since 1970.
  public var at: Int64?

  /// Asks for a rerun.
  public init(_ scope: RerunScope, id: String? = nil, token: String? = nil, at: Int64? = nil) {
    self.scope = scope
    self.id = id
    self.token = token
    self.at = at
  }
}

/// What a rerun would do, or did.
public struct RerunOutcome: Hashable, Sendable {
  /// The number of the head, afterwards.
  public var run: Int
  /// Whether a run was made.
  public var created: Bool
  /// Whether the answer is that of an earlier request of the same id.
  public var replayed: Bool
  /// What is new, joined, cancelled, blocked and kept, with reasons.
  public var plan: RerunPlan
  /// The attempts in flight that ended: somebody has to cancel the real jobs.
  public var ended: [EndedAttempt]

  /// Describes an outcome.
  public init(run: Int, created: Bool, replayed: Bool = false, plan: RerunPlan, ended: [EndedAttempt]) {
    self.run = run
    self.created = created
    self.replayed = replayed
    self.plan = plan
    self.ended = ended
  }
}
