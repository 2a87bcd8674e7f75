/// What somebody asked of the service: by a comment, by a click on a check, or by choosing a step.
public enum PackitAction: Hashable, Sendable {
  /// `/packit build`: the Copr builds, and what follows them.
  case build(JobChoice = JobChoice())
  /// `/packit test`: the tests.
  case test(JobChoice = JobChoice())
  /// `/packit rebuild-failed`: the builds that failed, and what follows them.
  case rebuildFailed
  /// `/packit retest-failed`: the tests that failed, and those that a failed build kept from running.
  case retestFailed
  /// The jobs of another kind, such as `/packit koji-build`; targets narrow them.
  case job(kind: String, targets: [String] = [])
  /// "Re-run" of one check, or of several in one run.
  case checks([CheckName])
  /// "Re-run failed checks": everything that failed, in one run.
  case failedChecks
  /// "Re-run all checks": the whole pipeline.
  case allChecks
  /// A step that somebody chose, or some of its targets.
  case step(String, targets: [String] = [])
}

/// Which of several jobs of a kind a command means, and what it hands on to them.
public struct JobChoice: Hashable, Sendable {
  /// Only jobs of this identifier.
  public var identifier: String?
  /// Only jobs that carry one of these labels; empty for all jobs.
  public var labels: [String]
  /// Variables for the jobs, `NAME=VALUE` as written.
  ///
  /// They change no plan.
  public var environment: [String]
  /// Pull requests whose builds are installed too, `owner/repository#number` as written.
  ///
  /// They change no plan.
  public var otherPullRequests: [String]

  /// Chooses jobs; without arguments all of them.
  public init(
    identifier: String? = nil, labels: [String] = [], environment: [String] = [], otherPullRequests: [String] = []
  ) {
    self.identifier = identifier
    self.labels = labels
    self.environment = environment
    self.otherPullRequests = otherPullRequests
  }
}
