import PipeShape

/// Steps and edges become cells in a fixed order, and what is wrong with a graph is named.
enum GraphStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("A graph and its cells")
    let graph = try Example.graph()
    guide.expect(
      "cells in order", graph.cells.map(\.description),
      [
        "srpm[.]", "build[epel-9-x86_64]", "build[fedora-43-x86_64]", "build[fedora-44-x86_64]",
        "tests[fedora-43-x86_64]", "tests[fedora-44-x86_64:full]", "tests[fedora-44-x86_64:smoke]",
      ])
    guide.expect("cell edges", graph.cellGraph.edgeCount, 6)
    let smoke = CellKey("tests", Example.f44.name, identifier: "smoke")
    let position = graph.position(of: smoke) ?? -1
    guide.expect(
      "\(smoke) needs", graph.cellGraph.predecessors(of: position).map { "\(graph.cells[Int($0)])" },
      ["build[fedora-44-x86_64]"])
    guide.expectRefusal("two steps that wait for each other", "steps form a cycle: b → a → b") {
      _ = try PipelineGraph(
        steps: [Step("a", kind: "k"), Step("b", kind: "k")],
        edges: [Edge(from: "a", to: "b", binding: .all), Edge(from: "b", to: "a", binding: .all)])
    }
    let unfed = try PipelineGraph(
      steps: [
        Step("build", kind: "copr_build", targets: [Example.f43]),
        Step("tests", kind: "tests", targets: [Example.f43, Example.epel]),
      ],
      edges: [Edge(from: "build", to: "tests", binding: .each)])
    guide.expect(
      "legal, and probably not meant", unfed.warnings.map(\.description),
      ["no target of build feeds tests[epel-9-x86_64]: `each` binds equal targets only"])
  }
}
