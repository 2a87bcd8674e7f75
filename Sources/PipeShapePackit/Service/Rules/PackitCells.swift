import PipeShape

/// Which cells of a pipeline an action means, as selections.
struct PackitCells {
  let graph: PipelineGraph
  let rules: StepRules

  static let sources = "srpm_build"
  static let builds = "copr_build"
  static let tests = "tests"

  /// Copr builds, and the source packages that they are made from; those of Koji builds are left alone.
  static let buildsWithSources = Selection.kind(builds).or(
    Selection.kind(builds).upstream(1).and(.kind(sources)))

  /// The cells of a selection that ended in one of some states.
  static func failed(in selection: Selection, _ states: StateSet) -> Selection {
    let wanted = AttemptState.allCases.filter(states.contains).reduce(Selection.none) { $0.or(.status($1)) }
    return selection.and(wanted)
  }

  /// The cells of a kind that have an identifier and one of some labels, where these are asked for.
  func chosen(by choice: JobChoice, of kind: String) throws(PackitActionError) -> Selection {
    var selection = Selection.kind(kind)
    if let identifier = choice.identifier {
      let known = graph.cells.indices.filter { graph.kind(ofCellAt: $0).isExactly(kind) }
        .compactMap { graph.cells[$0].target.identifier }
      guard known.contains(where: { $0.isExactly(identifier) }) else {
        throw notFound("no \(kind) has the identifier '\(identifier)'", identifier, among: known)
      }
      selection = selection.and(.identifier(identifier))
    }
    guard !choice.labels.isEmpty else { return selection }
    let steps = graph.steps.filter { $0.kind.isExactly(kind) }
    var labelled = Selection.none
    for label in choice.labels {
      let carriers = steps.filter { rules.labels(of: $0.key).contains { $0.isExactly(label) } }
      guard !carriers.isEmpty else {
        let known = steps.flatMap { rules.labels(of: $0.key) }
        throw notFound("no \(kind) carries the label '\(label)'", label, among: known)
      }
      for carrier in carriers { labelled = labelled.or(.step(carrier.key)) }
    }
    return selection.and(labelled)
  }

  /// The source packages that only these builds are made from; one that others share is shared on.
  func sources(ofBuilds builds: Selection) throws(PackitActionError) -> Selection {
    let chosen: CellSet
    do throws(PipelineError) {
      let states = [AttemptState](repeating: .pending, count: graph.cellCount)
      chosen = try builds.evaluate(in: graph, states: states)
    } catch { throw PackitActionError(.notFound, error.message) }
    var sources = Selection.none
    for position in graph.cells.indices where graph.kind(ofCellAt: position).isExactly(Self.sources) {
      let builds = graph.cellGraph.successors(of: position)
      guard !builds.isEmpty, builds.allSatisfy({ chosen.contains(Int($0)) }) else { continue }
      sources = sources.or(.cell(graph.cells[position]))
    }
    return sources
  }

  /// The cells of every step of a kind, or those of some targets.
  func cells(ofKind kind: String, targets: [String]) throws(PackitActionError) -> Selection {
    let steps = graph.steps.filter { $0.kind.isExactly(kind) }
    guard !steps.isEmpty else {
      throw notFound("the pipeline has no \(kind)", kind, among: graph.steps.map(\.kind))
    }
    guard !targets.isEmpty else { return .kind(kind) }
    var selection = Selection.none
    for target in targets {
      let carriers = steps.filter { $0.targets.contains { $0.name.isExactly(target) } }
      guard !carriers.isEmpty else {
        throw notFound("no \(kind) has the target '\(target)'", target, among: steps.flatMap(\.targets).map(\.name))
      }
      for carrier in carriers { selection = selection.or(.step(carrier.key, targets: [.any(target)])) }
    }
    return selection
  }

  /// The cells of a step, or those of some targets.
  func cells(ofStep key: String, targets: [String]) throws(PackitActionError) -> Selection {
    guard let index = graph.index(ofStep: key) else {
      throw notFound("the pipeline has no step '\(key)'", key, among: graph.steps.map(\.key))
    }
    guard !targets.isEmpty else { return .step(key) }
    let known = graph.steps[index].targets.map(\.name)
    for target in targets where !known.contains(where: { $0.isExactly(target) }) {
      throw notFound("step '\(key)' has no target '\(target)'", target, among: known)
    }
    return .step(key, targets: targets.map { .any($0) })
  }

  /// The one cell that a check stands for.
  func cell(of name: CheckName) throws(PackitActionError) -> CellKey {
    let steps = graph.steps.filter { $0.kind.isExactly(name.kind) && $0.targets.contains(name.target) }
    guard let step = steps.first else {
      let known = graph.cells.indices.compactMap { CheckName(graph.cells[$0], kind: graph.kind(ofCellAt: $0)) }
      throw notFound("the pipeline has no check '\(name)'", name.description, among: known.map(\.description))
    }
    guard steps.count == 1 else {
      throw PackitActionError(
        .ambiguous,
        "'\(name)' may mean each of \(steps.map { "'\($0.key)'" }.joined(separator: ", ")): choose the step instead")
    }
    return CellKey(step.key, name.target)
  }

  private func notFound(_ message: String, _ name: String, among known: [String]) -> PackitActionError {
    PackitActionError(.notFound, message + NearestName.hint(for: name, among: known))
  }
}
