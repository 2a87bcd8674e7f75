import PipeShape
import PipeShapeStore

extension GroupDocuments {
  /// A document for each run, so that a history that is imported is as if it had been made here.
  func add(_ pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    for run in pipeline.runs { try addDocument(of: Int(run.number), pipeline, session) }
  }

  private func addDocument(of run: Int, _ pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    guard let view = pipeline.view(ofRun: run) else { return }
    let bytes = try GroupDocument.bytes(view, limits: context.limits)
    try session.change(add, [.integer(pipeline.id.raw), .integer(Int64(run)), .bytes(bytes)])
  }

  /// Changes the copies of an attempt in place, in every run since the one that made it; then adds the new document.
  ///
  /// An attempt that a rerun replaces is changed before its successor's document is there, which has no copy of it.
  func apply(_ change: PipelineChange, _ session: any RowSession) throws(StoreError) {
    var byRun: [Int32: [(path: [String], value: [UInt8])]] = [:]
    var mayGrow = false
    for index in change.changed {
      let attempt = change.new.attempts[index]
      let graph = change.new.graph
      let group = GroupDocument.key(ofStep: graph.cells[Int(attempt.cell)].step)
      let difference = AttemptDifference(from: change.old.attempts[index], to: attempt)
      mayGrow = mayGrow || difference.mayGrow
      for (path, value) in difference.changes {
        byRun[attempt.run, default: []].append(([group, String(attempt.id.raw)] + path, value))
      }
    }
    if mayGrow { try refuseOverLimit(change.new) }
    var changes: [Invocation] = []
    for (run, paths) in byRun.sorted(by: { $0.key < $1.key }) {
      for start in stride(from: 0, to: paths.count, by: Self.widest) {
        let part = paths[start..<min(start + Self.widest, paths.count)]
        var values: [Value] = [.integer(change.new.id.raw), Value(run)]
        for (path, value) in part { values += [.path(path), .bytes(value)] }
        changes.append(Invocation(self.changes[part.count - 1], values))
      }
    }
    if !changes.isEmpty { _ = try session.change(changes) }
    for run in change.new.runs.dropFirst(change.old.runs.count) {
      try addDocument(of: Int(run.number), change.new, session)
    }
  }

  /// Measures by writing the head's document, which is the largest that holds what changed.
  private func refuseOverLimit(_ pipeline: Pipeline) throws(StoreError) {
    if let view = pipeline.view() { _ = try GroupDocument.bytes(view, limits: context.limits) }
  }

  /// The documents of every run.
  func remove(_ id: PipelineID, _ session: any RowSession) throws(StoreError) {
    try session.change(remove, [.integer(id.raw)])
  }
}
