public import PipeShape

/// What the service decides without saying so, said.
///
/// Two of its decisions are no choice here: a selection that holds no cell means that nothing is done, and the newest
/// attempt of a cell decides, never a clock.
public struct RerunPolicy: Hashable, Sendable {
  /// The ends of a build, or of its source package, that count as failed.
  public var failedBuilds: StateSet
  /// The ends of a test that count as failed.
  public var failedTests: StateSet
  /// Whether a test whose build failed gets a new build; without, it is reported as blocked.
  public var repairsBuilds: Bool
  /// Whether `build` makes source packages anew; without, those that succeeded are shared.
  public var remakesSources: Bool

  /// States every choice; the defaults are ``standard``.
  public init(
    failedBuilds: StateSet = .failed, failedTests: StateSet = .failed, repairsBuilds: Bool = true,
    remakesSources: Bool = false
  ) {
    self.failedBuilds = failedBuilds
    self.failedTests = failedTests
    self.repairsBuilds = repairsBuilds
    self.remakesSources = remakesSources
  }

  /// Every bad end counts, a failed build is repaired, a good source package is shared: what users ask for.
  public static let standard = RerunPolicy()
  /// What the service does: of builds only `failure` counts, of tests `failed` and `error`, and `build` makes source
  /// packages anew.
  ///
  /// The service makes a new source package for `rebuild-failed` and for one check too; here those share a good one, since
  /// a new attempt of it would rerun every build that is made from it.
  public static let service = RerunPolicy(
    failedBuilds: [.failed], failedTests: [.failed, .error], remakesSources: true)
}
