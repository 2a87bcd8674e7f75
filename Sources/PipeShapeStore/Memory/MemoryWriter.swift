import PipeShape

/// A session that changes the in-memory store; how to take each change back is kept until the body returns.
public final class MemoryWriter: MemoryReader, WriteSession {
  let ids: any IDGenerator
  var undo: [(inout MemoryTables) -> Void] = []

  init(_ shared: Shared, ids: any IDGenerator) {
    self.ids = ids
    super.init(shared)
  }

  func commit() { undo.removeAll(keepingCapacity: true) }

  func rollBack() {
    for step in undo.reversed() { step(&shared.tables) }
    undo.removeAll(keepingCapacity: true)
  }

  /// A pipeline that carried an id once stays listed under it: readers look again.
  func note(_ external: ExternalID?, of id: PipelineID) {
    if let external { shared.tables.pipelinesOfExternal[external, default: []].insert(id) }
  }

  /// The same for the searchable fields of an attempt.
  func note(fieldsOf attempt: Attempt, in pipeline: Pipeline) {
    for key in fieldKeys(of: attempt, in: pipeline) {
      shared.tables.pipelinesOfField[key, default: []].insert(pipeline.id)
    }
  }

  func fieldKeys(of attempt: Attempt, in pipeline: Pipeline) -> [MemoryTables.FieldKey] {
    guard case .record(let record) = attempt.payload else { return [] }
    let kind = pipeline.graph.kind(ofCellAt: Int(attempt.cell))
    return (shared.kinds[kind]?.schema.searchable ?? []).flatMap { field in
      (record[field.name]?.searchValues ?? []).map { MemoryTables.FieldKey(kind: kind, field: field.name, $0) }
    }
  }

  func replace(_ old: Pipeline, by new: Pipeline) {
    shared.tables.pipelines[new.id] = new
    shared.tables.index(new)
    undo.append { tables in
      tables.pipelines[old.id] = old
      tables.index(old)
    }
  }
}
