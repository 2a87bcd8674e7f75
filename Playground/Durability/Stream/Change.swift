import PipeShape
import PipeShapeStore

/// One change of a random stream; which one follows from its number, the seed, and the state of the store.
enum Change: Sendable {
  case create(PipelineDraft)
  case record(AttemptChange, AttemptReference)
  case rerun(RerunRequest, PipelineID)
  case remove(limit: Int)
  /// Nothing is changed: the write-ahead log goes into the file.
  case settle

  /// What the change answers, or how it is refused, as text.
  func perform(in session: some WriteSession) throws(StoreError) -> String {
    do throws(StoreError) {
      switch self {
      case .create(let draft): return "made \(try session.create(draft).raw)"
      case .record(let change, let reference): return "\(try session.record(change, of: reference))"
      case .rerun(let request, let id): return "\(try session.rerun(request, of: id))"
      case .remove(let limit): return "removed \(try session.remove(endedBefore: .max, limit: limit))"
      case .settle: return "settled"
      }
    } catch {
      guard Self.refusals.contains(error.code) else { throw error }
      return "refused \(error.code)"
    }
  }

  private static let refusals: Set<StoreError.Code> = [
    .notFound, .ambiguous, .illegalTransition, .notReady, .planChanged, .requestReused, .badSelection, .limit,
  ]

  /// Runs the change in a session of its own.
  func apply(to store: some Store, _ ids: NumberedIDs, number: Int) async throws(StoreError) -> String {
    ids.begin(number)
    return try await store.write(ChangeSet("change \(number)")) { (session) throws(StoreError) in
      try perform(in: session)
    }
  }
}
