extension PipelineGraph {
  /// The indices of the steps that a step needs directly, in the order of the edges.
  public func previousSteps(ofStepAt index: Int) -> [Int] {
    edges.compactMap { ScalarOrder.equal($0.to, steps[index].key) ? self.index(ofStep: $0.from) : nil }
  }

  /// The indices of the steps that need a step directly, in the order of the edges.
  public func nextSteps(ofStepAt index: Int) -> [Int] {
    edges.compactMap { ScalarOrder.equal($0.from, steps[index].key) ? self.index(ofStep: $0.to) : nil }
  }

  /// The other cells of a cell's step.
  public func siblings(ofCellAt position: Int) -> CellSet {
    var siblings = cells(ofStepAt: Int(stepOfCell[position]))
    siblings.remove(position)
    return siblings
  }
}
