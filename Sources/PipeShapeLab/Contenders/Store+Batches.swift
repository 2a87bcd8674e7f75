import PipeShape
import PipeShapeStore

extension Store {
  /// Makes calls in one session that writes; a refusal is an answer too, a failure of the engine ends all.
  ///
  /// What is `made` is counted within the batch.
  func answers(to actions: [Action]) async throws(StoreError) -> [Answer] {
    try await write(ChangeSet("batch")) { (session) throws(StoreError) in
      var answers: [Answer] = []
      answers.reserveCapacity(actions.count)
      var made: [PipelineID] = []
      for action in actions {
        let answer = try session.answer(to: action, made: made)
        if case .made(let id) = answer { made.append(id) }
        answers.append(answer)
      }
      return answers
    }
  }
}

extension WriteSession {
  /// The answer to a call of a batch.
  ///
  /// - Throws: `unsupported` for a call that no trial makes in a batch; a failure of the engine.
  fileprivate func answer(to action: Action, made: [PipelineID]) throws(StoreError) -> Answer {
    do throws(StoreError) {
      switch action {
      case .create(let draft): return .made(try create(draft))
      case .record(let change, let place): return .recorded(try record(change, of: place.reference(made)))
      case .rerun(let request, let subject): return .outcome(try rerun(request, of: subject.id(made)))
      case .remove(let time, let limit): return .removed(try remove(endedBefore: time, limit: limit))
      case .pipeline, .head, .cells, .page, .preview: throw StoreError(.unsupported, "a batch changes the store")
      }
    } catch {
      let refusals: [StoreError.Code] = [
        .notFound, .ambiguous, .illegalTransition, .notReady, .planChanged, .requestReused, .badSelection,
        .inconsistentState, .limit, .invalidPayload,
      ]
      guard refusals.contains(error.code) else { throw error }
      return .refused(error)
    }
  }
}
