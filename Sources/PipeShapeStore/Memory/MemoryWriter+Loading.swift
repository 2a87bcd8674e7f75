public import PipeShape

extension MemoryWriter {
  /// Makes many pipelines, or none: a refused draft takes back those before it, since the session goes on.
  public func load(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID] {
    let mark = undo.count
    var made: [PipelineID] = []
    made.reserveCapacity(drafts.count)
    var events: [EventID] = []
    do throws(StoreError) {
      for draft in drafts {
        let (id, event) = try make(draft, after: events)
        made.append(id)
        events.append(event)
      }
    } catch {
      for step in undo[mark...].reversed() { step(&shared.tables) }
      undo.removeSubrange(mark...)
      throw error
    }
    return made
  }
}
