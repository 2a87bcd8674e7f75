import PipeShape
import PipeShapeStore

extension HistoryCase {
  /// Laws 10 to 13 and 19, on nothing but what the engine shows.
  mutating func checkInvariants(
    _ before: Facts, _ after: Facts, _ graph: ModelGraph, _ engine: Engine
  ) throws(Finding) {
    try checkHistory(before, after)
    try checkIdentifiers(after)
    try checkFacts(after, graph)
    if !options.allowsExact {
      try checkMixing(after, graph)
      try checkCurrency(after, graph)
    }
  }

  private mutating func checkHistory(_ before: Facts, _ after: Facts) throws(Finding) {
    try notes.demand(
      .numbered(12),
      after.bindings.count >= before.bindings.count && after.attempts.count >= before.attempts.count
        && zip(before.bindings, after.bindings).allSatisfy { $0 == $1 },
      "old runs changed: \(before.bindings) became \(after.bindings)")
    for (old, new) in zip(before.attempts, after.attempts) {
      let holds =
        old.state.isInFlight
        ? (old.id, old.cell, old.ordinal, old.run) == (new.id, new.cell, new.ordinal, new.run)
          && !(old.state == .running && new.state == .pending) : old == new
      try notes.demand(.numbered(12), holds, "an attempt changed after its end: \(old) became \(new)")
    }
  }

  private mutating func checkIdentifiers(_ facts: Facts) throws(Finding) {
    for (index, attempt) in facts.attempts.enumerated() {
      try notes.demand(
        .numbered(13),
        facts.inputs[index].allSatisfy { facts.attempts[$0].id < attempt.id }
          && (index == 0 || facts.attempts[index - 1].id < attempt.id),
        "attempt \(attempt) consumed a newer one")
    }
  }

  /// Law 19: no pending attempt behind a bad end, and the three facts.
  private mutating func checkFacts(_ facts: Facts, _ graph: ModelGraph) throws(Finding) {
    let head = facts.head
    for (index, attempt) in facts.attempts.enumerated() {
      let cell = Int(attempt.cell)
      if attempt.state == .pending {
        try notes.demand(
          .numbered(19), !facts.inputs[index].contains { facts.attempts[$0].state.endedBadly },
          "\(graph.cells[cell]) attempt \(attempt.ordinal) is pending behind a bad end")
      }
      if attempt.state.isInFlight {
        try notes.demand(
          .numbered(19), head[cell] == index,
          "\(graph.cells[cell]) attempt \(attempt.ordinal) is in flight outside the head")
      }
      let created = facts.bindings[Int(attempt.run) - 1]
      try notes.demand(
        .numbered(19), facts.inputs[index] == graph.predecessors[cell].map { created[$0] },
        "\(graph.cells[cell]) attempt \(attempt.ordinal) did not consume what run \(attempt.run) binds")
    }
    for (number, binding) in facts.bindings.enumerated() {
      for (cell, bound) in binding.enumerated() {
        let newest = facts.attempts.lastIndex { Int($0.cell) == cell && Int($0.run) <= number + 1 }
        try notes.demand(
          .numbered(19), bound == newest,
          "run \(number + 1) binds \(graph.cells[cell]) to another than the newest attempt made until then")
      }
    }
  }

  private mutating func checkMixing(_ facts: Facts, _ graph: ModelGraph) throws(Finding) {
    for (number, binding) in facts.bindings.enumerated() {
      for (cell, bound) in binding.enumerated() {
        let attempt = facts.attempts[bound]
        guard attempt.started || attempt.state == .succeeded || attempt.state == .running else { continue }
        try notes.demand(
          .numbered(10), facts.inputs[bound] == graph.predecessors[cell].map { binding[$0] },
          "\(graph.cells[cell]) attempt \(attempt.ordinal) consumed another input than run \(number + 1) binds")
      }
    }
  }

  private mutating func checkCurrency(_ facts: Facts, _ graph: ModelGraph) throws(Finding) {
    let head = facts.head
    for (cell, bound) in head.enumerated() {
      let attempt = facts.attempts[bound]
      guard attempt.started || attempt.state == .running || attempt.state == .succeeded, attempt.state != .cancelled
      else { continue }
      try notes.demand(
        .numbered(11),
        graph.predecessors[cell].allSatisfy { facts.attempts[head[$0]].state == .succeeded }
          && facts.inputs[bound] == graph.predecessors[cell].map { head[$0] },
        "\(graph.cells[cell]) was started on something that is no current success")
    }
  }
}

