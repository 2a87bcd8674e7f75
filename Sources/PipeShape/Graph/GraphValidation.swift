/// What steps and edges must fulfil by themselves, before they are expanded to cells.
enum GraphValidation {
  /// Where an edge begins and ends, as indices of steps.
  struct Ends {
    var from, to: Int
  }

  static func index(_ steps: [Step], limits: GraphLimits) throws(GraphError) -> [Name: Int] {
    var indices = [Name: Int](minimumCapacity: steps.count)
    var cells = 0
    for (index, step) in steps.enumerated() {
      guard !step.key.isEmpty else { throw GraphError(.emptyName, "step \(index + 1) has an empty key") }
      guard !step.kind.isEmpty else {
        throw GraphError(.emptyName, "step \(step.key) has an empty kind", steps: [step.key])
      }
      guard indices.updateValue(index, forKey: Name(step.key)) == nil else {
        throw GraphError(.duplicateStep, "there are two steps \(step.key)", steps: [step.key])
      }
      cells += step.targets.count
      guard cells <= limits.cells else {
        throw GraphError(.limit, "the pipeline has more than \(limits.cells) cells", steps: [step.key])
      }
      try check(step)
    }
    return indices
  }

  private static func check(_ step: Step) throws(GraphError) {
    guard !step.targets.isEmpty else {
      throw GraphError(
        .noTargets, "step \(step.key) has no targets; leave them out for one untargeted cell", steps: [step.key])
    }
    var seen = Set<Target>(minimumCapacity: step.targets.count)
    for target in step.targets {
      guard !target.name.isEmpty, target.identifier?.isEmpty != true else {
        throw GraphError(
          .emptyName, "step \(step.key) has a target with an empty name or identifier", steps: [step.key])
      }
      guard seen.insert(target).inserted else {
        throw GraphError(.duplicateTarget, "step \(step.key) has target \(target) twice", steps: [step.key])
      }
    }
  }

  static func ends(of edges: [Edge], in indices: [Name: Int]) throws(GraphError) -> [Ends] {
    var seen = Set<[Int]>(minimumCapacity: edges.count)
    var ends: [Ends] = []
    ends.reserveCapacity(edges.count)
    for edge in edges {
      guard let from = indices[Name(edge.from)] else {
        throw GraphError(
          .unknownStep, "edge \(edge.from) → \(edge.to): there is no step \(edge.from)", steps: [edge.from])
      }
      guard let to = indices[Name(edge.to)] else {
        throw GraphError(.unknownStep, "edge \(edge.from) → \(edge.to): there is no step \(edge.to)", steps: [edge.to])
      }
      guard seen.insert([from, to]).inserted else {
        throw GraphError(
          .duplicateEdge, "there are two edges \(edge.from) → \(edge.to); put both bindings into one map",
          steps: [edge.from, edge.to])
      }
      ends.append(Ends(from: from, to: to))
    }
    return ends
  }

  static func refuseCycle(steps: [Step], ends: [Ends]) throws(GraphError) {
    do {
      _ = try LevelOrder(
        count: steps.count, edges: ends.map { CellEdge(from: UInt32($0.from), to: UInt32($0.to)) })
    } catch {
      let members = error.members.map { steps[$0].key }
      let path = (members + members.prefix(1)).joined(separator: " → ")
      throw GraphError(.cycle, "steps form a cycle: \(path)", steps: members)
    }
  }
}
