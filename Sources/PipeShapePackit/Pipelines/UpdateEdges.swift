import PipeShape

/// Lets updates follow the Koji builds of their pipeline.
struct UpdateEdges {
  let remarks: Remarks
  let drafts: [DraftStep]

  var edges: [Edge] {
    let builds = drafts.filter { $0.kind.name == "koji_build" }
    var edges: [Edge] = []
    for update in drafts where update.kind.name == "bodhi_update" {
      let own = builds.filter { $0.package.isExactly(update.package) }
      let grouped = own.filter { ($0.view?.job.sidetagGroup).isExactly(update.view?.job.sidetagGroup) }
      var pairs = EdgePairs()
      for branch in update.names.map(\.name) {
        if let build = grouped.first(where: { $0.has(branch) }) ?? own.first(where: { $0.has(branch) }) {
          pairs.add(build.key, TargetPair(from: build.target(branch), to: update.target(branch)))
        } else if update.view?.job.trigger == .commit {
          remarks.warn(.noBuild, "no `koji_build` for `\(branch)` precedes this update", at: update.place)
        }
      }
      edges += pairs.edges(to: update.key)
    }
    return edges
  }
}
