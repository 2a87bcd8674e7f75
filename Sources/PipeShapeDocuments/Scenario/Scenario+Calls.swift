import PipeShape
import PipeShapeStore

extension Scenario {
  /// Makes the pipeline of the scenario; its event names nothing that exists.
  func create(_ document: PipelineDocument) async throws(StoreError) -> Result<PipelineID, DocumentError> {
    let draft = document.draft(
      origin: .new(
        project: "pipeshape:scenario", reference: GitReference(.branch, "main"), commit: Commit("0"), at: 0))
    return try await store.write(ChangeSet("scenario")) {
      (session) throws(StoreError) -> Result<PipelineID, DocumentError> in
      do throws(StoreError) { return .success(try session.create(draft)) } catch {
        guard let refusal = DocumentError(error) else { throw error }
        return .failure(refusal)
      }
    }
  }

  /// Runs a call in a session of its own, or only reads the head where the command was bad.
  func perform(_ call: Result<ScenarioCall, DocumentError>, of id: PipelineID) async throws(StoreError) -> Answer {
    let effect: ScenarioEffect
    switch call {
    case .success(.record(let change, let reference)):
      effect = try await store.write(ChangeSet("record")) { (session) throws(StoreError) -> ScenarioEffect in
        try ScenarioEffect(of: id, in: session) { (recorded, _, _) throws(StoreError) in
          recorded = try session.record(change, of: reference)
        }
      }
    case .success(.rerun(let request)):
      effect = try await store.write(ChangeSet("rerun")) { (session) throws(StoreError) -> ScenarioEffect in
        try ScenarioEffect(of: id, in: session) { (_, outcome, _) throws(StoreError) in
          outcome = try session.rerun(request, of: id)
        }
      }
    case .success(.preview(let scope)):
      effect = try await store.read { (session) throws(StoreError) -> ScenarioEffect in
        try ScenarioEffect(of: id, in: session) { (_, outcome, _) throws(StoreError) in
          outcome = try session.preview(scope, of: id)
        }
      }
    case .success(.show(let number?)):
      effect = try await store.read { (session) throws(StoreError) -> ScenarioEffect in
        try ScenarioEffect(of: id, in: session) { (_, _, shown) throws(StoreError) in
          shown = try session.run(number, of: id)
          if shown == nil { throw StoreError(.notFound, "there is no run \(number)") }
        }
      }
    case .success(.show(nil)), .failure:
      effect = try await store.read { (session) throws(StoreError) -> ScenarioEffect in
        try ScenarioEffect(of: id, in: session) { (_, _, _) throws(StoreError) in }
      }
    }
    return answer(to: call, effect)
  }

  private func answer(to call: Result<ScenarioCall, DocumentError>, _ effect: ScenarioEffect) -> Answer {
    var answer = Answer(view: Answer.View(effect.shown, head: effect.head), outcome: effect.outcome)
    if case .failure(let error) = call { answer.error = error }
    if let refusal = effect.refusal { answer.error = DocumentError(refusal) }
    switch effect.recorded {
    case .late(let newer):
      answer.isLate = true
      answer.newer = newer
    case .unchanged: answer.isUnchanged = true
    case .changed, nil: break
    }
    return answer
  }
}
