import PipeShape
import PipeShapeJSON

/// Outlines of all attempts of a pipeline, in the order of their ids.
struct HistoryOutlines {
  private let graph: PipelineGraph
  private var outlines: [AttemptOutline] = []
  /// The index of the newest attempt of each cell, and of the one before each attempt; -1 for none.
  private var newest: [Int32]
  private var previous: [Int32] = []

  /// Reads the attempts of the document of a whole history.
  init(_ graph: PipelineGraph, from reader: inout JSONReader) throws(JSONError) {
    self.graph = graph
    newest = Array(repeating: -1, count: graph.cellCount)
    outlines.reserveCapacity(graph.cellCount)
    var isInOrder = true
    try HistoryDocument.members(of: &reader) { (id, reader) throws(JSONError) in
      let outline = try AttemptCodec.outline(id, from: &reader, cellCount: graph.cellCount) { _ in false }
      if let last = outlines.last, last.id >= id { isInOrder = false }
      outlines.append(outline)
    }
    // As written they are in order; members of an object may come in any.
    if !isInOrder { outlines.sort { $0.id < $1.id } }
    previous.reserveCapacity(outlines.count)
    for (index, outline) in outlines.enumerated() {
      previous.append(newest[Int(outline.cell)])
      newest[Int(outline.cell)] = Int32(index)
    }
  }

  /// The attempt of an id.
  ///
  /// - Complexity: O(log attempts).
  func attempt(_ id: AttemptID) -> AttemptOutline? {
    let index = outlines.firstIndex(notBefore: { $0.id < id })
    return index < outlines.count && outlines[index].id == id ? outlines[index] : nil
  }

  /// Whether each input, the newest of its cell up to the run that made the attempt, has succeeded (fact I3).
  func isReady(_ attempt: AttemptOutline) -> Bool {
    graph.cellGraph.predecessors(of: Int(attempt.cell)).allSatisfy { cell in
      var index = newest[Int(cell)]
      while index >= 0, outlines[Int(index)].run > attempt.run { index = previous[Int(index)] }
      return index >= 0 && outlines[Int(index)].state == .succeeded
    }
  }
}