extension HistoryCase {
  /// Laws 2, 3, 9, 14, 15 and those of exact reruns, on one rerun that was applied.
  mutating func checkEffect(
    _ outcome: RerunOutcome, _ question: Operation.Question, _ before: Facts, _ after: Facts, _ graph: ModelGraph
  ) throws(Finding) {
    let plan = ModelPlan(outcome.plan)
    guard let selected = question.tree.cells(in: graph, states: before.states) else { return }
    let planned = plan.planned.union(plan.joined)
    var sources = selected
    for (cell, reason) in plan.reasons where reason == .repaired { sources.insert(cell) }
    let reach = question.mode == .exact ? sources : graph.closure(sources)
    try notes.demand(
      .numbered(2), planned.isSubset(of: reach),
      "\(planned.subtracting(reach).sorted()) are planned without a seed upstream")
    if selected.isEmpty {
      try notes.demand(
        .numbered(3), after.bindings.count == before.bindings.count && after.attempts == before.attempts,
        "an empty selection did something")
    }
    try checkSharing(plan, before, after, graph)
    try checkForetold(outcome, plan, before, after, graph)
    if question.mode == .exact {
      try checkExact(plan, selected, sources, before, after, graph)
    } else if question.upstream == .repair, !options.allowsExact {
      try notes.demand(
        .numbered(15), selected.allSatisfy { after.state($0).isInFlight },
        "a selected cell is not in flight after a repair")
    }
  }

  private mutating func checkSharing(
    _ plan: ModelPlan, _ before: Facts, _ after: Facts, _ graph: ModelGraph
  ) throws(Finding) {
    let planned = plan.planned.union(plan.joined)
    let shared = graph.cells.indices.allSatisfy { planned.contains($0) || before.head[$0] == after.head[$0] }
    try notes.demand(
      .numbered(9), shared && after.attempts.count - before.attempts.count <= planned.count,
      "an attempt outside the plan was replaced, or there are more new ones than planned cells")
  }

  private mutating func checkForetold(
    _ outcome: RerunOutcome, _ plan: ModelPlan, _ before: Facts, _ after: Facts, _ graph: ModelGraph
  ) throws(Finding) {
    let law = Law.numbered(14)
    let fresh = Set(graph.cells.indices.filter { before.head[$0] != after.head[$0] })
    try notes.demand(law, fresh == plan.planned, "\(fresh.sorted()) became new, not \(plan.planned.sorted())")
    let ended = Set(
      graph.cells.indices.filter {
        before.state($0).isInFlight && !after.attempts[before.head[$0]].state.isInFlight
      })
    try notes.demand(law, ended == plan.cancelled, "\(ended.sorted()) were ended, not \(plan.cancelled.sorted())")
    try notes.demand(
      law, outcome.ended.map { Int($0.cell) } == ended.sorted(), "the outcome names \(outcome.ended) as ended")
    for (index, old) in before.attempts.enumerated() where after.attempts[index].state != old.state {
      try notes.demand(
        law, before.head[Int(old.cell)] == index && ended.contains(Int(old.cell)),
        "\(graph.cells[Int(old.cell)]) attempt \(old.ordinal) changed its state besides")
    }
    try notes.demand(
      law,
      fresh.allSatisfy { after.state($0) == .pending } && plan.joined.allSatisfy { before.state($0).isInFlight }
        && plan.blocked.union(plan.joined).allSatisfy { before.head[$0] == after.head[$0] },
      "a new cell is not pending, or a joined or blocked one was replaced")
  }

  private mutating func checkExact(
    _ plan: ModelPlan, _ selected: Set<Int>, _ sources: Set<Int>, _ before: Facts, _ after: Facts, _ graph: ModelGraph
  ) throws(Finding) {
    let untouched = graph.cells.indices.allSatisfy { cell in
      sources.contains(cell)
        || (before.head[cell] == after.head[cell]
          && before.attempts[before.head[cell]] == after.attempts[before.head[cell]])
    }
    try notes.demand(
      .exactOutside, untouched && plan.cancelled.isEmpty, "an exact rerun changed a cell that it does not name")
    try notes.demand(
      .exactJoined,
      selected.allSatisfy {
        !before.state($0).isInFlight || plan.blocked.contains($0)
          || (plan.joined.contains($0) && before.head[$0] == after.head[$0])
      }, "a selected cell in flight was not joined")
  }
}
