import PipeShape

/// Joins what brings a release into dist-git, the Koji builds of its commits, and the updates of these builds.
struct WorkflowEdges {
  let resolver: NameResolver
  let remarks: Remarks
  let drafts: [DraftStep]

  /// Whether a view's step goes into the joined pipeline.
  static func joins(_ view: View) -> Bool {
    if view.job.kind.synchronizes { return view.job.trigger == .release }
    switch view.job.kind.name {
    case "koji_build": return view.job.trigger == .commit
    case "bodhi_update": return view.job.trigger == .commit || view.job.trigger == .kojiBuild
    default: return false
    }
  }

  var edges: [Edge] {
    drafts.flatMap { step -> [Edge] in
      switch step.kind.name {
      case "koji_build": builds(step)
      case "bodhi_update": updates(step)
      default: []
      }
    }
  }

  /// A Koji build follows the sync into its branch, and into those that its branch is fast-forwarded from.
  private func builds(_ build: DraftStep) -> [Edge] {
    var pairs = EdgePairs()
    for sync in drafts where sync.kind.synchronizes && sync.package.isExactly(build.package) {
      for source in sync.names {
        let forwarded = source.word.options?["fast_forward_merge_into"]?.list ?? []
        let words = forwarded.compactMap { node in
          node.text.map { TargetWords.Word(text: $0, place: node.place, options: nil) }
        }
        var branches = [source.name]
        for branch in resolver.branches(words).map(\.name) where !branch.isExactly(source.name) {
          branches.append(branch)
        }
        for branch in branches where build.has(branch) {
          pairs.add(sync.key, TargetPair(from: sync.target(source.name), to: build.target(branch)))
        }
      }
    }
    return pairs.edges(to: build.key)
  }

  private func updates(_ update: DraftStep) -> [Edge] {
    var pairs = EdgePairs()
    let builds = drafts.filter {
      $0.kind.name == "koji_build" && $0.package.isExactly(update.package)
        && ($0.view?.job.sidetagGroup).isExactly(update.view?.job.sidetagGroup)
    }
    for branch in update.names.map(\.name) {
      if let build = builds.first(where: { $0.has(branch) }) {
        pairs.add(build.key, TargetPair(from: build.target(branch), to: update.target(branch)))
      } else if update.view?.job.trigger == .commit {
        remarks.warn(.noBuild, "no `koji_build` for `\(branch)` precedes this update", at: update.place)
      }
    }
    return pairs.edges(to: update.key)
  }
}
