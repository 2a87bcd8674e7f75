import PipeShape
import Testing

@Suite struct AGraphNamesWhatIsWrong {
  private func fault(_ steps: [Step], _ edges: [Edge] = [], limits: GraphLimits = .standard) -> GraphError? {
    do {
      _ = try PipelineGraph(steps: steps, edges: edges, limits: limits)
      return nil
    } catch { return error }
  }

  @Test func aCycleIsNamedInFull() {
    let steps = ["a", "b", "c", "d"].map { Step($0, kind: "k") }
    let edges = [("d", "a"), ("a", "b"), ("b", "c"), ("c", "a")].map { Edge(from: $0, to: $1, binding: .each) }
    let error = fault(steps, edges)
    #expect(error?.code == .cycle)
    #expect(Set(error?.steps ?? []) == ["a", "b", "c"])
    #expect(["a → b → c → a", "b → c → a → b", "c → a → b → c"].contains { error?.message.hasSuffix($0) == true })
  }

  @Test func aStepThatNeedsItselfIsACycle() {
    #expect(fault([Step("a", kind: "k")], [Edge(from: "a", to: "a", binding: .each)])?.steps == ["a"])
  }

  @Test func aCycleOfStepsIsOneEvenWhereNoCellsFormOne() {
    let targets = [Target("x"), Target("y")]
    let pair = { (a: String, b: String) in Binding.map([TargetPair(from: Target(a), to: Target(b))]) }
    let error = fault(
      [Step("a", kind: "k", targets: targets), Step("b", kind: "k", targets: targets)],
      [Edge(from: "a", to: "b", binding: pair("x", "x")), Edge(from: "b", to: "a", binding: pair("y", "y"))])
    #expect(error?.code == .cycle)
  }

  @Test(arguments: [
    ([Step("a", kind: "k"), Step("a", kind: "k")], [], GraphError.Code.duplicateStep),
    ([Step("a", kind: "k", targets: [])], [], .noTargets),
    ([Step("", kind: "k")], [], .emptyName),
    ([Step("a", kind: "")], [], .emptyName),
    ([Step("a", kind: "k", targets: [Target("")])], [], .emptyName),
    ([Step("a", kind: "k", targets: [Target("t", identifier: "")])], [], .emptyName),
    ([Step("a", kind: "k", targets: [Target("t"), Target("t")])], [], .duplicateTarget),
    ([Step("a", kind: "k")], [Edge(from: "a", to: "b", binding: .all)], .unknownStep),
    ([Step("a", kind: "k")], [Edge(from: "b", to: "a", binding: .all)], .unknownStep),
  ])
  func eachFaultHasItsCode(steps: [Step], edges: [Edge], code: GraphError.Code) {
    #expect(fault(steps, edges)?.code == code)
  }

  @Test func edgesAreCheckedAgainstTheirTargets() {
    let steps = [
      Step("a", kind: "k", targets: [Target("x"), Target("y")]), Step("b", kind: "k", targets: [Target("z")]),
    ]
    let edge = { (binding: Binding) in Edge(from: "a", to: "b", binding: binding) }
    #expect(fault(steps, [edge(.each)])?.code == .bindsNothing)
    #expect(fault(steps, [edge(.oneToAll)])?.code == .notOneSource)
    #expect(fault(steps, [edge(.map([]))])?.code == .bindsNothing)
    #expect(fault(steps, [edge(.map([TargetPair(from: Target("x"), to: Target("x"))]))])?.code == .unknownTarget)
    #expect(fault(steps, [edge(.all), edge(.all)])?.code == .duplicateEdge)
    #expect(fault(steps, [edge(.all)], limits: GraphLimits(cells: 3, cellEdges: 1))?.code == .limit)
    #expect(fault(steps, [], limits: GraphLimits(cells: 2, cellEdges: 1))?.code == .limit)
    #expect(fault(steps, [edge(.all)]) == nil)
  }

  @Test func aTargetThatEachLeavesAloneIsAWarning() throws {
    let graph = try PipelineGraph(
      steps: [
        Step("a", kind: "k", targets: [Target("x")]), Step("b", kind: "k", targets: [Target("x"), Target("y")]),
      ], edges: [Edge(from: "a", to: "b", binding: .each)])
    #expect(graph.warnings == [.unfed(cell: CellKey("b", "y"), from: "a")])
  }

  @Test func aPipelineWithoutStepsIsLegal() throws {
    let graph = try PipelineGraph(steps: [], edges: [])
    var empty = try pipeline(graph)
    #expect(graph.cellCount == 0 && empty.hasEnded)
    let plan = try empty.rerun("all")
    #expect(plan.isEmpty && empty.runs.count == 1)
  }
}
