public import PipeShape

/// The words in which a system tells how far a job is.
///
/// Words are kept beside the states that they mean, so that nothing is lost: several words mean one state, and
/// ``word(for:)`` gives the plain one.
public enum StatusVocabulary: String, CaseIterable, Sendable {
  /// Source packages and Copr builds.
  case build
  /// Test runs.
  case testingFarm
  /// Virtual machine images.
  case vmImage
  /// Scans of a build.
  case scan
  /// A release that is brought into dist-git.
  case syncRelease
  /// The same for one branch.
  case syncReleaseTarget
  /// Explanations of failed builds.
  case logDetective
  /// Koji builds, tag requests and Bodhi updates, whose column takes any text: the words that were seen.
  case free

  /// What a word means, and nil for one that the vocabulary does not have.
  ///
  /// - Parameter hasStarted: whether a time says that the job began; only Copr's `pending` leaves that open.
  public func state(of word: String, hasStarted: Bool = false) -> AttemptState? {
    guard let state = words.first(where: { $0.word.isExactly(word) })?.state else { return nil }
    return state == .pending && hasStarted && self == .build && word.isExactly("pending") ? .running : state
  }

  /// The plain word for a state; nil where the system cannot tell it.
  public func word(for state: AttemptState) -> String? { words.first { $0.state == state }?.word }

  /// Every word with its state; of several words for one state the plain one comes first.
  public var words: [(word: String, state: AttemptState)] {
    switch self {
    case .build:
      [
        ("pending", .pending), ("waiting_for_srpm", .pending), ("retry", .pending), ("success", .succeeded),
        ("failure", .failed), ("error", .error), ("canceled", .cancelled),
      ]
    case .testingFarm:
      [
        ("new", .pending), ("queued", .pending), ("retry", .pending), ("running", .running),
        ("cancel-requested", .running), ("cancel_requested", .running), ("passed", .succeeded),
        ("complete", .succeeded),
        ("failed", .failed), ("needs_inspection", .failed), ("error", .error), ("unknown", .error),
        ("canceled", .cancelled), ("skipped", .skipped),
      ]
    case .vmImage:
      [
        ("pending", .pending), ("building", .running), ("uploading", .running), ("registering", .running),
        ("success", .succeeded), ("failure", .failed), ("error", .error),
      ]
    case .scan:
      [
        ("pending", .pending), ("running", .running), ("succeeded", .succeeded), ("failed", .failed),
        ("canceled", .cancelled),
      ]
    case .syncRelease: [("running", .running), ("finished", .succeeded), ("error", .error)]
    case .syncReleaseTarget:
      [
        ("queued", .pending), ("retry", .pending), ("running", .running), ("submitted", .succeeded), ("error", .error),
        ("skipped", .skipped),
      ]
    case .logDetective: [("running", .running), ("complete", .succeeded), ("error", .error), ("unknown", .error)]
    case .free:
      [
        ("queued", .pending), ("pending", .pending), ("retry", .pending), ("running", .running),
        ("success", .succeeded),
        ("failure", .failed), ("failed", .failed), ("error", .error), ("canceled", .cancelled),
        ("cancelled", .cancelled), ("skipped", .skipped),
        // Koji's own words, which the service once wrote down for builds from dist-git.
        ("BUILDING", .running), ("COMPLETE", .succeeded), ("FAILED", .failed), ("DELETED", .error),
        ("CANCELED", .cancelled),
      ]
    }
  }
}
