import PipeShape
import PipeShapeStore

/// One call of the port that changes something or plans.
enum StoreOperation: Sendable {
  case create([PipelineDraft])
  case record(AttemptChange, AttemptReference)
  case preview(RerunScope, PipelineID)
  case rerun(RerunRequest, PipelineID)
  case remove(endedBefore: Int64, limit: Int)
  case prune(PipelineID, keeping: Int)

  func perform(_ writer: some WriteSession) -> StoreAnswer {
    do throws(StoreError) {
      switch self {
      case .create(let drafts):
        return .created(drafts.count == 1 ? [try writer.create(drafts[0])] : try writer.load(drafts))
      case .record(let change, let reference): return .recorded(try writer.record(change, of: reference))
      case .preview(let scope, let id): return .outcome(try writer.preview(scope, of: id))
      case .rerun(let request, let id): return .outcome(try writer.rerun(request, of: id))
      case .remove(let time, let limit): return .removed(try writer.remove(endedBefore: time, limit: limit))
      case .prune(let id, let runs): return .pruned(try writer.prune(id, keeping: runs))
      }
    } catch {
      return .refused(error)
    }
  }
}

/// What a store answered.
enum StoreAnswer: Sendable {
  case created([PipelineID])
  case recorded(Recorded)
  case outcome(RerunOutcome)
  case removed(Int)
  case pruned(PrunedRuns)
  case refused(StoreError)
}
