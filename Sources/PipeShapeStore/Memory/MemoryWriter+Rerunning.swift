public import PipeShape

extension MemoryWriter {
  /// Plans and applies a rerun in one step.
  public func rerun(_ request: RerunRequest, of id: PipelineID) throws(StoreError) -> RerunOutcome {
    let old = try existing(id)
    if let name = request.id {
      try KindRegistry.refuseNUL(in: name)
      if let known = tables.requests[id]?[MemoryTables.key(name)] {
        guard known.fingerprint.map(PayloadValue.text) == .text(request.scope.fingerprint),
          let outcome = try outcome(ofRequest: name, in: id)
        else {
          throw .requestReused(name)
        }
        return outcome
      }
    }
    let plan = try refusing { () throws(PipelineError) in try old.plan(request.scope) }
    if let token = request.token, token != plan.token.description { throw .planChanged() }
    let ended = old.endings(of: plan)
    var new = old
    try refusing { () throws(PipelineError) in
      _ = try new.apply(plan, request: request.id, at: request.at, ids: ids)
    }
    let outcome = RerunOutcome(run: new.runs.count, created: !plan.isEmpty, plan: plan, ended: ended)
    if !plan.isEmpty { replace(old, by: new) }
    if let name = request.id {
      let key = MemoryTables.key(name)
      shared.tables.requests[id, default: [:]][key] = .init(fingerprint: request.scope.fingerprint, outcome: outcome)
      undo.append { $0.requests[id]?[key] = nil }
    }
    return outcome
  }
}
