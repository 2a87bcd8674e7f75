/// A job type: where it runs, what its targets are, which triggers Packit serves.
struct JobKind: Sendable {
  enum Targets: Sendable {
    case chroots, tests, kojiTargets
    /// The one chroot in `copr_chroot`, taken literally.
    case coprChroot
    /// Dist-git branches; without any the default branch.
    case branches
    /// Dist-git branches; without any the default word.
    case branchesOrDefaultWord
    case none
    /// Chroots if there are `targets`, else branches if there are `dist_git_branches`, else none.
    case unknown
  }

  let name: String
  let targets: Targets
  let triggers: [Trigger]
  var isDownstream = false

  /// A job type as written; one that Packit does not know takes what it says.
  init(named name: String) {
    if let known = Self.known.first(where: { $0.name.isExactly(name) }) {
      self = known
    } else {
      self.init(name, .unknown, [])
    }
  }

  private init(_ name: String, _ targets: Targets, _ triggers: [Trigger], isDownstream: Bool = false) {
    self.name = name
    self.targets = targets
    self.triggers = triggers
    self.isDownstream = isDownstream
  }

  static let known = [
    JobKind("copr_build", .chroots, [.pullRequest, .commit, .release]),
    JobKind("tests", .tests, [.pullRequest, .commit, .release]),
    JobKind("upstream_koji_build", .kojiTargets, [.pullRequest, .commit, .release]),
    JobKind("vm_image_build", .coprChroot, [.pullRequest]),
    JobKind("propose_downstream", .branches, [.release]),
    JobKind("pull_from_upstream", .branches, [.release], isDownstream: true),
    JobKind("koji_build", .branches, [.commit, .kojiBuild], isDownstream: true),
    JobKind("bodhi_update", .branchesOrDefaultWord, [.commit, .kojiBuild], isDownstream: true),
    JobKind("sync_from_downstream", .none, [.commit], isDownstream: true),
    JobKind("koji_build_tag", .none, [.kojiBuild], isDownstream: true),
  ]

  static let coprBuild = JobKind(named: "copr_build")

  var isKnown: Bool { if case .unknown = targets { false } else { true } }

  /// Whether the job makes a source package of its own first.
  var needsSource: Bool {
    switch targets {
    case .chroots, .kojiTargets: true
    default: false
    }
  }

  /// Whether cells carry the identifier; cells of branches never do.
  var carriesIdentifier: Bool {
    switch targets {
    case .chroots, .tests, .kojiTargets, .coprChroot, .unknown: true
    case .branches, .branchesOrDefaultWord, .none: false
    }
  }

  /// Whether the job brings a release into dist-git.
  var synchronizes: Bool { name == "propose_downstream" || name == "pull_from_upstream" }
}
