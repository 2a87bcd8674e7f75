import PipeShape

/// Finds the targets of steps whose targets do not depend on other steps: all but those of tests.
struct StepTargets {
  let resolver: NameResolver
  let remarks: Remarks

  func names(of view: View) throws(PackitError) -> [NameResolver.Resolved] {
    let words = TargetWords(remarks: remarks)
    let place = view.job.place
    switch view.job.kind.targets {
    case .chroots:
      if let words = try words.chroots(of: view.settings) { return resolver.chroots(words) }
      if view.settings.text("owner") != nil || view.settings.text("project") != nil {
        remarks.warn(
          .assumedTargets,
          "without `targets` the Copr project decides what is built, which no file says; \(resolver.table.defaultWord) is assumed",
          at: place)
      }
      return resolver.chroots(resolver.defaultWords(at: place))
    case .kojiTargets:
      return resolver.kojiTargets(try words.chroots(of: view.settings) ?? resolver.defaultWords(at: place))
    case .coprChroot: return [literal(view.settings.text("copr_chroot") ?? ".", at: place)]
    case .branches:
      return resolver.branches(
        try words.branches(of: view.settings) ?? [word(resolver.table.defaultBranch, at: place)])
    case .branchesOrDefaultWord:
      return resolver.branches(try words.branches(of: view.settings) ?? resolver.defaultWords(at: place))
    case .unknown:
      if let words = try words.chroots(of: view.settings) { return resolver.chroots(words) }
      if let words = try words.branches(of: view.settings) { return resolver.branches(words) }
      return [literal(".", at: place)]
    case .none, .tests: return [literal(".", at: place)]
    }
  }

  private func word(_ text: String, at place: Place) -> TargetWords.Word {
    TargetWords.Word(text: text, place: place, options: nil)
  }

  private func literal(_ text: String, at place: Place) -> NameResolver.Resolved {
    NameResolver.Resolved(name: text, word: word(text, at: place))
  }
}
