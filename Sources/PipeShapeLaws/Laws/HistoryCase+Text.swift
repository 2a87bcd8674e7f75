import PipeShape
import PipeShapeStore

extension HistoryCase {
  /// The engine stands where the text stands: attempts, inputs (I3), bindings (I2), what is stale.
  mutating func compare(_ model: Model, _ engine: Engine, _ facts: Facts) throws(Finding) {
    guard options.comparesWithText else { return }
    try notes.demand(
      .text, facts.attempts.count == model.attempts.count && facts.bindings.count == model.runs.count,
      "there are \(facts.attempts.count) attempts in \(facts.bindings.count) runs, the text says \(model.attempts.count) in \(model.runs.count)"
    )
    for (index, expected) in model.attempts.enumerated() {
      let actual = facts.attempts[index]
      let same =
        Int(actual.cell) == expected.cell && Int(actual.ordinal) == expected.ordinal && actual.state == expected.state
        && actual.started == expected.started && actual.external == expected.external
        && Scalars.same(actual.digest, expected.digest) && actual.payload == expected.payload
        && actual.startedAt == expected.startedAt && actual.endedAt == expected.endedAt
      try notes.demand(.text, same, "attempt \(index) is \(actual), the text says \(expected)")
      let inputs = model.graph.predecessors[expected.cell].compactMap { expected.inputs[$0] }
      try notes.demand(
        .text, facts.inputs[index] == inputs,
        "attempt \(index) consumed \(facts.inputs[index]), the text says \(inputs)")
    }
    for (index, run) in model.runs.enumerated() {
      try notes.demand(
        .text, facts.bindings[index] == run.binding,
        "run \(index + 1) binds \(facts.bindings[index]), the text says \(run.binding)")
      let stale = model.stale(inRun: index + 1)
      if !stale.isEmpty { notes.label(.staleShown) }
      let law: Law = options.allowsExact ? .exactStale : .text
      let shown = engine.stale(inRun: index + 1)
      try notes.demand(
        law, shown == stale, "run \(index + 1) shows \(shown.sorted()) as stale, the text says \(stale.sorted())")
    }
  }

  /// The plan of the engine is the plan of the text, with every reason and every blocker.
  mutating func compareOutcomes(
    _ expected: Result<ModelPlan, StoreError>, _ actual: Result<RerunOutcome, StoreError>, _ what: String
  ) throws(Finding) {
    guard options.comparesWithText else { return }
    switch (expected, actual) {
    case (.success(let expected), .success(let actual)):
      let plan = ModelPlan(actual.plan)
      try notes.demand(
        .text, plan == expected && plan.reasons == expected.reasons && plan.blockers == expected.blockers,
        "\(what) plans \(plan), the text says \(expected)")
      let kept = Set(actual.plan.kept)
      let parts = plan.planned.count + plan.joined.count + plan.blocked.count + kept.count
      try notes.demand(
        .text,
        parts == actual.plan.created.capacity
          && kept.union(plan.planned).union(plan.joined).union(plan.blocked).count == parts,
        "\(what) does not put every cell into exactly one part")
    case (.failure(let expected), .failure(let actual)):
      try notes.demand(
        .text, expected.code == actual.code, "\(what) is refused as \(actual), the text says \(expected.code)")
    default: throw Finding(.text, "\(what) is answered \(actual), the text says \(expected)")
    }
  }
}

extension ModelPlan {
  /// A plan of the core in naive sets.
  init(_ plan: RerunPlan) {
    self.init(
      head: Int(plan.head), planned: Set(plan.created), joined: Set(plan.joined), cancelled: Set(plan.cancelled),
      blocked: Set(plan.blocked))
    for (cell, reason) in zip(planned.sorted(), plan.reasons) { reasons[cell] = reason }
    for (cell, blocker) in zip(blocked.sorted(), plan.blockers) { blockers[cell] = Int(blocker) }
  }
}
