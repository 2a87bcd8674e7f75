/// The builds that tests need and no job makes: one for each package and branch.
struct ImpliedBuilds {
  struct Build {
    let package: String?
    let branch: String?
    let place: Place
    var names: [NameResolver.Resolved]
    var nameSet: Set<ExactName>
  }

  private(set) var builds: [Build] = []

  /// Takes a chroot into the build of its package and branch; the answer is the position of the build.
  mutating func need(_ chroot: String, for step: DraftStep) -> Int {
    let word = TargetWords.Word(text: chroot, place: step.place, options: nil)
    let name = NameResolver.Resolved(name: chroot, word: word)
    let position = builds.firstIndex {
      $0.package.isExactly(step.package) && $0.branch.isExactly(step.branch)
    }
    guard let position else {
      builds.append(
        Build(
          package: step.package, branch: step.branch, place: step.place, names: [name],
          nameSet: [ExactName(chroot)]))
      return builds.count - 1
    }
    if builds[position].nameSet.insert(ExactName(chroot)).inserted { builds[position].names.append(name) }
    return position
  }
}
