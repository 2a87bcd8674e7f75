extension Pipeline {
  /// The index in `attempts` of the one that a run binds a cell to: the newest created in that run or before.
  ///
  /// - Complexity: O(attempts of the cell that are newer).
  public func binding(ofCell position: Int, inRun run: Int32) -> Int {
    var index = Int(bound[position])
    while attempts[index].run > run { index = Int(superseded[index]) }
    return index
  }

  /// What a run binds, as flat arrays; nil if there is no such run.
  ///
  /// - Complexity: O(attempts).
  public func head(ofRun number: Int) -> Head? {
    guard number >= 1, number <= runs.count else { return nil }
    guard number < runs.count else { return head }
    var shown = head
    shown.run = Int32(number)
    for cell in 0..<graph.cellCount {
      let attempt = attempts[binding(ofCell: cell, inRun: Int32(number))]
      shown.states[cell] = attempt.state
      shown.createdIn[cell] = attempt.run
    }
    return shown
  }

  /// The indices of the attempts that an attempt consumed: the bindings, of the run that created it, of the cells that
  /// its cell needs (fact I3).
  public func inputs(of index: Int) -> [Int] {
    let attempt = attempts[index]
    return graph.cellGraph.predecessors(of: Int(attempt.cell)).map { binding(ofCell: Int($0), inRun: attempt.run) }
  }

  /// The index of the attempt that an attempt supersedes.
  public func superseded(by index: Int) -> Int? { superseded[index] < 0 ? nil : Int(superseded[index]) }

  /// The indices of everything that an attempt was made from, itself included, in cell order.
  ///
  /// - Complexity: O(cells + edges).
  public func lineage(of index: Int) -> [Int] {
    let cell = Int(attempts[index].cell)
    var found = [Int32](repeating: -1, count: cell + 1)
    found[cell] = Int32(index)
    var lineage: [Int] = []
    for position in (0...cell).reversed() where found[position] >= 0 {
      let member = Int(found[position])
      lineage.append(member)
      for before in graph.cellGraph.predecessors(of: position) {
        let input = binding(ofCell: Int(before), inRun: attempts[member].run)
        // Two paths may consume two attempts of one cell after `exact` reruns; the newer one is shown.
        found[Int(before)] = max(found[Int(before)], Int32(input))
      }
    }
    return lineage.reversed()
  }

  /// The index of a cell's attempt of that number.
  public func attempt(ofCell position: Int, ordinal: Int32) -> Int? {
    var index = Int(bound[position])
    while attempts[index].ordinal > ordinal, superseded[index] >= 0 { index = Int(superseded[index]) }
    return attempts[index].ordinal == ordinal ? index : nil
  }

  /// The indices of the attempts that carry an external id, in cell order, then by ordinal.
  ///
  /// Absent never matches.
  public func attempts(external: ExternalID) -> [Int] {
    attempts.indices.filter { attempts[$0].external == external }.sorted {
      (attempts[$0].cell, attempts[$0].ordinal) < (attempts[$1].cell, attempts[$1].ordinal)
    }
  }
}
