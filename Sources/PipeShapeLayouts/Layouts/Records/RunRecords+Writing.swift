import PipeShape
import PipeShapeStore

extension RunRecords {
  /// The rows of each run, so that a history that is imported is as if it had been made here.
  func add(_ pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    let parts = try cut.parts(of: pipeline.graph)
    for run in pipeline.runs { try addRows(of: run, pipeline, parts, session) }
  }

  private func addRows(
    of run: Run, _ pipeline: Pipeline, _ parts: [RunPart], _ session: any RowSession
  ) throws(StoreError) {
    guard let view = pipeline.view(ofRun: Int(run.number)) else { return }
    var values: [Value] = []
    for part in parts {
      values += key(pipeline.id, run, part) + (try RecordRow(part, of: view, columns, context).values)
    }
    try session.change(add, values)
  }

  private func key(_ pipeline: PipelineID, _ run: Run, _ part: RunPart) -> [Value] {
    [.integer(pipeline.raw), Value(run.number)] + (cut.partColumn == nil ? [] : [Value(part.number)])
  }

  /// Changes the copies of attempts in place, in every run since the one that made them; then adds the rows of a new run.
  ///
  /// An attempt that lies beside the arrays, as those do that came before their kind was registered, is not found in one:
  /// its row is set as a whole then.
  func apply(_ change: PipelineChange, _ session: any RowSession) throws(StoreError) {
    let (old, new) = (change.old, change.new)
    let parts = try cut.parts(of: new.graph)
    let changed = change.changed
    if let first = changed.lazy.map({ new.attempts[$0].run }).min() {
      var changes: [Invocation] = []
      var rows: [(change: Int, row: () throws(StoreError) -> Invocation)] = []
      for run in old.runs where run.number >= first {
        guard let view = new.view(ofRun: Int(run.number)) else { continue }
        let bound = changed.filter { new.binding(ofCell: Int(new.attempts[$0].cell), inRun: run.number) == $0 }
        for part in parts {
          let touched = bound.filter { part.holds(new.attempts[$0].cell) }
          guard let only = touched.first else { continue }
          let key = key(new.id, run, part)
          let whole = { () throws(StoreError) in
            self.changes.whole(try RecordRow(part, of: view, columns, context), key)
          }
          if touched.count == 1, let one = self.changes.one(old.attempts[only], part, of: view, key, context) {
            rows.append((changes.count, whole))
            changes.append(one)
          } else {
            changes.append(try whole())
          }
        }
      }
      let counts = try session.change(changes)
      let missed = rows.filter { counts[$0.change] == 0 }
      if !missed.isEmpty {
        var changes: [Invocation] = []
        for row in missed { changes.append(try row.row()) }
        _ = try session.change(changes)
      }
    }
    for run in new.runs.dropFirst(old.runs.count) { try addRows(of: run, new, parts, session) }
  }

  /// The rows of every run.
  func remove(_ id: PipelineID, _ session: any RowSession) throws(StoreError) {
    try session.change(remove, [.integer(id.raw)])
  }
}

extension RunPart {
  /// Whether a cell is among the part's, which are in order.
  func holds(_ cell: Int32) -> Bool {
    let index = cells.firstIndex(notBefore: { $0 < cell })
    return index < cells.count && cells[index] == cell
  }
}
