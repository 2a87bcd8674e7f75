public import PipeShape
public import PipeShapeStore

extension SQLWriter {
  /// Makes many pipelines, or none: a refused draft takes back those before it, since the session goes on.
  public func load(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID] {
    let known = last
    do throws(StoreError) {
      return try session.takingBack { () throws(StoreError) in
        var made: [PipelineID] = []
        made.reserveCapacity(drafts.count)
        for draft in drafts { made.append(try create(draft)) }
        return made
      }
    } catch {
      last = known
      throw error
    }
  }
}
