/// The builds of a pipeline that a test or an image may follow.
struct BuildCandidates {
  private let builds: [ExactName: [(position: Int, step: DraftStep)]]

  init(_ drafts: [DraftStep]) {
    var builds: [ExactName: [(position: Int, step: DraftStep)]] = [:]
    for (position, draft) in drafts.enumerated() where draft.kind.name == "copr_build" {
      builds[ExactName(draft.package ?? ""), default: []].append((position, draft))
    }
    self.builds = builds
  }

  /// The builds of the same package whose branch fits, best first: those of the same identifier as written, those
  /// without one, the others; in file order within each.
  func of(_ step: DraftStep) -> [(position: Int, step: DraftStep)] {
    var ranks: [[(position: Int, step: DraftStep)]] = [[], [], []]
    for build in builds[ExactName(step.package ?? "")] ?? [] {
      if let branch = build.step.branch, let own = step.branch, !branch.isExactly(own) { continue }
      let rank = build.step.identifier.isExactly(step.identifier) ? 0 : build.step.identifier == nil ? 1 : 2
      ranks[rank].append(build)
    }
    return ranks.flatMap { $0 }
  }
}
