/// What a rerun would do: a value that can be shown before it is applied.
///
/// Every cell is in exactly one of `created`, `joined`, `blocked` and `kept`.
public struct RerunPlan: Hashable, Sendable {
  /// The number of the run that the plan was made for.
  public let head: Int32
  /// The cells that get a fresh attempt.
  public let created: CellSet
  /// The cells of the plan whose attempt is in flight and is shared.
  public let joined: CellSet
  /// The cells whose attempt in flight ends: replaced, or, after `exact` reruns, skipped behind a replaced one.
  public let cancelled: CellSet
  /// The cells that cannot run because something outside the plan ended badly; they keep their attempt.
  public let blocked: CellSet
  /// Why each created cell is one, in cell order.
  public let reasons: [PlanReason]
  /// Which cell outside the plan blocks each blocked cell, in cell order.
  public let blockers: [Int32]

  init(
    head: Int32, created: CellSet, joined: CellSet, cancelled: CellSet, blocked: CellSet, reasons: [PlanReason],
    blockers: [Int32]
  ) {
    self.head = head
    self.created = created
    self.joined = joined
    self.cancelled = cancelled
    self.blocked = blocked
    self.reasons = reasons
    self.blockers = blockers
  }

  /// Restores a plan that was stored, as a replay of its request repeats it.
  ///
  /// - Returns: nil where the parts do not fit together.
  public init?(
    head: Int32, cellCount: Int, created: [(cell: Int, reason: PlanReason)], joined: [Int], cancelled: [Int],
    blocked: [(cell: Int, by: Int32)]
  ) {
    let cells = created.map(\.cell) + joined + cancelled + blocked.map(\.cell) + blocked.map { Int($0.by) }
    guard cells.allSatisfy({ $0 >= 0 && $0 < cellCount }) else { return nil }
    self.init(
      head: head, created: CellSet(capacity: cellCount, created.map(\.cell)),
      joined: CellSet(capacity: cellCount, joined), cancelled: CellSet(capacity: cellCount, cancelled),
      blocked: CellSet(capacity: cellCount, blocked.map(\.cell)),
      reasons: created.sorted { $0.cell < $1.cell }.map(\.reason),
      blockers: blocked.sorted { $0.cell < $1.cell }.map(\.by))
    guard self.created.count == created.count, self.blocked.count == blocked.count else { return nil }
  }

  /// The cells that stay as they are and are no part of the plan.
  public var kept: CellSet { created.union(joined).union(blocked).complement }

  /// Whether applying the plan changes nothing.
  public var isEmpty: Bool { created.isEmpty }

  /// The fingerprint of the plan: equal exactly for the same head run and the same four sets.
  public var token: PlanToken { PlanToken(self) }
}

/// Why a cell gets a fresh attempt.
public enum PlanReason: Hashable, Sendable {
  /// The selection names it.
  case seed
  /// The policy `repair` reached it upstream of a selected cell.
  case repaired
  /// It needs the cell at this position, which is created or, if none is, joined.
  case via(Int32)
}
