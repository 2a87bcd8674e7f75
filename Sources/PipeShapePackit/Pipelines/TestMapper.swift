/// Finds which chroots a test wants, which build makes each, and which test targets they map to.
struct TestMapper {
  struct Mapping {
    /// A chroot, the test target that it maps to, and the position of the build that makes it.
    struct Pair {
      let chroot: String
      let target: String
      /// Nil when no build makes the chroot.
      let build: Int?
    }

    var pairs: [Pair] = []
    /// The test targets in order, each once.
    var targets: [NameResolver.Resolved] = []
  }

  let resolver: NameResolver
  let remarks: Remarks
  let candidates: BuildCandidates

  func mapping(of step: DraftStep, _ view: View) throws(PackitError) -> Mapping {
    let words = try TargetWords(remarks: remarks).chroots(of: view.settings)
    let builds = view.job.skipsBuild ? [] : candidates.of(step)
    let chroots =
      words.map(resolver.chroots) ?? builds.first?.step.names
      ?? resolver.chroots(resolver.defaultWords(at: view.job.place))
    var distros: [ExactName: [String]] = [:]
    // An alias or a key without architecture does not match, although it gives the chroot.
    for word in words ?? [] { distros[ExactName(word.text)] = word.options?["distros"]?.texts }
    let isInternal = view.settings.truth("use_internal_tf") ?? false
    var mapping = Mapping()
    var sources: [ExactName: Int] = [:]
    for chroot in chroots {
      let build = builds.first { $0.step.has(chroot.name) }?.position
      var targets = [resolver.testTarget(of: chroot.name, isInternal: isInternal)]
      if let distros = distros[ExactName(chroot.name)], !distros.isEmpty {
        let architecture = NameResolver.cut(chroot.name).architecture
        targets = distros.map { "\($0)-\(architecture)" }
      }
      var own: Set<ExactName> = []
      for target in targets where own.insert(ExactName(target)).inserted {
        mapping.pairs.append(Mapping.Pair(chroot: chroot.name, target: target, build: build))
        sources[ExactName(target), default: 0] += 1
        if sources[ExactName(target)] == 1 {
          mapping.targets.append(NameResolver.Resolved(name: target, word: chroot.word))
        } else if sources[ExactName(target)] == 2 {
          remarks.warn(
            .mergedTarget, "several chroots are tested on `\(target)`; one cell follows all their builds",
            at: chroot.word.place)
        }
      }
    }
    return mapping
  }
}
