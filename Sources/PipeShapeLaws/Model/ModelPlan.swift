import PipeShape

/// A plan in naive sets; equal plans have equal tokens and the others differ.
struct ModelPlan: Hashable, Sendable {
  var head: Int
  var planned: Set<Int> = []
  var joined: Set<Int> = []
  /// Found by applying the plan to a copy: the attempts in flight that end.
  var cancelled: Set<Int> = []
  var blocked: Set<Int> = []

  /// What the token is a digest of.
  static func == (a: Self, b: Self) -> Bool {
    a.head == b.head && a.planned == b.planned && a.joined == b.joined && a.cancelled == b.cancelled
      && a.blocked == b.blocked
  }

  func hash(into hasher: inout Hasher) { hasher.combine(head) }

  var reasons: [Int: PlanReason] = [:]
  var blockers: [Int: Int] = [:]
}

/// A request as the text keeps it.
struct ModelRequest: Sendable {
  var id: String
  var fingerprint: String
  var plan: ModelPlan
  var created: Bool
  var ended: [EndedAttempt]
}
