/// What the data turned out to be, to be held against what was wanted where it is generated.
public struct WorkloadFacts: Hashable, Sendable {
  /// Pipelines, runs and attempts.
  public internal(set) var pipelines = 0, runs = 0, attempts = 0
  /// Attempts that have a payload.
  public internal(set) var payloads = 0
  /// Cells by kind: source builds, chroots, tests.
  public internal(set) var sourceBuilds = 0, targets = 0, tests = 0
  /// Chroots that feed at least one test.
  public internal(set) var testedTargets = 0
  /// Pipelines with more than one run, by the number of further runs: one, two, three, more.
  public internal(set) var chains = [0, 0, 0, 0]
  /// Chains whose last run succeeded.
  public internal(set) var chainsEndedWell = 0
  /// Pipelines that have not ended.
  public internal(set) var unfinished = 0
  /// A digest of all drafts: equal for the same seed and settings, and the same given pipelines.
  public internal(set) var digest = ""

  /// The mean number of Copr targets per source build.
  public var targetsPerBuild: Double { Double(targets) / Double(max(1, sourceBuilds)) }
  /// The mean number of test runs per tested target.
  public var testsPerTestedTarget: Double { Double(tests) / Double(max(1, testedTargets)) }
  /// The share of targets that are tested.
  public var testedShare: Double { Double(testedTargets) / Double(max(1, targets)) }
  /// The share of pipelines that were rerun.
  public var rerunShare: Double { Double(chains.reduce(0, +)) / Double(max(1, pipelines)) }
}
