import PipeShape

/// The statements that write attempts and what belongs to them.
struct AttemptWrites: Sendable {
  let addStep, addCell, addEdge, addAttempt, addInput, addOther: Plan
  /// Replaces what can change of an attempt: 3 state, 4 started, 5 system, 6 external, 7 digest, 8 start, 9 end,
  /// 10 place of the payload.
  let replace: Plan
  /// The same, but for the external id, whose index is then left alone: 3 state, 4 started, 5 digest, 6 start, 7 end,
  /// 8 place of the payload.
  let replaceButExternal: Plan
  /// A start, a success, or neither, guarded by the state and the inputs, without and with an external id.
  let guarded: [[Plan]]
  let removeOther: Plan
  let removeOfPipeline: [Plan]

  /// What a guarded change does to the state.
  enum Step: Int, CaseIterable {
    case start, success, note
  }

  init(in catalog: inout Catalog) {
    typealias Layout = NormalizedLayout
    addStep = catalog.add("new step", Insert(into: Layout.step))
    addCell = catalog.add("new cell", Insert(into: Layout.cell))
    addEdge = catalog.add("new edge", Insert(into: Layout.edge))
    addAttempt = catalog.add("new attempt", Insert(into: Layout.attempt))
    addInput = catalog.add("new input", Insert(into: Layout.input))
    addOther = catalog.add("new other payload", Insert(into: Layout.otherPayload, conflict: .replace))
    let key = Expression.all([.equals("pipeline", 0), .equals("cell", 1), .equals("ordinal", 2)])
    func assignments(_ columns: [String]) -> [Update.Assignment] {
      columns.enumerated().map { index, column in
        // A payload that stays where it is, is not said where.
        .init(column, column == "payload" ? .first([.parameter(3 + index), .column(column)]) : .parameter(3 + index))
      }
    }
    replace = catalog.add(
      "change of an attempt",
      Update(
        Layout.attempt,
        set: assignments(["state", "started", "system", "external", "digest", "started_at", "ended_at", "payload"]),
        where: key))
    replaceButExternal = catalog.add(
      "change of an attempt but for its external id",
      Update(
        Layout.attempt, set: assignments(["state", "started", "digest", "started_at", "ended_at", "payload"]),
        where: key))
    var guarded: [[Plan]] = []
    for step in Step.allCases {
      var plans: [Plan] = []
      for withExternal in [false, true] {
        plans.append(catalog.add(Self.name(step, withExternal), Self.guarded(step, withExternal)))
      }
      guarded.append(plans)
    }
    self.guarded = guarded
    removeOther = catalog.add(
      "remove other payload of an attempt",
      Delete(from: Layout.otherPayload, where: .all([.equals("pipeline", 0), .equals("attempt", 1)])))
    var removes: [Plan] = []
    for table in [Layout.otherPayload, Layout.input, Layout.attempt, Layout.cell, Layout.edge, Layout.step] {
      removes.append(
        catalog.add("remove \(table.name) of a pipeline", Delete(from: table, where: .equals("pipeline", 0))))
    }
    removeOfPipeline = removes
  }

  private static func name(_ step: Step, _ withExternal: Bool) -> String {
    let what =
      switch step {
      case .start: "start of an attempt"
      case .success: "success of an attempt"
      case .note: "note on an attempt"
      }
    return withExternal ? what + " with its external id" : what
  }

  /// 0 to 2 the key, 3 the digest, 4 the place of the payload, then the external id if there is one, then the time if
  /// the state changes; null leaves a value as it is.
  private static func guarded(_ step: Step, _ withExternal: Bool) -> Update {
    func keeping(_ column: String, _ parameter: Int) -> Update.Assignment {
      .init(column, .first([.parameter(parameter), .column(column)]))
    }
    func state(_ state: AttemptState) -> Expression { .integer(Int64(state.rawValue)) }
    var assignments = [keeping("digest", 3), keeping("payload", 4)]
    let time = withExternal ? 7 : 5
    var conditions: [Expression] = [.equals("pipeline", 0), .equals("cell", 1), .equals("ordinal", 2)]
    let unready = Expression.hasInputNotSucceeded([
      .equals("pipeline", of: "i", 0), .equals("cell", of: "i", 1), .equals("ordinal", of: "i", 2),
    ])
    let inFlight = Expression.compare(.column("state"), .atMost, state(.running))
    switch step {
    case .start:
      assignments += [
        .init("state", state(.running)), .init("started", .integer(1)), keeping("started_at", time),
      ]
      conditions += [.compare(.column("state"), .equal, state(.pending)), .not(unready)]
    case .success:
      assignments += [
        .init("state", state(.succeeded)), keeping("ended_at", time),
      ]
      conditions += [inFlight, .not(unready)]
    case .note:
      conditions += [inFlight]
    }
    if withExternal { assignments += [.init("system", .parameter(5)), .init("external", .parameter(6))] }
    return Update(NormalizedLayout.attempt, set: assignments, where: .all(conditions))
  }
}
