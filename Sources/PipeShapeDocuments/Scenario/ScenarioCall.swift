import PipeShape
import PipeShapeStore

/// What a command asks of the port, all names resolved.
enum ScenarioCall: Sendable {
  case record(AttemptChange, of: AttemptReference)
  case preview(RerunScope)
  case rerun(RerunRequest)
  case show(Int?)
}

/// What became of a call, with the state that the same session saw after it.
struct ScenarioEffect: Sendable {
  var refusal: StoreError?
  var recorded: Recorded?
  var outcome: RerunOutcome?
  var shown: RunView
  var head: Int32

  /// Runs a call in a session; a refusal leaves the session in order, so that the state is read in it too.
  ///
  /// - Throws: failures of the engine.
  init(
    of id: PipelineID, in session: some ReadSession,
    _ call: (inout Recorded?, inout RerunOutcome?, inout RunView?) throws(StoreError) -> Void
  ) throws(StoreError) {
    var shown: RunView?
    do throws(StoreError) { try call(&recorded, &outcome, &shown) } catch {
      guard error.code.isRefusal else { throw error }
      refusal = error
    }
    guard let head = try session.run(nil, of: id) else {
      throw StoreError(.corrupt, "the pipeline of the scenario is gone")
    }
    self.head = head.run.number
    self.shown = shown ?? head
  }
}
