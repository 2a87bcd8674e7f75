import PipeShape
import Testing

@Suite struct CellsStandInOneOrder {
  @Test func levelComesBeforeNameAndNameIsByScalars() throws {
    let graph = try buildAndTest()
    #expect(
      graph.cells.map(\.description) == [
        "docs[.]", "srpm[.]", "build[a]", "build[b]", "build[c]", "tests[a]", "tests[b]", "tests[c]",
      ])
  }

  @Test func theLevelIsTheLongestPathOfTheCellNotOfItsStep() throws {
    // tests[y] is fed by nothing, so it stands on level 0 although its step needs `build`.
    let graph = try PipelineGraph(
      steps: [
        Step("build", kind: "k", targets: [Target("x")]),
        Step("tests", kind: "k", targets: [Target("x"), Target("y")]),
      ], edges: [Edge(from: "build", to: "tests", binding: .each)])
    #expect(graph.cells.map(\.description) == ["build[x]", "tests[y]", "tests[x]"])
  }

  @Test func noIdentifierComesFirstAndCaseCounts() throws {
    let targets = [Target("t", identifier: "b"), Target("t"), Target("t", identifier: "B"), Target("T")]
    let graph = try PipelineGraph(steps: [Step("s", kind: "k", targets: targets)], edges: [])
    #expect(graph.cells.map(\.description) == ["s[T]", "s[t]", "s[t:B]", "s[t:b]"])
  }

  @Test func canonicallyEquivalentNamesAreTwoNames() throws {
    let graph = try PipelineGraph(steps: [Step("\u{e9}", kind: "k"), Step("e\u{301}", kind: "k")], edges: [])
    #expect(graph.cellCount == 2)
    #expect(graph.position(of: CellKey("e\u{301}")) == 0)
    #expect(graph.position(of: CellKey("\u{e9}")) == 1)
  }

  @Test func eachFeedsEveryIdentifierFromACellWithoutOne() throws {
    let graph = try PipelineGraph(
      steps: [
        Step("b", kind: "k", targets: [Target("x"), Target("y", identifier: "i")]),
        Step(
          "t", kind: "k",
          targets: [
            Target("x", identifier: "i"), Target("x", identifier: "j"), Target("y"), Target("y", identifier: "j"),
          ]),
      ], edges: [Edge(from: "b", to: "t", binding: .each)])
    let feeds = graph.cells.indices.flatMap { cell in
      graph.cellGraph.predecessors(of: cell).map { "\(graph.cells[Int($0)]) \(graph.cells[cell])" }
    }
    #expect(feeds == ["b[x] t[x:i]", "b[x] t[x:j]", "b[y:i] t[y]"])
    #expect(graph.warnings.count == 1)
  }

  @Test func pairsInAnyNumberingAreSortedAndSayWhereEachCellWent() throws {
    let edges = [CellEdge(from: 3, to: 0), CellEdge(from: 0, to: 2), CellEdge(from: 3, to: 2)]
    let (graph, positions) = try CellGraph.sorting(cellCount: 4, edges: edges)
    for edge in edges {
      let (from, to) = (positions[Int(edge.from)], positions[Int(edge.to)])
      #expect(
        from < to && graph.successors(of: Int(from)).contains(to) && graph.predecessors(of: Int(to)).contains(from))
    }
    #expect(Set(positions) == [0, 1, 2, 3])
    #expect(throws: GraphError.self) {
      try CellGraph.sorting(cellCount: 2, edges: [CellEdge(from: 1, to: 0), CellEdge(from: 0, to: 1)])
    }
    #expect(throws: GraphError.self) { try CellGraph(cellCount: 2, edges: [CellEdge(from: 1, to: 0)]) }
    #expect(throws: GraphError.self) { try CellGraph(cellCount: 2, edges: [CellEdge(from: 0, to: 2)]) }
  }

  @Test(arguments: [3, 64, 65, 200])
  func closuresOfEverySizeAgreeWithASearch(count: Int) throws {
    var edges: [CellEdge] = []
    for to in 1..<count {
      for step in [1, 7, 31] where to - step >= 0 && (to * step) % 3 != 0 {
        edges.append(CellEdge(from: UInt32(to - step), to: UInt32(to)))
      }
    }
    let graph = try CellGraph(cellCount: count, edges: edges)
    let seeds = (0..<count).map { CellSet(capacity: count, [$0]) }
    for seed in 0..<count {
      var reached: Set<Int> = [seed]
      for cell in seed..<count where edges.contains(where: { $0.to == cell && reached.contains(Int($0.from)) }) {
        reached.insert(cell)
      }
      #expect(Set(graph.downstream(of: seeds[seed])) == reached)
      #expect(graph.upstream(of: CellSet(capacity: count, reached)).isSubset(of: .all(capacity: count)))
      #expect(Set(graph.downstream(of: seeds[seed], within: CellSet(capacity: count, reached))) == reached)
    }
    #expect(graph.downstreamCounts(of: seeds) == seeds.map { graph.downstream(of: $0).count })
  }
}
