import PipeShape

/// Lets images follow the build of their chroot.
struct ImageEdges {
  let remarks: Remarks
  let candidates: BuildCandidates

  /// The edge to an image; builds into its own Copr project go before others.
  func edges(to step: DraftStep) -> [Edge] {
    guard step.kind.name == "vm_image_build", let view = step.view, let chroot = step.names.first?.name else {
      return []
    }
    let builds = candidates.of(step).filter { $0.step.view != nil && $0.step.has(chroot) }
    let own = builds.first { build in
      ["owner", "project"].allSatisfy { key in
        (build.step.view?.settings.text(key)).isExactly(view.settings.text(key))
      }
    }
    guard let build = (own ?? builds.first)?.step else {
      remarks.warn(.noBuild, "no job builds `\(chroot)` for this image", at: view.job.place)
      return []
    }
    let pair = TargetPair(from: build.target(chroot), to: step.target(chroot))
    return [Edge(from: build.key, to: step.key, binding: .map([pair]))]
  }
}
