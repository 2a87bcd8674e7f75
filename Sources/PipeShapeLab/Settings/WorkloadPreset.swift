/// Which published averages the generated shapes reach.
public enum WorkloadPreset: String, CaseIterable, Hashable, Sendable {
  /// Those of the design document: 6.42 Copr targets per source build, 1.26 test runs per tested target, all tested.
  case documents
  /// Those of the counts published in 2023: 5.12 targets per source build, about 22 % of them tested.
  case production

  /// The mean number of Copr targets per source build.
  public var targetsPerBuild: Double { self == .documents ? 6.42 : 5.12 }
  /// The mean number of test runs per tested target.
  public var testsPerTestedTarget: Double { 1.26 }
  /// The share of targets that are tested; 0.28 test runs per target over 1.26 per tested one.
  public var testedShare: Double { self == .documents ? 1 : 0.2222 }
}
