/// The operations of the experiment, named as its report names them.
public enum OperationName: String, CaseIterable, Hashable, Sendable {
  /// A pipeline with its whole history.
  case getPipeline = "get pipeline"
  /// The head run of a pipeline.
  case getHeadRun = "get head run"
  /// The attempts that a Copr build id names, for one chroot.
  case findTarget = "find Copr target by build id + chroot"
  /// A message about one chroot: found by build id and chroot, started or ended.
  case updateTarget = "update Copr target by build id + chroot"
  /// A message about one test request: found by its id, started or ended.
  case updateTest = "update test by Testing Farm id"
  /// A message about the source build that all chroots share.
  case updateSourceBuild = "update of a shared SRPM build"
  /// Every Copr target that is pending or running.
  case unfinishedTargets = "unfinished Copr targets"
  /// Every test that is pending or running.
  case unfinishedTests = "unfinished tests"
  /// Tests that can be started.
  case ready = "ready"
  /// The newest pipeline of a commit that has successful builds, and these.
  case latestBuild = "latest successful build of a commit"
  /// Twenty pipelines of a project, each with its head run.
  case projectPage = "project page"
  /// The pipelines of an event, each with its head run.
  case eventPage = "event page"
  /// A new pipeline with its event, everything pending.
  case createPipeline = "create pipeline"
  /// One test again.
  case addTestRun = "add a test run"
  /// One chroot again, with its tests.
  case rerunTarget = "rerun one chroot"
  /// Everything again.
  case rerunWhole = "rerun whole"
  /// What failed again, with what follows.
  case rerunFailed = "rerun failed"
  /// What a rerun would do.
  case preview = "preview"
  /// Whole pipelines that ended long ago.
  case deleteOldest = "delete oldest"
  /// Many pipelines at once; one sample is a batch, its value the mean of a pipeline in it.
  case bulkImport = "bulk import (per pipeline)"
  /// What the writes of a round have left to be done when it is over, for instance a checkpoint of the log; one sample is
  /// a round.
  case settling = "settling after a round"

  /// Whether the operation changes the store.
  public var writes: Bool {
    switch self {
    case .updateTarget, .updateTest, .updateSourceBuild, .createPipeline, .addTestRun, .rerunTarget, .rerunWhole,
      .rerunFailed, .deleteOldest, .bulkImport, .settling:
      true
    default: false
    }
  }
}
