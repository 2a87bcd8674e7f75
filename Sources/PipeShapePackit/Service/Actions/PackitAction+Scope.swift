public import PipeShape

extension PackitAction {
  /// Says which rerun of a pipeline is meant; an empty choice does nothing, and never everything.
  ///
  /// Actions are looked at in the pipeline that they were made in, and not by commit, so that another project's build of
  /// the same commit cannot be meant.
  /// - Parameters:
  ///   - rules: what the configuration says; needed for labels.
  /// - Throws: `notFound` for a check, step, target, identifier or label that the pipeline does not have, `ambiguous` for
  ///   a check that names several cells.
  /// - Complexity: O(cells), for each check that is named.
  public func scope(
    in graph: PipelineGraph, policy: RerunPolicy = .standard, rules: StepRules = StepRules()
  ) throws(PackitActionError) -> RerunScope {
    let repair: UpstreamPolicy = policy.repairsBuilds ? .repair : .keep
    let cells = PackitCells(graph: graph, rules: rules)
    switch self {
    case .build(let choice):
      let builds = try cells.chosen(by: choice, of: PackitCells.builds)
      guard policy.remakesSources else { return RerunScope(builds, upstream: repair) }
      return RerunScope(builds.or(try cells.sources(ofBuilds: builds)), upstream: repair)
    case .test(let choice):
      return RerunScope(try cells.chosen(by: choice, of: PackitCells.tests), upstream: repair)
    case .rebuildFailed:
      return RerunScope(PackitCells.failed(in: PackitCells.buildsWithSources, policy.failedBuilds))
    case .retestFailed:
      let tests = Selection.kind(PackitCells.tests)
      // A test behind a failed build never began: it ended skipped, or was blocked by an earlier rerun.
      let behind = PackitCells.failed(in: PackitCells.buildsWithSources, policy.failedBuilds).downstream().and(tests)
      let unrun = behind.minus(.status(.succeeded).or(.unfinished))
      return RerunScope(PackitCells.failed(in: tests, policy.failedTests).or(unrun), upstream: repair)
    case .job(let kind, let targets):
      // An update is made of builds that are there; other jobs make what they need.
      return RerunScope(
        try cells.cells(ofKind: kind, targets: targets), upstream: kind.isExactly("bodhi_update") ? .keep : repair)
    case .checks(let names):
      var selection = Selection.none
      for name in names { selection = selection.or(.cell(try cells.cell(of: name))) }
      return RerunScope(selection, upstream: repair)
    case .failedChecks:
      return RerunScope(.failed, upstream: repair)
    case .allChecks: return .whole
    case .step(let key, let targets):
      return RerunScope(try cells.cells(ofStep: key, targets: targets), upstream: repair)
    }
  }
}
