public import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

extension SQLWriter {
  /// Makes many pipelines, or none: a refused draft takes back those before it, since the session goes on.
  public func load(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID] {
    if session.isPipelined || drafts.count > 1, let made = try createTogether(drafts) { return made }
    return try loadOneByOne(drafts)
  }

  private func loadOneByOne(_ drafts: [PipelineDraft]) throws(StoreError) -> [PipelineID] {
    try takingBack { () throws(StoreError) in
      var made: [PipelineID] = []
      made.reserveCapacity(drafts.count)
      var events: [EventID] = []
      for draft in drafts {
        let (id, event) = try make(draft, after: events)
        made.append(id)
        events.append(event)
      }
      return made
    }
  }

  /// Runs a body that writes before it may be refused by the layout: what it wrote is taken back then.
  func refusable<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R {
    stored.canRefuse ? try takingBack(body) : try body()
  }

  private func takingBack<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R {
    try givingIDsBack { () throws(StoreError) in try session.takingBack(body) }
  }

  /// Runs a body; where it fails, the ids that it took are free again.
  func givingIDsBack<R>(_ body: () throws(StoreError) -> R) throws(StoreError) -> R {
    let known = last
    do throws(StoreError) { return try body() } catch {
      last = known
      throw error
    }
  }
}
