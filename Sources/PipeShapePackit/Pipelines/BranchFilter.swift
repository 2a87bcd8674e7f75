/// Keeps what an event on one branch sets off.
struct BranchFilter {
  let branch: String
  let table: DistroTable
  let remarks: Remarks

  /// Whether an upstream job runs for the branch; its `branch` is a pattern, matched from the start.
  ///
  /// A job without one is kept: the file does not say which branch is the default one.
  func keeps(_ view: View) throws(PackitError) -> Bool {
    guard !view.job.kind.isDownstream, [.pullRequest, .commit].contains(view.job.trigger),
      let pattern = view.branch
    else { return true }
    do {
      let regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
      return try regex.prefixMatch(in: branch) != nil
    } catch {
      throw remarks.error(
        .badPattern, "`\(pattern)` is no regular expression: \(error)",
        at: view.settings["branch"]?.place ?? view.job.place, key: view.settings.path(of: "branch"))
    }
  }

  /// The names of a dist-git job's cells on the branch; a new upstream version concerns all branches.
  func names(_ names: [NameResolver.Resolved], of view: View) -> [NameResolver.Resolved] {
    guard view.job.kind.isDownstream, view.job.trigger != .release else { return names }
    let own = table.branchAliases[ExactName(branch)] ?? branch
    return names.filter { $0.name == "." || $0.name.isExactly(own) }
  }
}
