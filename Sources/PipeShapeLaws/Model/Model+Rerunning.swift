import PipeShape
import PipeShapeStore

/// What the text answers to a rerun.
struct ModelOutcome: Sendable {
  var plan: ModelPlan
  var created: Bool
  var replayed = false
  var ended: [EndedAttempt]
}

extension Model {
  func preview(_ question: Operation.Question) throws(StoreError) -> ModelPlan {
    guard let selected = question.tree.cells(in: graph, states: states) else { throw StoreError(.badSelection, "") }
    return plan(selected, upstream: question.upstream, mode: question.mode)
  }

  /// Checks run in the order parse, request id, plan, token; a refused request is not recorded.
  ///
  /// - Parameter token: nil without one, else the plan that it was made for, if it was made for any.
  mutating func rerun(
    _ question: Operation.Question, request: String?, token: ModelPlan??, at: Int64? = nil
  ) throws(StoreError) -> ModelOutcome {
    if let request, imported.contains(where: { Scalars.same($0, request) }) { throw StoreError(.requestReused, "") }
    if let request, let known = requests.first(where: { Scalars.same($0.id, request) }) {
      guard Scalars.same(known.fingerprint, question.fingerprint) else { throw StoreError(.requestReused, "") }
      return ModelOutcome(plan: known.plan, created: known.created, replayed: true, ended: known.ended)
    }
    let plan = try preview(question)
    if let token, token != plan { throw StoreError(.planChanged, "") }
    let ended = plan.cancelled.sorted().map { cell in
      let attempt = attempts[binding[cell]]
      return EndedAttempt(cell: Int32(cell), ordinal: Int32(attempt.ordinal), external: attempt.external)
    }
    apply(plan, request: request, at: at)
    let outcome = ModelOutcome(plan: plan, created: !plan.planned.isEmpty, ended: ended)
    if let request {
      requests.append(
        ModelRequest(
          id: request, fingerprint: question.fingerprint, plan: plan, created: outcome.created, ended: ended))
    }
    return outcome
  }
}
