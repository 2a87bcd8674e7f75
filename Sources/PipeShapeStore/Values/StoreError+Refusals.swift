public import PipeShape

extension StoreError {
  /// An external id that names several attempts.
  public static func ambiguous(_ external: ExternalID, _ candidates: [Candidate]) -> StoreError {
    StoreError(
      .ambiguous, "\(external) names \(candidates.count) attempts; say which target, identifier or kind",
      candidates: candidates)
  }

  /// A request id that was used for another question, or that came with an imported history.
  public static func requestReused(_ id: String) -> StoreError {
    StoreError(.requestReused, "request '\(id)' was made before with another question; use a new id")
  }

  /// A token of a plan that is not the one made now.
  public static func planChanged() -> StoreError {
    StoreError(.planChanged, "the plan is no longer the one that was previewed; preview again")
  }
}
