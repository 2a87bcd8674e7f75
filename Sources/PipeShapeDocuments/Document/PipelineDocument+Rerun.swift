public import PipeShape
public import PipeShapeStore

extension PipelineDocument {
  /// Says what a rerun would do, and changes nothing.
  ///
  /// - Throws: `badSelection` for an unknown step or target.
  public func preview(_ scope: RerunScope) throws(DocumentError) -> RerunOutcome {
    do throws(PipelineError) {
      let plan = try pipeline.plan(scope)
      return RerunOutcome(run: pipeline.runs.count, created: false, plan: plan, ended: pipeline.endings(of: plan))
    } catch { throw DocumentError(error) }
  }

  /// Plans and applies a rerun; from then on the document is written with `runs`.
  ///
  /// Checks run in the order request id, plan, token, as in a store.
  /// - Throws: `requestReused` for a request that the document has, `badSelection`, `planChanged`. Nothing is changed
  ///   then.
  public mutating func rerun(_ request: RerunRequest) throws(DocumentError) -> RerunOutcome {
    if let id = request.id, pipeline.runs.contains(where: { $0.request.map { Target($0) == Target(id) } ?? false }) {
      throw DocumentError(refusal: .requestReused(id))
    }
    var outcome = try preview(request.scope)
    if let token = request.token, token != outcome.plan.token.description {
      throw DocumentError(refusal: .planChanged())
    }
    do throws(PipelineError) {
      try pipeline.apply(outcome.plan, request: request.id, at: request.at, ids: SequentialIDs())
    } catch { throw DocumentError(error) }
    form = .runs
    outcome.created = !outcome.plan.isEmpty
    outcome.run = pipeline.runs.count
    return outcome
  }

  /// The answer to a rerun or its preview: the state of the head, and what was refused or planned.
  public func answer(_ outcome: Result<RerunOutcome, DocumentError>) -> Answer {
    var answer = Answer(view: pipeline.view().map { Answer.View($0, head: pipeline.head.run) })
    switch outcome {
    case .success(let outcome): answer.outcome = outcome
    case .failure(let error): answer.error = error
    }
    return answer
  }
}
