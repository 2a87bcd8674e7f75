extension Pipeline {
  /// The pipeline without its oldest runs: its history begins with what the first run that is kept binds.
  ///
  /// Every run that is kept binds the very same attempts as before, under their ids and with the same inputs; runs and
  /// the attempts of each cell are numbered from 1 again. What no kept run binds is gone. A run can be the first only
  /// where it binds whatever its attempts consumed, which after `exact` reruns it need not: then more runs are kept.
  /// Run 1 keeps its request, which says what the pipeline was made from; without one it has that of the first run that is
  /// kept. Whoever held the ordinal of an attempt from before means another one with it, its id means the same.
  /// - Parameter count: how many of the newest runs have to stay, at least 1.
  /// - Returns: nil where nothing would go.
  /// - Complexity: O(runs · (cells + edges)).
  public func pruned(keeping count: Int) -> PrunedPipeline? {
    guard let first = firstRun(keeping: count) else { return nil }
    let shift = Int32(first - 1)
    // Of each cell, what the first run binds and whatever came after it.
    var isKept = [Bool](repeating: false, count: attempts.count)
    var ordinals = [Int32](repeating: 0, count: graph.cellCount)
    for cell in 0..<graph.cellCount {
      let index = binding(ofCell: cell, inRun: Int32(first))
      isKept[index] = true
      ordinals[cell] = attempts[index].ordinal - 1
    }
    var kept: [Attempt] = []
    for (index, attempt) in attempts.enumerated() where isKept[index] || attempt.run > first {
      var attempt = attempt
      attempt.run = max(1, attempt.run - shift)
      attempt.ordinal -= ordinals[Int(attempt.cell)]
      kept.append(attempt)
    }
    var runs = Array(self.runs[(first - 1)...])
    for index in runs.indices { runs[index].number -= shift }
    runs[0].request = self.runs[0].request ?? runs[0].request
    do {
      return PrunedPipeline(
        pipeline: try Pipeline(id: id, event: event, graph: graph, runs: runs, attempts: kept), runs: first - 1,
        attempts: attempts.count - kept.count, ordinals: ordinals)
    } catch { preconditionFailure("a part of a history is one: \(error)") }
  }

  /// The newest run that can be the first one and leaves so many; nil where that is run 1.
  private func firstRun(keeping count: Int) -> Int? {
    var first = runs.count - max(1, count) + 1
    while first > 1, !bindsWhatItsAttemptsConsumed(Int32(first)) { first -= 1 }
    return first > 1 ? first : nil
  }

  private func bindsWhatItsAttemptsConsumed(_ run: Int32) -> Bool {
    (0..<graph.cellCount).allSatisfy { cell in
      let made = attempts[binding(ofCell: cell, inRun: run)].run
      return graph.cellGraph.predecessors(of: cell).allSatisfy {
        binding(ofCell: Int($0), inRun: made) == binding(ofCell: Int($0), inRun: run)
      }
    }
  }
}

/// What became of a pipeline whose oldest runs went.
public struct PrunedPipeline: Sendable {
  /// The pipeline now.
  public let pipeline: Pipeline
  /// How many runs went: the numbers of the others are less by that.
  public let runs: Int
  /// How many attempts went.
  public let attempts: Int
  /// By cell, how many of its attempts went: the ordinals of the others are less by that.
  let ordinals: [Int32]

  /// A plan with the numbers of now; nil if neither the run that it was made for nor the one that it made is kept.
  ///
  /// - Parameter created: whether the plan made a run; the first run that is kept was made for run 0, which there is not.
  public func plan(_ plan: RerunPlan, created: Bool) -> RerunPlan? {
    guard Int(plan.head) + (created ? 1 : 0) > runs else { return nil }
    return RerunPlan(
      head: plan.head - Int32(runs), created: plan.created, joined: plan.joined, cancelled: plan.cancelled,
      blocked: plan.blocked, reasons: plan.reasons, blockers: plan.blockers)
  }

  /// An attempt that a rerun ended after the first run that is kept, with the number of now.
  public func ended(_ attempt: EndedAttempt) -> EndedAttempt {
    var attempt = attempt
    if ordinals.indices.contains(Int(attempt.cell)) { attempt.ordinal -= ordinals[Int(attempt.cell)] }
    return attempt
  }
}
