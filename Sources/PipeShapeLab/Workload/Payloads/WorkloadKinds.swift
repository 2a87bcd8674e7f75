public import PipeShape

/// The kinds of steps that the experiment's payloads describe; stores are opened with them.
public enum WorkloadKinds {
  /// Builds a source package.
  public static let sourceBuild = StepKind("srpm_build", payload: SourceBuild.self)
  /// Builds the packages of one chroot.
  public static let coprBuild = StepKind("copr_build", payload: CoprBuild.self)
  /// Tests what a chroot's build made.
  public static let tests = StepKind("tests", payload: TestRun.self)

  /// All of them; payloads of other kinds are opaque.
  public static let registry = KindRegistry([sourceBuild, coprBuild, tests])

  static func isSourceBuild(_ kind: String) -> Bool { Target(kind) == Target(sourceBuild.name) }
  static func isCoprBuild(_ kind: String) -> Bool { Target(kind) == Target(coprBuild.name) }
  static func isTests(_ kind: String) -> Bool { Target(kind) == Target(tests.name) }
}
