import PipeShape

extension WorkloadShape {
  /// A digest of steps, cells and edges: alike for graphs that are alike.
  var digest: String {
    var digest = Digest()
    for cell in 0..<graph.cellCount {
      let key = graph.cells[cell]
      for text in [key.step, graph.kind(ofCellAt: cell), key.target.name, key.target.identifier ?? ""] {
        digest.add(Array(text.utf8))
      }
      for before in graph.cellGraph.predecessors(of: cell) { digest.add(Array("\(before)".utf8)) }
    }
    return digest.description
  }
}
