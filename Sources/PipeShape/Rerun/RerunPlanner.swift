/// Decides what a rerun of some cells does (semantics, section 3).
///
/// A pure function of the graph and the head. Up to 64 cells each set is one word and the plan costs two small arrays;
/// above, the same steps run as sweeps over sets of bits.
public struct RerunPlanner: Sendable {
  let graph: CellGraph
  let head: Head

  /// Plans for one pipeline in one state.
  public init(graph: CellGraph, head: Head) {
    precondition(graph.count == head.states.count, "a head has one state for each cell of its graph")
    self.graph = graph
    self.head = head
  }

  /// Plans a rerun of the selected cells.
  ///
  /// - Complexity: a constant number of sweeps over cells and edges.
  public func plan(
    _ selected: CellSet, upstream: UpstreamPolicy = .keep, mode: RerunMode = .downstream
  ) -> RerunPlan {
    precondition(selected.capacity == graph.count, "a selection holds cells of its own pipeline")
    return graph.count <= 64
      ? planWord(selected.word, upstream: upstream, mode: mode)
      : planSets(selected, upstream: upstream, mode: mode)
  }

  /// The same plan by the general way, for any size: what the laws compare the fast one with.
  func planSets(_ selected: CellSet, upstream: UpstreamPolicy, mode: RerunMode) -> RerunPlan {
    let states = head.states
    var wanted = selected
    if upstream == .repair {
      wanted = graph.upstream(of: selected) { !(states[$0] == .succeeded || states[$0].isInFlight) }
    }
    let region = mode == .exact ? wanted : graph.downstream(of: wanted)
    var blocked = CellSet(capacity: graph.count)
    var blockers: [Int32] = []
    var blockerOf = [Int32](repeating: -1, count: region.isEmpty ? 0 : graph.count)
    for cell in region {
      let before = graph.predecessors(of: cell)
      let culprit =
        before.first { !region.contains(Int($0)) && states[Int($0)].endedBadly }.map(Int32.init)
        ?? before.first { blocked.contains(Int($0)) }.map { blockerOf[Int($0)] }
      if let culprit {
        blocked.insert(cell)
        blockers.append(culprit)
        blockerOf[cell] = culprit
      }
    }
    var created = CellSet(capacity: graph.count)
    var joined = created
    var cancelled = created
    var reasons: [PlanReason] = []
    for cell in region where !blocked.contains(cell) {
      let before = graph.predecessors(of: cell)
      let replacing = before.first { created.contains(Int($0)) }
      if states[cell].isInFlight && (mode == .exact || replacing == nil) {
        joined.insert(cell)
        continue
      }
      created.insert(cell)
      if states[cell].isInFlight { cancelled.insert(cell) }
      reasons.append(
        selected.contains(cell)
          ? .seed
          : wanted.contains(cell)
            ? .repaired : .via(Int32(replacing ?? before.first { joined.contains(Int($0)) } ?? UInt32.max >> 1)))
    }
    cancelled = cancelled.union(skippedBehind(cancelled, created: created, blocked: blocked))
    return RerunPlan(
      head: head.run, created: created, joined: joined, cancelled: cancelled, blocked: blocked, reasons: reasons,
      blockers: blockers)
  }

  /// The blocked cells whose pending attempt consumed one that the plan cancels: the skip rule ends them.
  ///
  /// Only after `exact` reruns can a blocked cell be pending at all: else what blocks it would have skipped it.
  func skippedBehind(_ replaced: CellSet, created: CellSet, blocked: CellSet) -> CellSet {
    var skipped = CellSet(capacity: graph.count)
    guard !replaced.isEmpty, !blocked.isEmpty else { return skipped }
    for cell in blocked where head.states[cell] == .pending && !created.contains(cell) {
      let ends = graph.predecessors(of: cell).contains { before in
        (replaced.contains(Int(before)) || skipped.contains(Int(before)))
          && head.createdIn[Int(before)] <= head.createdIn[cell]
      }
      if ends { skipped.insert(cell) }
    }
    return skipped
  }
}
