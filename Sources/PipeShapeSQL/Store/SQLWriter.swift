public import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

/// A session that changes a store; it holds the lock that writers share from its beginning.
public final class SQLWriter: SQLReader, WriteSession {
  var last = LastIDs()
  private var lastBefore = LastIDs()

  static func writing(_ connection: any SQLConnection, _ parts: @autoclosure () -> StoreParts) -> SQLWriter {
    if let known = connection.attachment as? SQLWriter { return known }
    let writer = SQLWriter(connection, parts())
    connection.attachment = writer
    return writer
  }

  func begin() throws(StoreError) {
    // First: a beginning that fails is rolled back too.
    last = parts.greatest.ids
    lastBefore = last
    try session.beginWriting()
  }

  /// Commits, unless a statement failed and the body went on regardless.
  func commit() throws(StoreError) {
    if let failure = session.failure { throw failure }
    try session.commit()
    parts.greatest.note(last, since: lastBefore)
  }

  func rollBack() {
    session.rollBack()
    last = lastBefore
  }

  /// Records what happened to an attempt.
  ///
  /// - Complexity: where attempts are stored once, a start, a success or fields are one statement on the attempt.
  public func record(_ change: AttemptChange, of reference: AttemptReference) throws(StoreError) -> Recorded {
    let kinds = stored.context.kinds
    let attempt = try stored.locate(reference, session)
    var checked = try kinds.registered.checked(change, kind: attempt.kind)
    if attempt.isInFlight, try stored.record(checked, at: attempt, session) { return .changed(skipped: 0) }
    let old: Pipeline
    if let whole = attempt.whole { old = whole } else { old = try stored.existing(attempt.pipeline, session) }
    guard let index = old.attempts.firstIndex(where: { $0.id == attempt.attempt }) else {
      throw StoreError(
        .corrupt, "attempt \(attempt.attempt.raw) of pipeline \(attempt.pipeline.raw) is not in its history")
    }
    let current = old.attempts[index].payload
    if attempt.isInFlight { checked = try kinds.registered.completed(checked, kind: attempt.kind, current: current) }
    // An attempt that has ended is only compared, with what its kind is registered with.
    checked = kinds.keeping(current, in: checked, of: attempt.kind, keepsAll: !attempt.isInFlight)
    var new = old
    let recorded = try refusing { () throws(PipelineError) in try new.record(checked, at: index) }
    if case .changed = recorded { try stored.apply(PipelineChange(from: old, to: new), session) }
    return recorded
  }

  /// Plans and applies a rerun in one step.
  public func rerun(_ request: RerunRequest, of id: PipelineID) throws(StoreError) -> RerunOutcome {
    let old = try stored.existing(id, session)
    if let name = request.id {
      try KindRegistry.refuseNUL(in: name)
      if let known = try self.request(name, of: id) {
        guard known.fingerprint.map(PayloadValue.text) == .text(request.scope.fingerprint), let outcome = known.outcome
        else { throw .requestReused(name) }
        return outcome
      }
    }
    let plan = try refusing { () throws(PipelineError) in try old.plan(request.scope) }
    if let token = request.token, token != plan.token.description { throw .planChanged() }
    let ended = old.endings(of: plan)
    var new = old
    try refusing { () throws(PipelineError) in
      _ = try new.apply(plan, request: request.id, at: request.at, ids: parts.ids)
    }
    let outcome = RerunOutcome(run: new.runs.count, created: !plan.isEmpty, plan: plan, ended: ended)
    if !plan.isEmpty, let run = new.runs.last {
      try refusable { () throws(StoreError) in
        _ = try session.change([
          Invocation(
            header.addRun, [.integer(id.raw), Value(run.number), Value(run.request), Value(run.createdAt)]),
          Invocation(header.moveHead, [.integer(id.raw), Value(run.number), .null]),
        ])
        try stored.apply(PipelineChange(from: old, to: new), session)
      }
    }
    if let name = request.id {
      try session.change(
        header.addRequest,
        [
          .integer(id.raw), .text(name), .text(request.scope.fingerprint), .bytes(OutcomeCodec.bytes(outcome)),
        ])
    }
    return outcome
  }
}
