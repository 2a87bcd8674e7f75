public import PipeShape

extension Finding {
  /// What to do about a pipeline that is damaged.
  public static let advice = "restore the store from a backup, or remove the pipeline"

  /// The invariants of the core that a pipeline breaks; the first one of each rule.
  ///
  /// Reruns of mode `exact` may mix inputs, and a store does not know which mode its reruns had, so mixed inputs are no
  /// finding.
  /// - Complexity: O(attempts · inputs).
  public static func findings(in pipeline: Pipeline) -> [Finding] {
    for index in pipeline.attempts.indices where pipeline.attempts[index].state == .pending {
      guard let bad = pipeline.inputs(of: index).first(where: { pipeline.attempts[$0].state.endedBadly }) else {
        continue
      }
      let (name, input) = (pipeline.name(ofAttemptAt: index), pipeline.name(ofAttemptAt: bad))
      return [
        Finding(
          .pendingBehindBadEnd, of: pipeline.id,
          "\(name) is pending, although its input \(input) is \(pipeline.attempts[bad].state.name); record it as skipped"
        )
      ]
    }
    var creating = Array(repeating: false, count: pipeline.runs.count + 1)
    for attempt in pipeline.attempts { creating[Int(attempt.run)] = true }
    if let empty = creating.indices.dropFirst(2).first(where: { !creating[$0] }) {
      return [Finding(.history, of: pipeline.id, "run \(empty) created no attempt; \(advice)")]
    }
    if let invariant = pipeline.violatedInvariant(afterExactReruns: true) {
      return [Finding(.invariant, of: pipeline.id, "\(invariant); \(advice)")]
    }
    return []
  }

  /// Whether what a pipeline's row says of its end is what its history says.
  public static func ofEnd(_ ended: Int64?, of pipeline: Pipeline) -> Finding? {
    guard let ended, ended != pipeline.endedAt else { return nil }
    let history = pipeline.endedAt.map { "says \($0)" } ?? "has an attempt in flight"
    return Finding(
      .ended, of: pipeline.id,
      "its row says that it ended at \(ended), its history \(history); set the column to null, it is settled anew")
  }

  /// What is wrong with a request, as far as runs tell.
  ///
  /// - Parameters:
  ///   - outcome: what it did; nil where it was imported.
  public static func ofRequest(
    _ id: String, outcome: RerunOutcome?, runs: [Run], of pipeline: PipelineID
  ) -> Finding? {
    let isOfRun = { (run: Run) in run.request.map { Target($0) == Target(id) } ?? false }
    guard let outcome else {
      guard !runs.contains(where: isOfRun) else { return nil }
      return Finding(.request, of: pipeline, "request '\(id)' has neither an outcome nor a run; remove its row")
    }
    guard outcome.run >= 1, outcome.run <= runs.count else {
      return Finding(.request, of: pipeline, "request '\(id)' made run \(outcome.run), which there is not; \(advice)")
    }
    // In a pruned pipeline run 1 may have been made by a request, for a run that is gone, and names what the pipeline was
    // made from.
    let isOfFirst = outcome.run == 1 && outcome.plan.head == 0
    guard !outcome.created || isOfFirst || isOfRun(runs[outcome.run - 1]) else {
      return Finding(
        .request, of: pipeline, "request '\(id)' made run \(outcome.run), which names another request; \(advice)")
    }
    return nil
  }
}

extension Pipeline {
  /// An attempt in words.
  func name(ofAttemptAt index: Int) -> String {
    "\(graph.cells[Int(attempts[index].cell)]) attempt \(attempts[index].ordinal)"
  }
}
