/// What is drawn and executed together: one operation, or several that prepare one another.
enum Story: CaseIterable, Hashable, Sendable {
  case getPipeline, getHeadRun, findTarget, unfinishedTargets, unfinishedTests, ready, latestBuild, projectPage,
    eventPage
  /// A pipeline is made, its builds and tests report their starts and ends, it ends.
  case life
  case addTestRun, rerunTarget, rerunWhole, rerunFailed, deleteOldest

  /// The operations that the story measures.
  var operations: [OperationName] {
    switch self {
    case .getPipeline: [.getPipeline]
    case .getHeadRun: [.getHeadRun]
    case .findTarget: [.findTarget]
    case .unfinishedTargets: [.unfinishedTargets]
    case .unfinishedTests: [.unfinishedTests]
    case .ready: [.ready]
    case .latestBuild: [.latestBuild]
    case .projectPage: [.projectPage]
    case .eventPage: [.eventPage]
    case .life: [.createPipeline, .updateSourceBuild, .updateTarget, .updateTest]
    case .addTestRun: [.preview, .addTestRun]
    case .rerunTarget: [.preview, .rerunTarget]
    case .rerunWhole: [.preview, .rerunWhole]
    case .rerunFailed: [.preview, .rerunFailed]
    case .deleteOldest: [.deleteOldest]
    }
  }
}
