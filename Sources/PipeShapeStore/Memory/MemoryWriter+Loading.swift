public import PipeShape

extension MemoryWriter {
  /// Makes many pipelines, or none: a refused draft takes back those before it, since the session goes on.
  public func load(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID] {
    let mark = undo.count
    var made: [PipelineID] = []
    made.reserveCapacity(drafts.count)
    do throws(StoreError) {
      for draft in drafts { made.append(try create(draft)) }
    } catch {
      for step in undo[mark...].reversed() { step(&shared.tables) }
      undo.removeSubrange(mark...)
      throw error
    }
    return made
  }
}
