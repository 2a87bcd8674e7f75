/// A table of the service's database whose rows are jobs on one target.
///
/// The order is that of dependencies: what a job needs lies in a table before its own.
public enum JobTable: String, CaseIterable, Hashable, Comparable, Sendable {
  /// Source packages: one row is one step.
  case sources = "srpm_builds"
  /// Copr builds, by chroot.
  case coprBuilds = "copr_build_targets"
  /// Koji builds, by branch; scratch builds are another kind.
  case kojiBuilds = "koji_build_targets"
  /// Requests to tag Koji builds.
  case kojiTagRequests = "koji_tag_request_targets"
  /// Virtual machine images.
  case images = "vm_image_build_targets"
  /// Test runs, by chroot.
  case tests = "tft_test_run_targets"
  /// Bodhi updates, by branch.
  case updates = "bodhi_update_targets"
  /// Releases that are brought into dist-git, by branch.
  case syncs = "sync_release_run_targets"
  /// Scans of one Copr build.
  case scans = "scans"
  /// Explanations of one failed build.
  case explanations = "log_detective_run"

  /// The kind of the step that a row belongs to, unless the row itself says more.
  public var kind: String {
    switch self {
    case .sources: "srpm_build"
    case .coprBuilds: "copr_build"
    case .kojiBuilds: "koji_build"
    case .kojiTagRequests: "koji_build_tag"
    case .images: "vm_image_build"
    case .tests: "tests"
    case .updates: "bodhi_update"
    case .syncs: "propose_downstream"
    case .scans: "openscanhub_scan"
    case .explanations: "log_detective"
    }
  }

  /// The system that names the jobs; nil where they have no name there.
  public var system: String? {
    switch self {
    case .sources, .coprBuilds: "copr"
    case .kojiBuilds, .kojiTagRequests: "koji"
    case .images: "image-builder"
    case .tests: "testing-farm"
    case .updates: "bodhi"
    case .syncs: nil
    case .scans: "openscanhub"
    case .explanations: "log-detective"
    }
  }

  /// The words of its column `status`.
  public var vocabulary: StatusVocabulary {
    switch self {
    case .sources, .coprBuilds: .build
    case .kojiBuilds, .kojiTagRequests, .updates: .free
    case .images: .vmImage
    case .tests: .testingFarm
    case .syncs: .syncReleaseTarget
    case .scans: .scan
    case .explanations: .logDetective
    }
  }

  /// Orders by what a job needs.
  public static func < (a: Self, b: Self) -> Bool { a.place < b.place }

  /// Its place in that order.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
