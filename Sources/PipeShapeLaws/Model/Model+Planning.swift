import PipeShape
import PipeShapeStore

extension Model {
  /// Section 3, sentence by sentence.
  func plan(_ selected: Set<Int>, upstream: UpstreamPolicy, mode: RerunMode) -> ModelPlan {
    let states = states
    var wanted = selected
    if upstream == .repair {
      var grew = true
      while grew {
        grew = false
        for cell in wanted {
          for before in graph.predecessors[cell] where states[before].endedBadly && wanted.insert(before).inserted {
            grew = true
          }
        }
      }
    }
    let region = mode == .exact ? wanted : graph.closure(wanted)
    func badOutside(_ cell: Int) -> Bool { !region.contains(cell) && states[cell].endedBadly }
    var blocked = region.filter { graph.predecessors[$0].contains(where: badOutside) }
    if mode == .exact {
      var grew = true
      while grew {
        grew = false
        for cell in region where graph.predecessors[cell].contains(where: blocked.contains) {
          if blocked.insert(cell).inserted { grew = true }
        }
      }
    } else {
      blocked = graph.closure(blocked)
    }
    var plan = ModelPlan(head: runs.count)
    plan.blocked = blocked
    // The walk of section 4.
    for cell in region.subtracting(blocked).sorted() {
      let replaced = graph.predecessors[cell].contains(where: plan.planned.contains)
      if states[cell].isInFlight && (mode == .exact || !replaced) {
        plan.joined.insert(cell)
      } else {
        plan.planned.insert(cell)
      }
    }
    for cell in plan.planned {
      if selected.contains(cell) {
        plan.reasons[cell] = .seed
      } else if wanted.contains(cell) {
        plan.reasons[cell] = .repaired
      } else if let via = graph.predecessors[cell].first(where: plan.planned.contains)
        ?? graph.predecessors[cell].first(where: plan.joined.contains)
      {
        plan.reasons[cell] = .via(Int32(via))
      }
    }
    for cell in blocked.sorted() {
      plan.blockers[cell] =
        graph.predecessors[cell].first(where: badOutside)
        ?? graph.predecessors[cell].first(where: blocked.contains).flatMap { plan.blockers[$0] }
    }
    var copy = self
    copy.apply(plan, request: nil)
    plan.cancelled = Set(
      graph.cells.indices.filter { cell in
        states[cell].isInFlight && !copy.attempts[binding[cell]].state.isInFlight
      })
    return plan
  }

  /// Section 4: replaced attempts in flight end cancelled, fresh ones consume the new binding, then the skip rule runs.
  mutating func apply(_ plan: ModelPlan, request: String?, at: Int64? = nil) {
    guard !plan.planned.isEmpty else { return }
    var binding = binding
    for cell in plan.planned.sorted() {
      let old = binding[cell]
      if attempts[old].state.isInFlight {
        attempts[old].state = .cancelled
        attempts[old].endedAt = at
      }
      var inputs: [Int: Int] = [:]
      for before in graph.predecessors[cell] { inputs[before] = binding[before] }
      binding[cell] = attempts.count
      attempts.append(
        Attempt(cell: cell, ordinal: attempts[old].ordinal + 1, supersedes: old, inputs: inputs))
    }
    runs.append(Run(request: request, createdAt: at, binding: binding))
    skipPending()
  }
}
