import PipeShape
import PipeShapeJSON

/// Makes one pipeline of the views that belong to it.
struct PipelineBuilder {
  let name: String
  let resolver: NameResolver
  let remarks: Remarks
  private let branchFilter: BranchFilter?
  private var keys = StepKeys()
  private var drafts: [DraftStep] = []
  private var edges: [Edge] = []
  private var implied = ImpliedBuilds()

  init(name: String, resolver: NameResolver, remarks: Remarks, branch: String?) {
    self.name = name
    self.resolver = resolver
    self.remarks = remarks
    branchFilter = branch.map { BranchFilter(branch: $0, table: resolver.table, remarks: remarks) }
  }

  /// The pipeline; nil when nothing is left of it.
  mutating func build(_ views: [View]) throws(PackitError) -> PackitPipeline? {
    try draft(views)
    try connectTests()
    let images = ImageEdges(remarks: remarks, candidates: BuildCandidates(drafts))
    for draft in drafts { edges += images.edges(to: draft) }
    edges +=
      name == Self.workflow
      ? WorkflowEdges(resolver: resolver, remarks: remarks, drafts: drafts).edges
      : UpdateEdges(remarks: remarks, drafts: drafts).edges
    // An alias may stand for nothing: a step without cells is none.
    var details: [PackitStep] = drafts.filter { !$0.names.isEmpty }.map(Self.details)
    for draft in drafts where draft.kind.needsSource && !draft.names.isEmpty {
      let key = keys.sourceKey(of: draft.key)
      let step = Step(key, kind: "srpm_build")
      edges.append(Edge(from: key, to: draft.key, binding: .oneToAll))
      details.append(
        PackitStep(
          step: step, package: draft.package, payload: draft.view?.payload(PayloadKeys.ofSource) ?? [:],
          line: draft.place.line))
    }
    return details.isEmpty ? nil : PackitPipeline(name: name, details: details, edges: edges)
  }

  /// The name of the pipeline that joins several events.
  static let workflow = "workflow"

  /// A step for each view, with the targets of all but tests.
  ///
  /// Keys are handed out before the branch filter, so a step has the same key whatever branch the event is on.
  private mutating func draft(_ views: [View]) throws(PackitError) {
    let targets = StepTargets(resolver: resolver, remarks: remarks)
    var seen: Set<JSONObject> = []
    for view in views {
      if !seen.insert(view.comparable).inserted {
        remarks.warn(.duplicateJob, "an earlier job says the same; this one is left out", at: view.job.place)
      } else {
        var draft = DraftStep(key: keys.key([view.job.kind.name, view.package, view.identifier]), view: view)
        guard try branchFilter?.keeps(view) ?? true else { continue }
        let names = try targets.names(of: view)
        draft.setNames(branchFilter?.names(names, of: view) ?? names)
        if !draft.names.isEmpty { drafts.append(draft) }
      }
    }
  }

  /// Gives tests their targets and lets them follow their builds; adds builds that are missing.
  private mutating func connectTests() throws(PackitError) {
    let mapper = TestMapper(resolver: resolver, remarks: remarks, candidates: BuildCandidates(drafts))
    var mappings: [(step: Int, mapping: TestMapper.Mapping, implied: [ExactName: Int])] = []
    for position in drafts.indices where drafts[position].kind.name == "tests" {
      guard let view = drafts[position].view else { continue }
      let mapping = try mapper.mapping(of: drafts[position], view)
      drafts[position].setNames(mapping.targets)
      guard !view.job.skipsBuild else { continue }
      var needed: [ExactName: Int] = [:]
      for pair in mapping.pairs where pair.build == nil {
        needed[ExactName(pair.chroot)] = implied.need(pair.chroot, for: drafts[position])
      }
      mappings.append((position, mapping, needed))
    }
    let firstImplied = drafts.count
    for build in implied.builds {
      var draft = DraftStep(
        impliedBuild: keys.key(["copr_build", build.package, "implied"]), package: build.package, branch: build.branch)
      draft.setNames(build.names)
      drafts.append(draft)
      remarks.warn(
        .impliedBuild,
        "no job builds \(build.names.map { "`\($0.name)`" }.joined(separator: ", ")) for the tests; a build is added",
        at: build.place)
    }
    for (step, mapping, needed) in mappings {
      var pairs = EdgePairs()
      for pair in mapping.pairs {
        guard let build = pair.build ?? needed[ExactName(pair.chroot)].map({ firstImplied + $0 }) else { continue }
        pairs.add(
          drafts[build].key,
          TargetPair(from: drafts[build].target(pair.chroot), to: drafts[step].target(pair.target)))
      }
      edges += pairs.edges(to: drafts[step].key)
    }
  }

  private static func details(_ draft: DraftStep) -> PackitStep {
    var attributes = draft.view?.attributes ?? JSONObject()
    if draft.view == nil {
      attributes["implied"] = true
      attributes["branch"] = draft.branch.map { .string($0) }
    }
    return PackitStep(
      step: Step(draft.key, kind: draft.kind.name, targets: draft.targets), package: draft.package,
      identifier: draft.identifier, attributes: attributes,
      payload: draft.view?.payload(PayloadKeys.keys(of: draft.kind)) ?? [:], cellPayload: draft.cellPayload,
      line: draft.place.line)
  }
}
