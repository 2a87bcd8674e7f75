public import PipeShape

/// What a transaction may change; every change belongs to the session's change set.
///
/// Nothing is visible to others, and nothing survives a crash, before the transaction has been acknowledged; then
/// everything does. A call that throws a refusal (any code up to `invalidPayload`) has changed nothing and the session
/// goes on; after a failure of the engine the session only rolls back.
public protocol WriteSession: ReadSession {
  /// Makes a pipeline with its event, and returns its id.
  ///
  /// - Throws: `notFound` for an unknown event or that of another draft, `inconsistentState` for states or a history that nothing leads to,
  ///   `invalidPayload`, `limit`.
  func create(_ draft: PipelineDraft) throws(StoreError) -> PipelineID

  /// Records what happened to an attempt, and ends what can no longer run because of it.
  ///
  /// A compare-and-set on the attempt: a result for one that has ended changes nothing.
  /// - Throws: `notFound`, `ambiguous`, `illegalTransition`, `notReady`, `invalidPayload`.
  func record(_ change: AttemptChange, of reference: AttemptReference) throws(StoreError) -> Recorded

  /// Plans and applies a rerun in one step, atomically with respect to every write of the pipeline.
  ///
  /// Checks run in this order: request id, plan, token. A refused request is not recorded.
  /// - Throws: `notFound`, `requestReused`, `badSelection`, `planChanged`.
  func rerun(_ request: RerunRequest, of id: PipelineID) throws(StoreError) -> RerunOutcome

  /// Makes many pipelines, and returns their ids in the order of the drafts; all or none.
  ///
  /// - Throws: what `create` does, `notFound` for the event of a draft that does not come before.
  func load(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID]

  /// Removes whole pipelines whose head ended before a time, oldest ids first; returns how many.
  ///
  /// A head has ended when none of its attempts is in flight; the time is the latest end that carries one, or else that
  /// of the head run, or else 0. Events and projects stay.
  func remove(endedBefore time: Int64, limit: Int) throws(StoreError) -> Int

  /// Removes the oldest runs of a pipeline, and the attempts that no other run binds.
  ///
  /// What the others bind stays as it was; runs and the attempts of each cell are numbered from 1 again, as
  /// `Pipeline.pruned(keeping:)` says. So whoever names an attempt by cell and ordinal has to look again, and so has who
  /// holds a token: it may fit a run of the same number. Requests that made no run which is kept are forgotten: the same
  /// id is a new request then.
  /// - Parameter runs: how many of the newest runs have to stay, at least 1.
  /// - Throws: `notFound`.
  @discardableResult
  func prune(_ id: PipelineID, keeping runs: Int) throws(StoreError) -> PrunedRuns
}

extension WriteSession {
  /// One by one: what a store overrides that has a faster way in.
  public func load(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID] {
    var ids: [PipelineID] = []
    ids.reserveCapacity(drafts.count)
    var events: [EventID] = []
    for draft in drafts {
      let id = try create(try draft.resolved(events))
      ids.append(id)
      guard let event = try origin(of: id)?.event.id else {
        throw StoreError(.corrupt, "pipeline \(id.raw) has no event")
      }
      events.append(event)
    }
    return ids
  }
}
