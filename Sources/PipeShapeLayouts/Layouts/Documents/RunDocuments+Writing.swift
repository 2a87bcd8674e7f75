import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension RunDocuments {
  /// The documents of each run, so that a history that is imported is as if it had been made here.
  func add(_ pipeline: Pipeline, _ session: any RowSession) throws(StoreError) {
    let parts = try cut.parts(of: pipeline.graph)
    try refuseDepth(pipeline.attempts, of: pipeline.graph)
    for run in pipeline.runs { try addDocuments(of: run, pipeline, parts, session) }
  }

  private func addDocuments(
    of run: Run, _ pipeline: Pipeline, _ parts: [RunPart], _ session: any RowSession
  ) throws(StoreError) {
    guard let writer = writer(of: run, pipeline, parts) else { return }
    var values: [Value] = []
    for part in parts {
      values += [.integer(pipeline.id.raw), Value(run.number)]
      if cut.partColumn != nil { values.append(Value(part.number)) }
      values.append(.bytes(try writer.bytes(part)))
    }
    try session.change(add, values)
  }

  private func writer(of run: Run, _ pipeline: Pipeline, _ parts: [RunPart]) -> RunDocumentWriter? {
    pipeline.view(ofRun: Int(run.number)).map {
      RunDocumentWriter($0, cut, areShared: parts.count > 1, limit: context.limits.maximumBytes)
    }
  }

  /// Changes the copies of an attempt in place, in every run since the one that made it, in the parts that hold it;
  /// then adds the documents of a new run.
  ///
  /// An attempt that a rerun replaces is changed before its successor's documents are there, which have no copy of it.
  func apply(_ change: PipelineChange, _ session: any RowSession) throws(StoreError) {
    let (old, new) = (change.old, change.new)
    var byRun: [Int32: PartChanges] = [:]
    // The runs of this number and later ones have copies of what grows.
    var growing: Int32?
    for index in change.changed {
      let attempt = new.attempts[index]
      let path = cut.path(to: attempt, of: new.graph)
      try refuseDepth(CollectionOfOne(attempt), of: new.graph)
      let difference = AttemptDifference(from: old.attempts[index], to: attempt)
      if difference.mayGrow { growing = min(growing ?? attempt.run, attempt.run) }
      byRun[attempt.run, default: PartChanges()].add(
        difference.changes.map { (path + $0.path, $0.value) }, to: cut.parts(holding: Int(attempt.cell), of: new.graph))
    }
    if let growing {
      try refuseOverLimit(old.runs.filter { $0.number >= growing }.map(\.number), of: new)
    }
    var changes: [Invocation] = []
    for (run, parts) in byRun.sorted(by: { $0.key < $1.key }) {
      let key: [Value] = [.integer(new.id.raw), Value(run)]
      changes += self.changes.invocations(parts.ofAll, where: key)
      guard let changesOfPart else { continue }
      for (part, ofPart) in parts.ofSome.sorted(by: { $0.key < $1.key }) {
        changes += changesOfPart.invocations(ofPart, where: key + [Value(part)])
      }
    }
    if !changes.isEmpty { _ = try session.change(changes) }
    guard new.runs.count > old.runs.count else { return }
    let parts = try cut.parts(of: new.graph)
    for run in new.runs.dropFirst(old.runs.count) { try addDocuments(of: run, new, parts, session) }
  }

  /// The changes of the documents of one run and later ones.
  private struct PartChanges {
    /// What is changed in every part.
    var ofAll: [DocumentChanges.Change] = []
    /// What is changed in some parts.
    var ofSome: [Int32: [DocumentChanges.Change]] = [:]

    mutating func add(_ changes: [DocumentChanges.Change], to parts: [Int32]?) {
      guard let parts else { return ofAll += changes }
      for part in parts { ofSome[part, default: []] += changes }
    }
  }

  /// An attempt lies in the document and in an object for each key that leads to it: as many for every attempt.
  private func refuseDepth(_ attempts: some Collection<Attempt>, of graph: PipelineGraph) throws(StoreError) {
    guard let first = attempts.first else { return }
    try DocumentSize.refuseDepth(attempts, in: 1 + cut.path(to: first, of: graph).count, context.limits)
  }

  /// Measures the documents of some runs by writing them, unless they are small by any count.
  ///
  /// Any of them may be the largest: an older run binds what a rerun has replaced.
  private func refuseOverLimit(_ runs: [Int32], of pipeline: Pipeline) throws(StoreError) {
    let limit = context.limits.maximumBytes
    guard DocumentSize.bound(pipeline.attempts, of: pipeline.graph) > limit else { return }
    let parts = try cut.parts(of: pipeline.graph)
    for run in pipeline.runs where runs.contains(run.number) {
      guard let view = pipeline.view(ofRun: Int(run.number)),
        DocumentSize.bound(view.attempts, of: pipeline.graph) > limit
      else { continue }
      guard let writer = writer(of: run, pipeline, parts) else { continue }
      for part in parts { _ = try writer.bytes(part) }
    }
  }

  /// The documents of every run.
  func remove(_ id: PipelineID, _ session: any RowSession) throws(StoreError) {
    try session.change(remove, [.integer(id.raw)])
  }
}
