extension Pipeline {
  /// Says what a rerun would do, and changes nothing.
  ///
  /// - Parameter failed: which states `failed` selects.
  /// - Throws: `badSelection` for an unknown step or target.
  public func plan(_ scope: RerunScope, failed: StateSet = .failed) throws(PipelineError) -> RerunPlan {
    let selected = try scope.selection.evaluate(in: graph, states: head.states, failed: failed)
    return RerunPlanner(graph: graph.cellGraph, head: head).plan(selected, upstream: scope.upstream, mode: scope.mode)
  }

  /// The attempts in flight that a plan for the head would end, in cell order.
  public func endings(of plan: RerunPlan) -> [EndedAttempt] {
    plan.cancelled.map { cell in
      let attempt = attempt(ofCell: cell)
      return EndedAttempt(cell: Int32(cell), ordinal: attempt.ordinal, external: attempt.external)
    }
  }

  /// Applies a plan: ends what it cancels, appends a run with the fresh attempts, skips what is left behind.
  ///
  /// A plan that creates nothing appends no run.
  /// - Returns: what was created and ended, as indices of `attempts`.
  /// - Throws: `planChanged` if the plan was not made for this head in this state, `limit` where no ids are left.
  /// - Complexity: O(created + cells).
  @discardableResult
  public mutating func apply(
    _ plan: RerunPlan, request: String? = nil, at: Int64? = nil, ids: some IDGenerator
  ) throws(PipelineError) -> AppliedRerun {
    guard plan.head == head.run, plan.created.capacity == graph.cellCount,
      plan.created.allSatisfy({ plan.cancelled.contains($0) == head.states[$0].isInFlight })
    else {
      throw PipelineError(.planChanged, "the plan was made for run \(plan.head) in another state; plan again")
    }
    var applied = AppliedRerun()
    guard !plan.created.isEmpty else { return applied }
    // Ids that a store read may be anything.
    guard greatestID < Int64.max - Int64(plan.created.count) else {
      throw PipelineError(.limit, "no id is left after attempt \(greatestID)")
    }
    let number = head.run + 1
    runs.append(Run(number: number, request: request, createdAt: at))
    head.run = number
    for cell in plan.cancelled {
      let index = Int(bound[cell])
      attempts[index].state = plan.created.contains(cell) ? .cancelled : .skipped
      if plan.created.contains(cell) { attempts[index].endedAt = at }
      head.states[cell] = attempts[index].state
      applied.ended.append(index)
    }
    var last = greatestID
    for cell in plan.created {
      last = ids.next(after: last)
      let previous = bound[cell]
      applied.created.append(attempts.count)
      bound[cell] = Int32(attempts.count)
      superseded.append(previous)
      head.states[cell] = .pending
      head.createdIn[cell] = number
      attempts.append(
        Attempt(id: AttemptID(last), cell: Int32(cell), ordinal: attempts[Int(previous)].ordinal + 1, run: number))
    }
    return applied
  }
}

/// An attempt in flight that a rerun ends: somebody has to cancel the real job.
public struct EndedAttempt: Hashable, Sendable {
  /// The position of its cell.
  public var cell: Int32
  /// Its number among the cell's attempts.
  public var ordinal: Int32
  /// Its name in another system.
  public var external: ExternalID?

  /// Names an attempt that a rerun ends.
  public init(cell: Int32, ordinal: Int32, external: ExternalID?) {
    self.cell = cell
    self.ordinal = ordinal
    self.external = external
  }
}

/// What applying a plan did, as indices of the pipeline's attempts.
public struct AppliedRerun: Hashable, Sendable {
  /// The fresh attempts, in cell order.
  public internal(set) var created: [Int] = []
  /// The attempts that were cancelled or skipped, in cell order.
  public internal(set) var ended: [Int] = []
}
