import PipeShape
import PipeShapeStore

extension Model {
  /// What the text answers to a change of one attempt.
  mutating func record(_ change: AttemptChange, at index: Int) throws(StoreError) -> Recorded {
    let attempt = attempts[index]
    guard attempt.state == .pending || attempt.state == .running else {
      let same = change.state.map { $0 == attempt.state } ?? Self.agrees(attempt, with: change)
      if same { return .unchanged }
      let newest = attempts.last { $0.cell == attempt.cell }
      return .late(newer: newest.flatMap { $0.ordinal > attempt.ordinal ? Int32($0.ordinal) : nil })
    }
    if let next = change.state {
      if next == .pending || (next == .running && attempt.state == .running) {
        throw StoreError(.illegalTransition, "")
      }
      if next == .running || next == .succeeded {
        guard attempt.inputs.values.allSatisfy({ attempts[$0].state == .succeeded }) else {
          throw StoreError(.notReady, "")
        }
      }
    }
    if let external = change.external { attempts[index].external = external }
    if let digest = change.digest { attempts[index].digest = digest }
    attempts[index].payload = Self.payload(attempt.payload, with: change)
    guard let next = change.state else { return .changed(skipped: 0) }
    attempts[index].state = next
    if next == .running { attempts[index].started = true }
    if let at = change.at {
      if next == .running { attempts[index].startedAt = at } else { attempts[index].endedAt = at }
    }
    return .changed(skipped: next.endedBadly ? skipPending() : 0)
  }

  private static func agrees(_ attempt: Attempt, with change: AttemptChange) -> Bool {
    (change.external == nil || change.external == attempt.external)
      && (change.digest == nil || Scalars.same(change.digest, attempt.digest))
      && payload(attempt.payload, with: change) == attempt.payload
  }

  /// A payload replaces the whole, single fields come after it.
  static func payload(_ old: PayloadValue, with change: AttemptChange) -> PayloadValue {
    let whole = change.payload ?? old
    guard change.fields.count > 0 else { return whole }
    var record = PayloadRecord()
    if case .record(let present) = whole { record = present }
    for (name, value) in zip(change.fields.names, change.fields.values) { record[name] = value }
    return .record(record)
  }

  /// The attempt that a reference names: by cell the head's, by external id exactly one unfinished, else exactly one.
  func index(of reference: AttemptReference) throws(StoreError) -> Int {
    switch reference {
    case .id(let id, _):
      guard id.raw >= 1, id.raw <= attempts.count else { throw StoreError(.notFound, "") }
      return Int(id.raw) - 1
    case .cell(let key, let ordinal, _):
      guard let cell = graph.cells.firstIndex(of: key) else { throw StoreError(.notFound, "") }
      guard let ordinal else { return binding[cell] }
      guard let index = attempts.firstIndex(where: { $0.cell == cell && $0.ordinal == Int(ordinal) }) else {
        throw StoreError(.notFound, "")
      }
      return index
    case .external(let lookup, let ordinal):
      var matching = attempts.indices.filter { index in
        let cell = attempts[index].cell
        return attempts[index].external == lookup.external
          && (ordinal == nil || attempts[index].ordinal == ordinal.map(Int.init))
          && lookup.matches(graph.cells[cell], kind: graph.kinds[cell])
      }
      matching.sort { (attempts[$0].cell, attempts[$0].ordinal) < (attempts[$1].cell, attempts[$1].ordinal) }
      let unfinished = matching.filter { attempts[$0].state == .pending || attempts[$0].state == .running }
      if unfinished.count == 1 { return unfinished[0] }
      if matching.count == 1 { return matching[0] }
      if matching.isEmpty { throw StoreError(.notFound, "") }
      let candidates = (unfinished.isEmpty ? matching : unfinished).map { index in
        StoreError.Candidate(
          pipeline: PipelineID(1), cell: graph.cells[attempts[index].cell], ordinal: Int32(attempts[index].ordinal))
      }
      throw StoreError(.ambiguous, "", candidates: candidates)
    }
  }
}
